import './occurrences.css';
import { Button } from '@mantine/core';
import { formatNumber, NBSP } from '#core/text/plural.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { Page } from '#core/ui/page.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { ATTENTION_KINDS } from '../../rules/attention.ts';
import { readWish, useListAddress, useOccurrenceRows } from './list-address.ts';
import { OccurrenceList } from './occurrence-list.tsx';
import { ATTENTION_TITLES, countDues } from './words.ts';

/**
 * Opened by the head of the service and by coordinators on Monday; they want to be rid of going through every plan to find what is late.
 */
export function AttentionPage() {
  const [address, setAddress] = useListAddress();
  const { first } = useOccurrenceRows(readWish(address, null));
  return (
    <Page
      title="Планы: требует внимания"
      count={first ? countDues(first.total) : NBSP}
      back={{ href: '/programmes', title: 'Программы и планы' }}
    >
      <nav className="op-plan-mark-kinds op-no-print" aria-label="Почему требует внимания">
        {ATTENTION_KINDS.map((kind) => (
          <Button
            key={kind}
            size="xs"
            variant={address.attention === kind ? 'filled' : 'default'}
            aria-pressed={address.attention === kind}
            onClick={() => setAddress({ attention: address.attention === kind ? '' : kind })}
          >
            {capitalise(ATTENTION_TITLES[kind])}
            <span className="op-plan-mark-count op-tabular">{first ? formatNumber(first.attention[kind]) : ''}</span>
          </Button>
        ))}
        <Button
          size="xs"
          variant={address.attention === 'all' ? 'filled' : 'default'}
          aria-pressed={address.attention === 'all'}
          onClick={() => setAddress({ attention: address.attention === 'all' ? '' : 'all' })}
        >
          Все сроки
        </Button>
      </nav>
      <OccurrenceList
        programmeId={null}
        empty={(isNarrowed, reset) => (isNarrowed ? <NothingFound onReset={reset} /> : <NoPlans />)}
      />
    </Page>
  );
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function NothingFound({ onReset }: { onReset: () => void }) {
  return (
    <EmptyState
      title="Таких сроков нет"
      text="Под эти условия ничего не подходит: либо всё в порядке, либо условия слишком узкие."
      action={<Button onClick={onReset}>Сбросить условия</Button>}
    />
  );
}

function NoPlans() {
  return (
    <EmptyState
      title="Выполняющихся планов нет"
      text="Здесь собираются пункты всех планов, которые идут: просроченные, ближайшие, без исполнителя и без подтверждения. Начните с одного плана."
      action={
        <Button component={RouterLink} href="/programmes">
          Открыть программы и планы
        </Button>
      }
    />
  );
}
