import type { JobRun, Jobs } from '#core/jobs.ts';
import { type DraftOutcome, draftCampaign } from './service/drafting.ts';
import { PAPERS_JOB, type PaperKind, runPapers } from './service/papers.ts';

export const DRAFT_JOB = 'pathways.draft';

interface DraftPayload {
  readonly campaignId: string;
  readonly kind: string;
}

/** Drafting is seconds for thousands, and one transaction: all or nothing. */
function runDraft(run: JobRun, { campaignId, kind }: DraftPayload): Promise<DraftOutcome> {
  return run.inTenant((context) => draftCampaign(context, campaignId, { kind, isDryRun: false }));
}

export function defineJobs(jobs: Jobs): void {
  jobs.define(DRAFT_JOB, (run, payload) => runDraft(run, payload as DraftPayload));
  jobs.define(PAPERS_JOB, (run, payload) => runPapers(run, payload as { ids: string[]; paper: PaperKind }));
}
