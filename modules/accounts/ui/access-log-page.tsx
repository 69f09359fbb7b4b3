import { useInfiniteQuery } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { History } from '#core/ui/history.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { Page } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '#core/ui/state.tsx';
import { accounts } from './api.ts';

const DEEDS = {
  scores: '— результаты диагностики',
  pathway: '— ИОМ',
  birth_date: '— дата рождения',
  export: '— выгрузка списка, где есть ваши данные',
} as const;

/**
 * Opened by a teacher who wonders who looks at them; they want to be rid of the doubt: every look, by whom, when, where.
 */
export function AccessLogPage() {
  const { today } = useSession();
  const log = useInfiniteQuery(
    accounts.query.listAccess.infiniteOptions({
      input: (beforeId: string | undefined) => ({ beforeId }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => (page.hasMore ? page.rows.at(-1)?.id : undefined),
    }),
  );
  if (log.isPending) return <PageSkeleton />;
  if (log.error) return <ErrorState text={readProblem(log.error).text} onRetry={() => void log.refetch()} />;
  const lines = log.data.pages.flatMap((page) => page.rows);
  return (
    <Page
      narrow
      title="Кто открывал мои данные"
      lead="Здесь каждый просмотр ваших результатов, ИОМ и даты рождения и каждая выгрузка с вашими данными. Сами вы в журнал не попадаете."
    >
      {lines.length === 0 ? (
        <EmptyState
          title="Ваши данные никто не открывал"
          text="Когда это случится, здесь появятся имя, время и страница."
        />
      ) : (
        <History
          lines={lines.map((line) => ({
            id: line.id,
            when: formatMoment(line.at, today),
            who: line.actorName,
            what: `${DEEDS[line.kind]} (${line.place})`,
          }))}
          {...(log.hasNextPage && { onMore: () => void log.fetchNextPage() })}
        />
      )}
    </Page>
  );
}
