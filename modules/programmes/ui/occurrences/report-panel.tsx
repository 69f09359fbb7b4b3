import './occurrences.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatCount } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { SidePanel } from '#core/ui/dialog.tsx';
import { type Fact, Facts } from '#core/ui/facts.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { useSession } from '#core/ui/session.tsx';
import type { MarkInput, OccurrenceAnswer } from '../../contract/occurrences.ts';
import { OCCURRENCE_STATE_TITLES } from '../../model/states.ts';
import { dayWhenEmpty } from '../../rules/occurrence-states.ts';
import { shortName } from '../../rules/short-name.ts';
import { programmes } from '../api.ts';
import { RowHistory } from '../programme/history-tab.tsx';
import { Evidence } from './evidence.tsx';
import { type MarkDraft, MarkForm } from './mark-form.tsx';
import { PLAIN_MARK, useMark } from './use-mark.ts';
import { badgeOf, describeAmount, describeDue, describeTime } from './words.ts';

interface PanelProps {
  /** '' while nothing is open */
  readonly occurrenceId: string;
  /** To another time of the same row. */
  readonly onChoose: (occurrenceId: string) => void;
  readonly onClose: () => void;
}

/**
 * Opened from a row of a plan, wherever it is seen, by whoever did it or collects the marks; they want to be rid of writing a report: one
 * sentence, one number, and what shows it.
 */
export function ReportPanel({ occurrenceId, onChoose, onClose }: PanelProps) {
  const query = useQuery({
    ...programmes.query.getOccurrence.queryOptions({ input: { id: occurrenceId } }),
    enabled: occurrenceId !== '',
  });
  return (
    <SidePanel opened={occurrenceId !== ''} onClose={onClose} title={query.data?.title ?? 'Пункт плана'}>
      {occurrenceId === '' ? null : (
        <Loaded query={query}>
          {(row) => <Content key={row.id} row={row} onChoose={onChoose} onClose={onClose} />}
        </Loaded>
      )}
    </SidePanel>
  );
}

type ContentProps = Omit<PanelProps, 'occurrenceId'> & { readonly row: OccurrenceAnswer };

function Content({ row, onChoose, onClose }: ContentProps) {
  const badge = badgeOf(row);
  return (
    <div className="op-plan-mark-panel">
      <div className="op-plan-mark-head">
        <StateBadge tone={badge.tone}>{badge.text}</StateBadge>
        <span className="op-tabular">{describeDue(row)}</span>
        {row.firstDueOn === null ? null : (
          <span className="op-muted op-small">
            сначала до&nbsp;{formatDay(row.firstDueOn)}
            {row.moves > 1 ? `, переносили ${formatCount(row.moves, ['раз', 'раза', 'раз'])}` : ''}
          </span>
        )}
      </div>
      <Facts facts={listFacts(row)} />
      {row.steps.length === 0 ? null : <Marking row={row} onClose={onClose} />}
      <Evidence occurrenceId={row.id} lines={row.evidence} mayChange={row.steps.length > 0} />
      <OtherTimes row={row} onChoose={onChoose} />
      {row.mayOpenProgramme ? <RowHistory programmeId={row.programmeId} activityId={row.activityId} /> : null}
    </div>
  );
}

function describeSource(row: OccurrenceAnswer): string | undefined {
  if (row.amountSource !== null) return row.amountSource;
  return row.fed === null ? 'внесено вручную' : undefined;
}

/** A number by hand with what data say beside it; which of the two it is stands in words. */
function AmountNote({ row }: { row: OccurrenceAnswer }) {
  if (row.fed === null) return <>{describeSource(row)}</>;
  const fed = describeAmount({ amount: row.fed.amount, amountWords: row.fed.words });
  return (
    <>
      внесено вручную; {row.fed.source}: {fed}
    </>
  );
}

function listFacts(row: OccurrenceAnswer): Fact[] {
  const who = row.executor === null ? null : shortName(row.executor);
  const facts: (Fact | false)[] = [
    {
      label: 'План',
      value: row.mayOpenProgramme ? (
        <RouterLink href={`/programmes/${row.programmeId}`}>{row.programme}</RouterLink>
      ) : (
        row.programme
      ),
    },
    row.dueWords !== '' && { label: 'Срок в документе', value: row.dueWords },
    { label: 'Исполнитель', value: who, ...(row.owners !== '' && { note: `в документе: ${row.owners}` }) },
    row.expected !== null && { label: 'Ожидаемый результат', value: row.expected },
    row.doneOn !== null && { label: 'Выполнено', value: formatDay(row.doneOn) },
    row.report !== null && { label: 'Что сделано', value: row.report },
    row.amount !== null && { label: 'Сколько', value: describeAmount(row), note: <AmountNote row={row} /> },
    row.reason !== null && { label: 'Причина', value: row.reason },
  ];
  return facts.filter((fact) => fact !== false);
}

function draftOf(row: OccurrenceAnswer): Partial<MarkDraft> {
  const step = row.state === 'not_done' ? 'miss' : row.state === 'planned' ? 'complete' : undefined;
  return {
    ...(step && { step }),
    on: row.doneOn,
    report: row.report ?? '',
    amount: row.amount,
    ...(row.amountWords !== null && { unit: row.amountWords }),
    reason: row.state === 'not_done' ? (row.reason ?? '') : '',
  };
}

function Marking({ row, onClose }: { row: OccurrenceAnswer; onClose: () => void }) {
  const { markOne, problem, isBusy } = useMark();
  const { today } = useSession();
  const mark = async (input: MarkInput) => {
    const isMarked = await markOne(row, input);
    if (isMarked) onClose();
    return isMarked;
  };
  return (
    <section className="op-plan-mark-part" aria-label="Отметка">
      <MarkForm
        key={row.version}
        draftKey={row.id}
        emptyDay={dayWhenEmpty(row, today)}
        initial={draftOf(row)}
        steps={row.steps}
        isDateless={row.dueOn === null}
        isCorrection={row.state === 'done'}
        problem={problem}
        isBusy={isBusy}
        onMark={mark}
      />
      <div className="op-plan-mark-head">
        {row.steps.includes('reset') ? (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={isBusy}
            onClick={() => void markOne(row, { ...PLAIN_MARK, step: 'reset' })}
          >
            {row.state === 'moved' ? 'Вернуть первый срок' : 'Снять отметку'}
          </Button>
        ) : null}
        {row.fed === null || row.state !== 'done' ? null : (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => void markOne(row, { ...PLAIN_MARK, step: 'complete', on: row.doneOn, amount: null })}
          >
            Взять число из данных
          </Button>
        )}
      </div>
    </section>
  );
}

function OtherTimes({ row, onChoose }: { row: OccurrenceAnswer; onChoose: (id: string) => void }) {
  const { today } = useSession();
  if (row.siblings.length === 0) return null;
  return (
    <section className="op-plan-mark-part" aria-label="Другие сроки этого пункта">
      <h3>Другие сроки этого пункта</h3>
      <ul className="op-plan-mark-lines">
        {row.siblings.map((time) => (
          <li key={time.id}>
            <Button variant="subtle" size="compact-sm" onClick={() => onChoose(time.id)}>
              {describeTime(time, today)}
            </Button>
            <span className="op-muted op-small">
              {time.isOverdue ? 'срок прошёл' : OCCURRENCE_STATE_TITLES[time.state]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
