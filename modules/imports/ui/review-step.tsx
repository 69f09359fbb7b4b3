import { Button, Stack } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { formatNumber } from '#core/text/plural.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { TextField } from '#core/ui/form.tsx';
import { Attention, Section } from '#core/ui/page.tsx';
import { ErrorState, LinesSkeleton, showDone, showProblem } from '#core/ui/state.tsx';
import { type ListedRowState, rowStates } from '../contract/shapes.ts';
import { imports } from './api.ts';
import { BatchFiles } from './batch-files.tsx';
import type { Batch } from './import-page.tsx';
import { OrganizationQuestions } from './organization-questions.tsx';
import { RowCard } from './row-card.tsx';
import { countThings, ROW_WORDS, wordsOf } from './words.ts';

const PAGE = 50;
const SHOWN: readonly ListedRowState[] = ['doubtful', 'wrong', 'changed', 'new', 'missing', 'unchanged'];

function CountButton({
  batch,
  state,
  isOn,
  onToggle,
}: {
  batch: Batch;
  state: ListedRowState;
  isOn: boolean;
  onToggle: () => void;
}) {
  const words = ROW_WORDS[state];
  return (
    <button type="button" className="imp-count" aria-pressed={isOn} onClick={onToggle} disabled={state === 'unchanged'}>
      <strong className="op-tabular">{formatNumber(batch.counts[state])}</strong>
      <StateBadge tone={words.tone}>{words.title}</StateBadge>
    </button>
  );
}

/** What was understood, and every doubt as a question. Nothing is written here. */
export function ReviewStep({ batch }: { batch: Batch }) {
  const [filter, change] = useAddressState({ state: '', search: '' });
  const chosen = rowStates.find((state) => state === filter.state);
  return (
    <Stack gap="lg">
      {batch.problem === null ? null : <ErrorState title="Записать не получилось" text={batch.problem} />}
      {batch.counts.notes.length === 0 ? null : (
        <Attention>
          {batch.counts.notes.map((note) => (
            <div key={note}>{note}</div>
          ))}
        </Attention>
      )}
      <OrganizationQuestions batch={batch} />
      <section className="imp-counts" aria-label="Что нашли в файлах">
        {SHOWN.map((state) => (
          <CountButton
            key={state}
            batch={batch}
            state={state}
            isOn={chosen === state}
            onToggle={() => change({ state: chosen === state ? '' : state })}
          />
        ))}
      </section>
      <BatchFiles batch={batch} />
      <Section
        title={chosen === undefined ? 'Строки' : ROW_WORDS[chosen].title}
        note={chosen === 'missing' ? 'Никто не увольняется сам собой: решите это в карточке человека.' : undefined}
      >
        <Stack gap="sm">
          <TextField
            label={wordsOf(batch.kind).find}
            isLabelHidden
            placeholder={wordsOf(batch.kind).find}
            value={filter.search}
            onChange={(search) => change({ search })}
          />
          {batch.counts.doubtful > 0 && (chosen === undefined || chosen === 'doubtful') ? (
            <AnswerAll batch={batch} />
          ) : null}
          <RowList batch={batch} state={chosen} search={filter.search} />
        </Stack>
      </Section>
      <FinalBar batch={batch} />
    </Stack>
  );
}

export function RowList({ batch, state, search }: { batch: Batch; state: ListedRowState | undefined; search: string }) {
  const rows = useInfiniteQuery(
    imports.query.listRows.infiniteOptions({
      input: (offset: number) => ({
        id: batch.id,
        states: state === undefined ? [] : [state],
        search,
        offset,
        limit: PAGE,
      }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => {
        const loaded = pages.reduce((sum, page) => sum + page.rows.length, 0);
        return loaded < last.total ? loaded : undefined;
      },
    }),
  );
  if (rows.isPending) return <LinesSkeleton lines={6} />;
  if (rows.error) return <ErrorState text={readProblem(rows.error).text} onRetry={() => void rows.refetch()} />;
  const loaded = rows.data.pages.flatMap((page) => page.rows);
  const total = rows.data.pages[0]?.total ?? 0;
  if (total === 0) {
    const isSame = batch.counts.unchanged > 0 && state === undefined && search === '';
    return <p className="op-muted">{isSame ? 'Всё из этих файлов уже есть в реестре.' : 'Таких строк нет.'}</p>;
  }
  return (
    <div>
      {loaded.map((row) => (
        <RowCard key={row.id} batch={batch} row={row} />
      ))}
      {rows.hasNextPage ? (
        <Button variant="default" mt="sm" loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {`Показать ещё (${formatNumber(total - loaded.length)})`}
        </Button>
      ) : null}
    </div>
  );
}

function AnswerAll({ batch }: { batch: Batch }) {
  const client = useQueryClient();
  const answerAll = useMutation(
    imports.query.answerAll.mutationOptions({
      onSuccess: ({ answered }) => {
        showDone(`Отвечено на вопросы: ${answered}`);
        return client.invalidateQueries();
      },
      onError: (error) => showProblem('Ответить не получилось', readProblem(error).text),
    }),
  );
  if (batch.open === 0) return null;
  return (
    <div>
      <Button
        variant="default"
        loading={answerAll.isPending}
        onClick={() => answerAll.mutate({ id: batch.id, reason: '', answer: 'proposed' })}
      >
        Ответить на все вопросы, как предложено
      </Button>
    </div>
  );
}

function describeFinal({ kind, counts, answered }: Batch): string {
  const made = counts.organizations.filter(({ state }) => state === 'new').length;
  const parts = [`Будет добавлено: ${countThings(kind, counts.new)}`, `изменено: ${formatNumber(counts.changed)}`];
  if (answered > 0) parts.push(`по вашим ответам: ${formatNumber(answered)}`);
  if (made > 0) parts.push(`новых организаций: ${formatNumber(made)}`);
  const left = counts.wrong + Math.max(0, counts.doubtful - answered);
  return `${parts.join(', ')}.${left > 0 ? ` Останется вне записи: ${formatNumber(left)}.` : ''}`;
}

function FinalBar({ batch }: { batch: Batch }) {
  const client = useQueryClient();
  const apply = useMutation(
    imports.query.apply.mutationOptions({
      onSuccess: () => client.invalidateQueries(),
      onError: (error) => showProblem('Записать не получилось', readProblem(error).text),
    }),
  );
  const { counts } = batch;
  const isNothing = counts.new + counts.changed + batch.answered === 0;
  return (
    <div className="imp-final">
      <span>{isNothing ? 'Нового в файлах нет: реестр не изменится.' : describeFinal(batch)}</span>
      <Button
        loading={apply.isPending}
        disabled={isNothing && counts.unchanged === 0}
        onClick={() => apply.mutate({ id: batch.id, version: batch.version })}
      >
        {isNothing ? 'Завершить загрузку' : 'Записать в реестр'}
      </Button>
    </div>
  );
}
