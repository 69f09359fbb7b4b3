import type { Jobs } from '#core/jobs.ts';
import { DIGEST_MAIL_JOB, runDigestMail } from './service/digest.ts';

export function defineJobs(jobs: Jobs): void {
  jobs.define(DIGEST_MAIL_JOB, (run, payload) => runDigestMail(run, payload as Parameters<typeof runDigestMail>[1]));
}
