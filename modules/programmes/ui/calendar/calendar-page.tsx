import '../programmes.css';
import './calendar.css';
import { Button, MultiSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { formatCount } from '#core/text/plural.ts';
import { addDays, addMonths, partsOfDay, weekdayOf } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { monthName } from '#core/time/months.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { SwitchField } from '#core/ui/form.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Page } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import type { CalendarEntry } from '../../contract/calendar.ts';
import { OCCURRENCE_STATE_TITLES } from '../../model/states.ts';
import { programmes } from '../api.ts';
import { MonthlyPlan } from './monthly-plan.tsx';
import { Subscribe } from './subscribe.tsx';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/u;
const DUE = ['срок', 'срока', 'сроков'] as const;
const WEEKDAYS = ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс'];

/** Opened on Monday morning and before a meeting; they want to be rid of five plans in five files when asked what is due this month. */
export function CalendarPage() {
  const { today } = useSession();
  const [address, change] = useAddressState({ month: '', mine: false, programmes: [] as readonly string[] });
  const month = MONTH.test(address.month) ? address.month : today.slice(0, 7);
  const from = `${month}-01`;
  const to = addDays(addMonths(from, 1), -1);
  const input = { from, to, programmeIds: [...address.programmes], isMine: address.mine };
  const query = useQuery(programmes.query.calendar.queryOptions({ input, placeholderData: keepPreviousData }));
  const shift = (count: number) => change({ month: addMonths(from, count).slice(0, 7) });
  const { year, month: number } = partsOfDay(from);
  return (
    <Page
      title="Календарь"
      {...(query.data && query.data.entries.length > 0 && { count: formatCount(query.data.entries.length, DUE) })}
      actions={
        <>
          <MonthlyPlan month={month} />
          <Subscribe />
        </>
      }
    >
      <div className="op-plan-cal-bar">
        <div className="op-plan-cal-month">
          <Button variant="default" leftSection={<IconChevronLeft size="1rem" aria-hidden />} onClick={() => shift(-1)}>
            Раньше
          </Button>
          <h2>{`${monthName(number)} ${year}`}</h2>
          <Button
            variant="default"
            rightSection={<IconChevronRight size="1rem" aria-hidden />}
            onClick={() => shift(1)}
          >
            Позже
          </Button>
        </div>
        <SwitchField label="Только мои" value={address.mine} onChange={(mine) => change({ mine })} />
        <MultiSelect
          aria-label="Программы"
          placeholder={address.programmes.length === 0 ? 'Все программы' : ''}
          data={(query.data?.programmes ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          value={[...address.programmes]}
          onChange={(chosen) => change({ programmes: chosen })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Показать все программы' }}
          className="op-plan-cal-choice"
        />
      </div>
      <Loaded query={query}>
        {({ entries }) =>
          entries.length === 0 ? <Nothing /> : <MonthView from={from} to={to} entries={entries} today={today} />
        }
      </Loaded>
    </Page>
  );
}

function Nothing() {
  return (
    <EmptyState
      title="В этом месяце сроков нет"
      text="Здесь собираются сроки всех программ, которые выполняются. Перейдите к другому месяцу или запустите программу."
    />
  );
}

interface MonthProps {
  readonly from: string;
  readonly to: string;
  readonly entries: readonly CalendarEntry[];
  readonly today: string;
}

function listDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** A month as a sheet; on a phone as a list of the days that hold something. */
function MonthView({ from, to, entries, today }: MonthProps) {
  const byDay = Map.groupBy(entries, ({ dueOn }) => dueOn);
  return (
    <>
      <div className="op-plan-cal-week" aria-hidden>
        {WEEKDAYS.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <ol className="op-plan-cal" style={{ '--op-first': weekdayOf(from) } as React.CSSProperties}>
        {listDays(from, to).map((day) => (
          <DayCell key={day} day={day} entries={byDay.get(day) ?? []} isToday={day === today} today={today} />
        ))}
      </ol>
    </>
  );
}

interface DayProps {
  readonly day: string;
  readonly entries: readonly CalendarEntry[];
  readonly isToday: boolean;
  readonly today: string;
}

function DayCell({ day, entries, isToday, today }: DayProps) {
  return (
    <li
      data-today={isToday || undefined}
      data-empty={entries.length === 0 || undefined}
      data-weekend={weekdayOf(day) > 5 || undefined}
    >
      <time dateTime={day}>
        <span className="op-plan-cal-number">{partsOfDay(day).day}</span>
        <span className="op-plan-cal-full">{formatDay(day)}</span>
      </time>
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.occurrenceId} entry={entry} today={today} />
        ))}
      </ul>
    </li>
  );
}

function toneOf({ state, dueOn }: CalendarEntry, today: string): 'good' | 'wait' | 'calm' {
  if (state === 'done') return 'good';
  return dueOn < today && state !== 'not_done' && state !== 'unmarked' ? 'wait' : 'calm';
}

function Entry({ entry, today }: { entry: CalendarEntry; today: string }) {
  const { programmeId, activityId, isProgrammeOpen, title, programme, executor, state } = entry;
  const href = isProgrammeOpen ? `/programmes/${programmeId}?row=${activityId}` : '/my-activities';
  const tone = toneOf(entry, today);
  return (
    <li className="op-plan-cal-entry" data-tone={tone}>
      <RouterLink href={href} title={`${title}. ${programme}`}>
        {title}
      </RouterLink>
      <div className="op-plan-cal-about op-small op-muted">
        <StateBadge tone={tone}>{tone === 'wait' ? 'срок прошёл' : OCCURRENCE_STATE_TITLES[state]}</StateBadge>
        <span>{[programme, executor].filter(Boolean).join(' · ')}</span>
      </div>
    </li>
  );
}
