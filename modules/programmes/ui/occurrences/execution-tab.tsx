import './occurrences.css';
import { Button, SegmentedControl } from '@mantine/core';
import { IconReportAnalytics } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { Attention, Section } from '#core/ui/page.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { programmes } from '../api.ts';
import { Board, BoardNumber } from './board.tsx';
import { gatherAll, useListAddress } from './list-address.ts';
import { OccurrenceList } from './occurrence-list.tsx';
import { ReviewDialog } from './text-dialog.tsx';
import { PLAIN_MARK, useMark } from './use-mark.ts';
import { BOARD_COLUMNS, countDues, ofDues } from './words.ts';

/**
 * Opened by the working group before it meets and by the coordinator on Friday; they want to be rid of a table with «вып.» in its last column.
 */
export function ExecutionTab({ programme }: { programme: ProgrammeAnswer }) {
  const { id } = programme;
  const query = useQuery(programmes.query.showBoard.queryOptions({ input: { id } }));
  const [isReviewing, setReviewing] = useState(false);
  const mayReport = programme.actions.includes('report');
  return (
    <Loaded query={query}>
      {(board) =>
        board.total.all + board.total.unmarked === 0 ? (
          <NoRows />
        ) : (
          <div className="op-plan-mark-tab">
            <StateNote state={programme.state} />
            {board.total.unmarked > 0 && mayReport ? <Past programmeId={id} count={board.total.unmarked} /> : null}
            <Section
              title="Сводка"
              note="числа — сроки: у пункта их бывает несколько; каждое открывает свой список"
              actions={
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconReportAnalytics size="1rem" aria-hidden />}
                  onClick={() => setReviewing(true)}
                >
                  Справка для заседания
                </Button>
              }
            >
              <Totals programmeId={id} counts={board.total} />
              <Board programmeId={id} board={board} />
            </Section>
            <Section title="Сроки пунктов" actions={<WhichRows />}>
              <OccurrenceList
                programmeId={id}
                empty={(isNarrowed, reset) => <NothingFound isNarrowed={isNarrowed} onReset={reset} />}
              />
            </Section>
            {isReviewing ? <ReviewDialog programmeId={id} onClose={() => setReviewing(false)} /> : null}
          </div>
        )
      }
    </Loaded>
  );
}

/** What waits for a mark comes first; a filter of the reader's own looks among all. */
function WhichRows() {
  const [{ show, marks, bucket, attention }, change] = useListAddress();
  const isAll = show !== '' || marks.length > 0 || bucket !== '' || attention !== '';
  return (
    <SegmentedControl
      size="xs"
      aria-label="Какие сроки показать"
      data={[
        { value: 'waiting', label: 'Ждут отметки' },
        { value: 'all', label: 'Все сроки' },
      ]}
      value={isAll ? 'all' : 'waiting'}
      onChange={(next) => change({ show: next === 'all' ? 'all' : '', marks: [], bucket: '', attention: '' })}
    />
  );
}

function StateNote({ state }: { state: ProgrammeAnswer['state'] }) {
  if (state === 'draft')
    return <p className="op-plan-mark-note">Это проект: отмечать исполнение можно, когда программа начнётся.</p>;
  return state === 'running' ? null : (
    <p className="op-plan-mark-note">
      Программа закончена: отметки остались, какими были. Чтобы изменить их, возобновите её.
    </p>
  );
}

function NoRows() {
  return (
    <EmptyState
      title="Отмечать пока нечего"
      text="Здесь видно, что выполнено, что просрочено и что перенесено. Появится, когда в дорожной карте будет хотя бы один пункт."
    />
  );
}

function NothingFound({ isNarrowed, onReset }: { isNarrowed: boolean; onReset: () => void }) {
  if (isNarrowed)
    return (
      <EmptyState
        title="Ничего не нашлось"
        text="Под эти условия не подходит ни один срок."
        action={<Button onClick={onReset}>Сбросить фильтры</Button>}
      />
    );
  return (
    <EmptyState title="Отметки не ждёт ни один срок" text="Всё отмечено. Что уже сделано, видно под «Все сроки»." />
  );
}

const TOTALS = ['done', 'overdue', 'soon', 'not_done', 'unmarked'] as const;

function Totals({
  programmeId,
  counts,
}: {
  programmeId: string;
  counts: Parameters<typeof Board>[0]['board']['total'];
}) {
  const place = { programmeId, title: 'Всего по плану' };
  return (
    <dl className="op-plan-mark-totals">
      {TOTALS.filter((bucket) => bucket !== 'unmarked' || counts.unmarked > 0).map((bucket) => {
        const column = BOARD_COLUMNS.find((one) => one.bucket === bucket);
        return column === undefined ? null : (
          <div key={bucket}>
            <dt>{column.title}</dt>
            <dd>
              <BoardNumber place={place} column={column} value={counts[bucket]} size="large" />
              {bucket === 'done' ? <span className="op-muted op-small"> из {ofDues(counts.all)}</span> : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** What lies before the day the programme is kept here: marked when there is time for it, each row for its own day. */
function Past({ programmeId, count }: { programmeId: string; count: number }) {
  const { markMany, problem, isBusy } = useMark();
  const mark = async () => {
    const rows = await gatherAll({ programmeIds: [programmeId], bucket: 'unmarked' });
    const ids = rows.filter((row) => row.mayReport).map(({ id }) => id);
    await markMany(ids, { ...PLAIN_MARK, step: 'complete' });
  };
  return (
    <>
      <Attention
        action={
          <Button variant="default" size="xs" loading={isBusy} onClick={() => void mark()}>
            Отметить прошлое выполненным
          </Button>
        }
      >
        До начала учёта здесь — {countDues(count)}: не отмечены и просроченными не считаются.
      </Attention>
      <Problem text={problem} />
    </>
  );
}
