import { reachOf } from '#core/access/reach.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { Handlers } from '#core/http/implement.ts';
import type { deskContract } from './contract.ts';
import { showExport, startExport } from './full-export/job.ts';
import { countSteps, findJob, listRecentJobs, listViews, searchEverything } from './queries.ts';
import { listSteps } from './rules.ts';
import { removeView, saveView } from './store.ts';

type JobState = 'waiting' | 'running' | 'done' | 'failed';

function presentJob<T extends { state: string }>(job: T) {
  return { ...job, state: job.state as JobState };
}

export const deskHandlers: Handlers<typeof deskContract> = {
  search: async (context, { query }) => ({ hits: await searchEverything(context, query) }),
  async getJob(context, { id }) {
    const job = await findJob(context, id);
    if (!job) throw new AppError(frameErrors.not_found);
    return presentJob(job);
  },
  listJobs: async (context) => ({ jobs: (await listRecentJobs(context)).map(presentJob) }),
  startExport: async (context) => ({ jobId: await startExport(context) }),
  async showExport(context) {
    const { job, file } = await showExport(context);
    return { job: job && presentJob(job), file };
  },
  firstSteps: async (context) => ({
    steps: listSteps(await countSteps(context), (permission) => reachOf(context.actor, permission).all),
  }),
  listViews: async (context, { list }) => ({ views: await listViews(context, list) }),
  saveView: (context, view) => saveView(context, view),
  async removeView(context, { id }) {
    await removeView(context, id);
    return { ok: true };
  },
};
