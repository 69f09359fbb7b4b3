import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import type { EditRow } from '#core/ui/edit-grid/model.ts';
import { EditGrid } from '#core/ui/edit-grid.tsx';
import { Page } from '#core/ui/page.tsx';
import { ErrorState, PageSkeleton, showDone, showProblem } from '#core/ui/state.tsx';
import { people } from './api.ts';
import { useDirectory, useOrganizations } from './directories.ts';
import { type GridPerson, type GridWords, makeGridColumns, toGridRow, toSave } from './grid/rows.ts';
import { readFilter, useRegisterAddress } from './list/register.ts';

const ROWS = ['строка', 'строки', 'строк'] as const;
const MOST = 500;

/**
 * Opened by a methodist or a deputy in September with an Excel list beside; they want to be rid of opening a card for each cell.
 */
export function GridPage() {
  const [address] = useRegisterAddress();
  const filter = useMemo(() => readFilter(address), [address]);
  const { data, error, refetch } = useQuery({
    ...people.query.listGrid.queryOptions({ input: filter }),
    // What is typed must not be swept away by a fresh answer.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const organizations = useOrganizations();
  const posts = useDirectory('post');
  const categories = useDirectory('category');
  const isReady = organizations.choices.length > 0 && posts.choices.length > 0 && categories.choices.length > 0;
  if (error) return <ErrorState text={readProblem(error).text} onRetry={() => void refetch()} />;
  if (!data || !isReady) return <PageSkeleton />;
  const words = { organizations, posts, categories, today: data.asOf };
  return (
    <Page
      title="Правка в таблице"
      count={formatCount(data.rows.length, ROWS)}
      lead="Стрелки и ввод — как в Excel; вставляйте сразу блок ячеек. Изменения уходят в базу по кнопке «Сохранить»."
      back={{ href: '/people', title: 'Педагоги и руководители' }}
    >
      {data.rows.length === MOST ? (
        <p className="op-muted">Показаны первые {MOST}: выберите организацию в списке, чтобы править её целиком.</p>
      ) : null}
      <Grid rows={data.rows} words={words} reload={async () => (await refetch()).data?.rows ?? []} />
    </Page>
  );
}

interface GridProps {
  readonly rows: readonly GridPerson[];
  readonly words: GridWords;
  readonly reload: () => Promise<readonly GridPerson[]>;
}

function Grid({ rows, words, reload }: GridProps) {
  const columns = useMemo(() => makeGridColumns(words), [words]);
  const known = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const initial = useMemo(() => rows.map((row) => toGridRow(row, words)), [rows, words]);
  const save = async (changed: readonly EditRow[]): Promise<readonly EditRow[]> => {
    const lines = changed.map((row) => toSave(row, known.get(row.id), words));
    const { saved, refused } = await people.call.saveGrid({ rows: lines });
    const now = (await reload()).map((row) => toGridRow(row, words));
    if (saved.length > 0) showDone(`Сохранено: ${formatCount(saved.length, ROWS)}`);
    if (refused.length === 0) return now;
    const said = refused.map((line) => `${changed[line.index]?.cells.name ?? 'Без имени'}: ${line.text}`);
    showProblem(`Не сохранено: ${formatCount(refused.length, ROWS)}`, said.join(' '));
    // What was refused stays as it was typed, unsaved, to be put right.
    const left = refused.flatMap(({ index }) => (changed[index] ? [{ ...changed[index], isNew: true }] : []));
    const ids = new Set(left.map((row) => row.id));
    return [...left, ...now.filter((row) => !ids.has(row.id))];
  };
  return <EditGrid label="Педагоги" rows={initial} columns={columns} onSave={save} addLabel="Добавить человека" />;
}
