import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useJob } from '#core/ui/job-watch.tsx';
import { RouterLink, useOpenAddress } from '#core/ui/link.tsx';
import { JobProgress } from '#core/ui/progress.tsx';
import { ErrorState } from '#core/ui/state.tsx';
import { SKIP_TITLES } from '../../model.ts';
import { pathways } from '../api.ts';
import type { ChosenCampaign } from './campaign-choice.tsx';
import { DraftUndo } from './draft-undo.tsx';
import { useReach } from './use-reach.ts';
import { countDrafts, countItems, countTeachers, type DraftAnswer } from './words.ts';

/** The job keeps what drafting answered; of an older programme it may be another shape. */
function readOutcome(result: unknown): DraftAnswer | undefined {
  const isOutcome = typeof result === 'object' && result !== null && 'drafted' in result && 'skipped' in result;
  return isOutcome ? (result as DraftAnswer) : undefined;
}

type DraftWorkProps = { campaign: ChosenCampaign; jobId: string; onBack: () => void };

/** While drafts are made and after it. The page may be left: its address brings back here. */
export function DraftWork({ campaign, jobId, onBack }: DraftWorkProps) {
  const open = useOpenAddress();
  const client = useQueryClient();
  const job = useJob(jobId);
  const isOver = job?.state === 'done';
  useEffect(() => {
    if (isOver) void client.invalidateQueries({ queryKey: pathways.query.key() });
  }, [isOver, client]);
  if (job?.state === 'failed') {
    return <Failed text="Проекты не записаны: работа прервалась, и всё осталось как было." onBack={onBack} />;
  }
  if (job === undefined || !isOver) {
    return (
      <JobProgress
        state={job?.state ?? 'waiting'}
        {...(job && job.total !== null && { done: job.done, total: job.total })}
        message={job?.message ?? 'Подбираем мероприятия к дефицитам'}
        onLeave={() => open('/pathways')}
      />
    );
  }
  return <Result campaign={campaign} outcome={readOutcome(job.result)} onBack={onBack} />;
}

function Failed({ text, onBack }: { text: string; onBack: () => void }) {
  return (
    <>
      <ErrorState title="Подготовить не получилось" text={text} />
      <div>
        <Button variant="default" onClick={onBack}>
          Вернуться к подготовке
        </Button>
      </div>
    </>
  );
}

function Result({
  campaign,
  outcome,
  onBack,
}: {
  campaign: ChosenCampaign;
  outcome: DraftAnswer | undefined;
  onBack: () => void;
}) {
  const { mayEdit } = useReach();
  return (
    <>
      <section className="op-pg-done" aria-label="Что записано">
        <strong role="status">
          {outcome
            ? `Подготовлено: ${countDrafts(outcome.drafted)}, ${countItems(outcome.items)}`
            : 'Проекты подготовлены'}
        </strong>
        {outcome && outcome.skipped.length > 0 ? (
          <span className="op-muted">
            {`Без проекта: ${outcome.skipped.map(({ reason, n }) => `${SKIP_TITLES[reason]} — ${countTeachers(n)}`).join(', ')}.`}
          </span>
        ) : null}
        <div className="op-pg-row">
          <Button component={RouterLink} href={`/pathways?campaignId=${campaign.id}`}>
            Открыть проекты
          </Button>
          {mayEdit ? (
            <Button component={RouterLink} variant="default" href="/pathways/groups?tab=orders">
              Согласовать и подготовить приказ
            </Button>
          ) : null}
          <Button
            component={RouterLink}
            variant="default"
            href={`/pathways/groups?tab=coverage&campaign=${campaign.id}`}
          >
            Посмотреть охват
          </Button>
          {(outcome?.unmet.length ?? 0) > 0 ? (
            <Button component={RouterLink} variant="default" href="/pathways/groups?tab=unmet">
              Чего не хватает
            </Button>
          ) : null}
        </div>
        {mayEdit ? null : (
          <span className="op-muted">
            Дальше — школы: заместитель согласует проекты с педагогами и готовит приказ на вкладке «Приказы».
          </span>
        )}
      </section>
      <DraftUndo campaign={campaign} />
      <div>
        <Button variant="subtle" color="gray" onClick={onBack}>
          Вернуться к подготовке
        </Button>
      </div>
    </>
  );
}
