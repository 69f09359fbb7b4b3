import { Button, Menu } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { FormDialog } from '#core/ui/dialog.tsx';
import { useJob } from '#core/ui/job-watch.tsx';
import { JobProgress } from '#core/ui/progress.tsx';
import { showProblem } from '#core/ui/state.tsx';
import { download, pathways } from '../api.ts';
import { useChange } from '../use-change.ts';

export const PAPERS = ['pathway_plan', 'pathway_advice', 'pathway_agreement', 'pathway_acquaintance'] as const;
export type PaperKind = (typeof PAPERS)[number];

export const PAPER_TITLES: Record<PaperKind, string> = {
  pathway_plan: 'ИОМ',
  pathway_advice: 'Рекомендации педагогу',
  pathway_agreement: 'Лист согласования',
  pathway_acquaintance: 'Лист ознакомления с приказом',
};

/** Starts the making of papers and follows it. */
export function usePapers(gatherIds: () => Promise<readonly string[]>) {
  const [jobId, setJobId] = useState<string>();
  const [wanted, setWanted] = useState<PaperKind>();
  const start = useChange(pathways.call.makePapers);
  const print = async (paper: PaperKind) => {
    setWanted(paper);
    const ids = await gatherIds();
    const answer = await start.run({ ids: [...ids], paper });
    if (answer) setJobId(answer.jobId);
    else showProblem('Подготовить документы не получилось', 'Возможно, часть ИОМ вам открыта только в списке.');
  };
  return { print, jobId, busyWith: start.isBusy ? wanted : undefined, close: () => setJobId(undefined) };
}

/** «Напечатать»: one of four papers for the chosen. */
export function PrintMenu({ gatherIds }: { gatherIds: () => Promise<readonly string[]> }) {
  const { print, jobId, busyWith, close } = usePapers(gatherIds);
  return (
    <>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            loading={busyWith !== undefined}
            leftSection={<IconPrinter size="1rem" aria-hidden />}
          >
            Напечатать
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {PAPERS.map((paper) => (
            <Menu.Item key={paper} onClick={() => void print(paper)}>
              {PAPER_TITLES[paper]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {jobId === undefined ? null : <PapersProgress jobId={jobId} onClose={close} />}
    </>
  );
}

/** How far the papers are; then the file. It can be left: the notice leads back. */
export function PapersProgress({ jobId, onClose }: { jobId: string; onClose: () => void }) {
  const job = useJob(jobId);
  const fileId = (job?.result as { fileId?: string } | null | undefined)?.fileId;
  return (
    <FormDialog opened onClose={onClose} title="Документы Word">
      <div className="op-form">
        <JobProgress
          state={job?.state ?? 'waiting'}
          {...(job && { done: job.done })}
          {...(job && job.total !== null && { total: job.total })}
          {...(job && job.message !== null && { message: job.message })}
          onLeave={onClose}
        />
        {fileId === undefined ? null : (
          <div className="op-form-foot">
            <Button
              onClick={() => {
                download(fileId);
                onClose();
              }}
            >
              Скачать документы
            </Button>
          </div>
        )}
      </div>
    </FormDialog>
  );
}
