// Opened right after the files were given, or from the notice: what did the program understand, what does it ask, what will change. Then one button.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { ConfirmDialog } from '#core/ui/dialog.tsx';
import { useOpenAddress } from '#core/ui/link.tsx';
import { Page } from '#core/ui/page.tsx';
import { JobProgress } from '#core/ui/progress.tsx';
import { usePathParam } from '#core/ui/screen.ts';
import { ErrorState, NotFound, PageSkeleton, showDone, showProblem } from '#core/ui/state.tsx';
import { imports } from './api.ts';
import { AppliedStep } from './applied-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import './imports.css';
import { ReviewStep } from './review-step.tsx';
import { STATE_WORDS } from './words.ts';

export type Batch = Awaited<ReturnType<typeof imports.call.get>>;

const STEPS = [
  { id: 'columns', title: 'Столбцы' },
  { id: 'review', title: 'Проверка' },
  { id: 'done', title: 'Запись' },
] as const;
type StepId = (typeof STEPS)[number]['id'];

function currentStep({ state }: Batch, wanted: string): StepId {
  if (state === 'mapping') return 'columns';
  if (state === 'review') return wanted === 'columns' ? 'columns' : 'review';
  return state === 'reading' || state === 'failed' ? 'columns' : 'done';
}

function Steps({ step }: { step: StepId }) {
  return (
    <ol className="imp-steps" aria-label="Шаги загрузки">
      {STEPS.map(({ id, title }, at) => (
        <li key={id} {...(id === step && { 'aria-current': 'step' as const })}>{`${at + 1}. ${title}`}</li>
      ))}
    </ol>
  );
}

function isWorking({ state }: Batch): boolean {
  return state === 'reading' || state === 'applying';
}

export function ImportPage() {
  const id = usePathParam('batchId');
  const [address, change] = useAddressState({ step: '' });
  const batch = useQuery({
    ...imports.query.get.queryOptions({ input: { id } }),
    refetchInterval: (query) => (query.state.data && isWorking(query.state.data) ? 1000 : false),
  });
  if (batch.isPending) return <PageSkeleton />;
  if (batch.error) {
    const problem = readProblem(batch.error);
    return problem.code === 'not_found' ? (
      <NotFound href="/imports" />
    ) : (
      <ErrorState text={problem.text} onRetry={() => void batch.refetch()} />
    );
  }
  const { data } = batch;
  const step = currentStep(data, address.step);
  const words = STATE_WORDS[data.state];
  return (
    <Page
      title={data.title}
      lead={data.kindTitle}
      badges={<StateBadge tone={words.tone}>{words.title}</StateBadge>}
      back={{ href: '/imports', title: 'Загрузки' }}
      actions={<BatchActions batch={data} step={step} onStep={(next) => change({ step: next }, { push: true })} />}
    >
      <Steps step={step} />
      <BatchContent batch={data} step={step} onReview={() => change({ step: '' })} />
    </Page>
  );
}

function BatchContent({ batch, step, onReview }: { batch: Batch; step: StepId; onReview: () => void }) {
  if (isWorking(batch)) return <Working batch={batch} />;
  if (batch.state === 'failed') {
    return <ErrorState title="Прочитать не получилось" text={batch.problem ?? 'Попробуйте загрузить файлы ещё раз.'} />;
  }
  if (step === 'columns') return <ColumnsStep batch={batch} onDone={onReview} />;
  return step === 'review' ? <ReviewStep batch={batch} /> : <AppliedStep batch={batch} />;
}

function Working({ batch }: { batch: Batch }) {
  const open = useOpenAddress();
  const { job } = batch;
  return (
    <JobProgress
      state={job?.state === 'waiting' ? 'waiting' : 'running'}
      {...(job && job.total !== null && { done: job.done, total: job.total })}
      message={job?.message ?? (batch.state === 'applying' ? 'Записываем в реестр' : 'Читаем файлы')}
      onLeave={() => open('/imports')}
    />
  );
}

function BatchActions({ batch, step, onStep }: { batch: Batch; step: StepId; onStep: (step: string) => void }) {
  const mayColumns = batch.actions.includes('setColumns') && batch.state === 'review';
  return (
    <>
      {mayColumns ? (
        <Button variant="default" onClick={() => onStep(step === 'columns' ? '' : 'columns')}>
          {step === 'columns' ? 'Вернуться к проверке' : 'Поправить столбцы'}
        </Button>
      ) : null}
      {batch.actions.includes('discard') ? <Discard batch={batch} /> : null}
      {batch.actions.includes('takeBack') ? <TakeBack batch={batch} /> : null}
    </>
  );
}

function Discard({ batch }: { batch: Batch }) {
  const [isOpen, setOpen] = useState(false);
  const open = useOpenAddress();
  const discard = useMutation(imports.query.discard.mutationOptions());
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setOpen(true)}>
        Удалить загрузку
      </Button>
      <ConfirmDialog
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={`Удалить загрузку «${batch.title}»?`}
        confirmLabel="Удалить загрузку"
        onConfirm={async () => {
          await discard.mutateAsync({ id: batch.id });
          open('/imports');
        }}
      >
        В реестр она ничего не записала. Пропадут ответы, которые вы дали при проверке.
      </ConfirmDialog>
    </>
  );
}

function TakeBack({ batch }: { batch: Batch }) {
  const client = useQueryClient();
  const dependents = useQuery(imports.query.listDependents.queryOptions({ input: { id: batch.id } }));
  const takeBack = useMutation(
    imports.query.takeBack.mutationOptions({
      onSuccess: () => {
        showDone('Загрузка отменена: реестр прежний.');
        return client.invalidateQueries();
      },
      onError: (error) => showProblem('Отменить загрузку не получилось', readProblem(error).text),
    }),
  );
  const isBlocked = (dependents.data?.dependents.length ?? 0) > 0;
  return (
    <Button
      variant="default"
      loading={takeBack.isPending || dependents.isPending}
      disabled={isBlocked}
      onClick={() => takeBack.mutate({ id: batch.id })}
    >
      Отменить загрузку
    </Button>
  );
}
