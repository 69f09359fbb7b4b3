import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { sendNotice } from '#modules/accounts/public.ts';
import { deskContract } from './contract.ts';
import { mayReadExport, runExport } from './full-export/job.ts';
import { deskHandlers } from './handlers.ts';
import { EXPORT_JOB } from './queries.ts';

export const deskModule: ServerModule = {
  name: 'desk',
  contract: deskContract,
  router: implementModule(deskContract, deskHandlers),
  defineJobs: (jobs) => jobs.define(EXPORT_JOB, (run) => runExport(run)),
  mayReadFile: { full_export: mayReadExport },
  listen(events) {
    // Long work can be left: it calls when it has ended.
    events.on('job.ended', async (context, { title, href, isDone }) => {
      if (context.actor.accountId === null) return;
      const text = isDone ? `${title}: готово` : `${title}: не получилось`;
      await sendNotice(context, [context.actor.accountId], { text, ...(href && { href }) });
    });
  },
};
