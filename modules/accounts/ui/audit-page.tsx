import { useInfiniteQuery } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { Filters } from '#core/ui/filters.tsx';
import { History } from '#core/ui/history.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { Page } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState, ErrorState, LinesSkeleton } from '#core/ui/state.tsx';
import type { AuditLine } from '../model.ts';
import { accounts } from './api.ts';
import { describeAction, describeThing, type FieldChange, listFieldChanges } from './audit-words.ts';

const THINGS = [
  'person',
  'organization',
  'account',
  'setting',
  'document',
  'import_batch',
  'campaign',
  'participation',
];

/**
 * Opened by the head of the service when something is not as it was; they want to be rid of guessing: who, what, when, from what to what.
 */
export function AuditPage() {
  const { today } = useSession();
  const [filter, change] = useAddressState({ thing: '', actor: '', from: '', to: '' });
  const journal = useInfiniteQuery(
    accounts.query.listAudit.infiniteOptions({
      input: (beforeId: string | undefined) => ({
        beforeId,
        ...(filter.thing && { thing: filter.thing }),
        ...(filter.actor && { actor: filter.actor }),
        ...(filter.from && { from: filter.from }),
        ...(filter.to && { to: filter.to }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => (page.hasMore ? page.rows.at(-1)?.id : undefined),
    }),
  );
  const lines = journal.data?.pages.flatMap((page) => page.rows) ?? [];
  const isNarrowed = Object.values(filter).some((value) => value !== '');
  return (
    <Page
      title="Журнал изменений"
      lead="Кто, что и когда изменил. Результаты диагностики, даты рождения и СНИЛС в журнале не показываются."
      back={{ href: '/settings', title: 'Настройки' }}
    >
      <Filters
        filters={[
          {
            id: 'thing',
            title: 'Что изменено',
            kind: 'one',
            choices: THINGS.map((thing) => ({ value: thing, label: describeThing(thing) })),
          },
          { id: 'from', title: 'С', kind: 'day' },
          { id: 'to', title: 'По', kind: 'day' },
        ]}
        values={filter}
        onChange={(changes) => change(changes as Partial<typeof filter>)}
        search={{ value: filter.actor, placeholder: 'Кто изменил', onChange: (actor) => change({ actor }) }}
      />
      {journal.isPending ? <LinesSkeleton lines={8} /> : null}
      {journal.error ? (
        <ErrorState text={readProblem(journal.error).text} onRetry={() => void journal.refetch()} />
      ) : null}
      {journal.data && lines.length === 0 ? (
        <EmptyState
          title={isNarrowed ? 'Ничего не найдено' : 'Изменений ещё не было'}
          text={
            isNarrowed
              ? 'Снимите часть условий.'
              : 'Здесь появится каждое изменение: имя, время, прежнее и новое значение.'
          }
        />
      ) : null}
      {lines.length === 0 ? null : (
        <History
          lines={lines.map((line) => toHistoryLine(line, today))}
          {...(journal.hasNextPage && { onMore: () => void journal.fetchNextPage() })}
        />
      )}
    </Page>
  );
}

function toHistoryLine(line: AuditLine, today: string) {
  const changes = listFieldChanges(line.thing, line.before, line.after);
  return {
    id: line.id,
    when: formatMoment(line.at, today),
    who: line.actorName,
    what: (
      <>
        {describeAction(line.action, line.thing)}
        {changes.map((change) => (
          <FieldWords key={change.title} change={change} />
        ))}
        {line.isHidden ? <div className="op-muted op-small">Значения скрыты: это личные данные.</div> : null}
      </>
    ),
  };
}

function FieldWords({ change: { title, before, after } }: { change: FieldChange }) {
  return (
    <div className="op-small">
      <span className="op-muted">{title}: </span>
      {before === undefined ? null : <del>{before}</del>}
      {before === undefined || after === undefined ? null : <span className="op-muted"> → </span>}
      {after === undefined ? null : <ins>{after}</ins>}
    </div>
  );
}
