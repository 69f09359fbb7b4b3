import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { showProblem } from '#core/ui/state.tsx';
import type { ListedRow } from '../contract/shapes.ts';
import { imports } from './api.ts';
import type { Batch } from './import-page.tsx';
import { ROW_WORDS, wordsOf } from './words.ts';

/** One human or thing of the lists: left what the row says, right what would become of it. */
export function RowCard({ batch, row }: { batch: Batch; row: ListedRow }) {
  const words = ROW_WORDS[row.state];
  const place = [row.file, row.row > 0 ? `строка ${row.row}` : ''].filter((part) => part !== '').join(', ');
  return (
    <article className="imp-row" aria-label={row.label}>
      <div className="imp-row-head">
        {row.href === null ? <strong>{row.label}</strong> : <RouterLink href={row.href}>{row.label}</RouterLink>}
        <StateBadge tone={words.tone}>{words.title}</StateBadge>
        <span className="op-muted op-small">{place}</span>
      </div>
      <dl>
        {[...new Map(row.understood.map((fact) => [`${fact.title}|${fact.value}`, fact]))].map(([key, fact]) => (
          <Fact key={key} {...fact} />
        ))}
      </dl>
      <div className="imp-question">
        <Changes changes={row.changes} />
        <Issues issues={row.issues} />
        {row.question === null ? null : <RowQuestion batch={batch} row={row} question={row.question} />}
      </div>
    </article>
  );
}

function Fact({ title, value }: { title: string; value: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Changes({ changes }: { changes: ListedRow['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <ul>
      {changes.map(({ title, item, before, after }) => (
        <li key={`${title}|${item}|${after}`}>
          {`${title}: `}
          {before === '' ? null : <s className="op-muted">{before}</s>}
          {before === '' ? after : ` → ${after}`}
        </li>
      ))}
    </ul>
  );
}

function Issues({ issues }: { issues: ListedRow['issues'] }) {
  if (issues.length === 0) return null;
  return (
    <ul>
      {issues.map(({ cell, value, message }) => (
        <li key={`${cell}|${message}`}>
          <span className="op-tabular">{cell}</span>
          {value === '' ? ': ' : ` «${value}»: `}
          {message}
        </li>
      ))}
    </ul>
  );
}

type Question = NonNullable<ListedRow['question']>;

function listAnswers(question: Question, another: string): { value: string; text: string }[] {
  const same = question.candidates.map(({ id, title, note }) => ({
    value: `same:${id}`,
    text: `Это ${title}: ${note}`,
  }));
  const fresh = question.mayBeNew ? [{ value: 'new', text: another }] : [];
  const answers = [...same, ...fresh, { value: 'skip', text: 'Не загружать строку' }];
  const isProposed = (value: string) =>
    question.proposal === 'same' ? value === same[0]?.value : value === question.proposal;
  return answers.map(({ value, text }) => ({ value, text: isProposed(value) ? `${text} (предлагаем)` : text }));
}

function RowQuestion({ batch, row, question }: { batch: Batch; row: ListedRow; question: Question }) {
  const client = useQueryClient();
  const answer = useMutation(
    imports.query.answer.mutationOptions({
      onSuccess: () => client.invalidateQueries(),
      onError: (error) => showProblem('Ответ не сохранён', readProblem(error).text),
    }),
  );
  const isAsked = row.state === 'doubtful' && question.reason !== 'organization' && batch.actions.includes('answer');
  return (
    <>
      <div>{question.text}</div>
      {row.state === 'missing' ? <div className="op-muted op-small">{question.candidates[0]?.note}</div> : null}
      {isAsked
        ? listAnswers(question, wordsOf(batch.kind).another).map(({ value, text }) => (
            <Button
              key={value}
              className="imp-answer"
              variant={row.answer === value ? 'light' : 'default'}
              size="sm"
              justify="flex-start"
              aria-pressed={row.answer === value}
              leftSection={row.answer === value ? <IconCheck size="1rem" aria-hidden /> : null}
              styles={{ label: { whiteSpace: 'normal' } }}
              loading={answer.isPending && answer.variables?.answer === value}
              onClick={() =>
                answer.mutate({ id: batch.id, rowIds: [row.id], answer: row.answer === value ? null : value })
              }
            >
              {text}
            </Button>
          ))
        : null}
      {isAsked && question.candidates.length === 1 ? <Changes changes={question.candidates[0]?.changes ?? []} /> : null}
    </>
  );
}
