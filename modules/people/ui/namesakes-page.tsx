import './facts/fact-lines.css';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { TagBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Page } from '#core/ui/page.tsx';
import { EmptyState, ErrorState, PageSkeleton, showProblem, showUndo } from '#core/ui/state.tsx';
import { people } from './api.ts';

interface Side {
  readonly id: string;
  readonly name: string;
  readonly posts: string;
  readonly hasBirthDate: boolean;
  readonly lines: number;
}

interface Pair {
  readonly first: Side;
  readonly second: Side;
  readonly reason: string;
}

const PAIRS = ['пара', 'пары', 'пар'] as const;
const LINES = ['запись', 'записи', 'записей'] as const;

/**
 * Opened by a methodist after a load of school lists; they want to be rid of counting one person twice.
 */
export function NamesakesPage() {
  const { data, error, refetch } = useQuery(people.query.listNamesakes.queryOptions({ input: {} }));
  if (error) return <ErrorState text={readProblem(error).text} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <Page
      title="Похожие записи"
      count={data.pairs.length === 0 ? undefined : formatCount(data.pairs.length, PAIRS)}
      lead="Решаете вы: объединить или отметить, что это разные люди, можно одним нажатием и так же отменить."
      back={{ href: '/people', title: 'Педагоги и руководители' }}
    >
      {data.pairs.length === 0 ? (
        <EmptyState
          title="Похожих записей нет"
          text="Каждый человек записан один раз. Проверьте снова после загрузки новых списков."
        />
      ) : (
        <div className="people-pairs">
          {data.pairs.map((pair) => (
            <PairLine key={`${pair.first.id} ${pair.second.id}`} pair={pair} />
          ))}
        </div>
      )}
    </Page>
  );
}

function useMerging() {
  const client = useQueryClient();
  const merge = useMutation(people.query.merge.mutationOptions());
  const refresh = () => client.invalidateQueries({ queryKey: people.query.key() });
  const undo = async (mergeId: string) => {
    try {
      await people.call.undoMerge({ mergeId });
      await refresh();
    } catch (error) {
      showProblem(readProblem(error).text);
    }
  };
  const run = async (kept: Side, merged: Side) => {
    try {
      const { mergeId } = await merge.mutateAsync({ keptId: kept.id, mergedId: merged.id });
      await refresh();
      showUndo(`Объединено: осталась карточка «${kept.name}»`, () => void undo(mergeId));
    } catch (error) {
      showProblem(readProblem(error).text);
    }
  };
  return { run, isPending: merge.isPending };
}

/** «Разные люди» is remembered: the pair is not shown again. */
function useTellingApart() {
  const client = useQueryClient();
  const tell = useMutation(people.query.setApart.mutationOptions());
  const refresh = () => client.invalidateQueries({ queryKey: people.query.key() });
  const set = async ({ first, second }: Pair, isApart: boolean) => {
    try {
      await tell.mutateAsync({ firstId: first.id, secondId: second.id, isApart });
      await refresh();
      if (isApart)
        showUndo(
          `«${first.name}» и «${second.name}» — разные люди`,
          () => void set({ first, second, reason: '' }, false),
        );
    } catch (error) {
      showProblem(readProblem(error).text);
    }
  };
  return { tellApart: (pair: Pair) => void set(pair, true), isPending: tell.isPending };
}

function PairLine({ pair }: { pair: Pair }) {
  const { first, second, reason } = pair;
  const { run, isPending } = useMerging();
  const { tellApart, isPending: isTelling } = useTellingApart();
  const [fuller, other] = second.lines > first.lines ? [second, first] : [first, second];
  return (
    <section className="people-pair" aria-label={`${first.name} и ${second.name}`}>
      <div>
        <TagBadge>{reason}</TagBadge>
      </div>
      <div className="people-pair-sides">
        {[fuller, other].map((side) => (
          <div key={side.id}>
            <RouterLink href={`/people/${side.id}`}>{side.name}</RouterLink>
            <div>{side.posts === '' ? 'без действующей должности' : side.posts}</div>
            <div className="op-muted op-small">
              {formatCount(side.lines, LINES)} в карточке, дата рождения {side.hasBirthDate ? 'внесена' : 'не внесена'}
            </div>
            <Button
              mt={6}
              variant={side === fuller ? 'light' : 'default'}
              size="compact-sm"
              loading={isPending}
              onClick={() => void run(side, side === fuller ? other : fuller)}
            >
              Объединить, оставить эту
            </Button>
          </div>
        ))}
      </div>
      <div>
        <Button variant="default" size="compact-sm" loading={isTelling} onClick={() => tellApart(pair)}>
          Это разные люди
        </Button>
      </div>
    </section>
  );
}
