/** The weekly digest: each account hears once a week, in working hours, what is due and what is late (PLAN-12). */
import { type Context, todayOf } from '#core/context.ts';
import type { JobRun } from '#core/jobs.ts';
import { log } from '#core/log.ts';
import { listAddresses, sendNotice } from '#modules/accounts/public.ts';
import * as queries from '../queries/digest.ts';
import {
  type DigestContent,
  digestWindow,
  isDigestTime,
  listTellings,
  type Recipients,
  writeDigest,
  writeLetter,
} from '../rules/digest.ts';
import * as store from '../store/digest.ts';

type Told = { readonly [K in keyof DigestContent]: queries.DueRow[] };

function hourOf({ services, timeZone }: Context): number {
  const format = new Intl.DateTimeFormat('ru', { timeZone, hour: 'numeric', hourCycle: 'h23' });
  return Number(format.format(services.clock.now()));
}

/** Account → what it hears. */
function distribute(rows: readonly queries.DueRow[], recipients: Recipients, today: string): Map<string, Told> {
  const told = new Map<string, Told>();
  for (const row of rows) {
    for (const { accountId, as } of listTellings(row, recipients, today)) {
      const content = told.get(accountId) ?? { soon: [], overdue: [], late: [], toPass: [] };
      content[as].push(row);
      told.set(accountId, content);
    }
  }
  return told;
}

async function listRecipients(context: Context, rows: readonly queries.DueRow[]): Promise<Recipients> {
  const people = rows.flatMap(({ executorPersonId }) => (executorPersonId === null ? [] : [executorPersonId]));
  return {
    executors: await queries.listAccountsOf(context, [...new Set(people)]),
    coordinators: await queries.listCoordinators(context, [...new Set(rows.map(({ programmeId }) => programmeId))]),
  };
}

export const DIGEST_MAIL_JOB = 'programmes.digest_mail';

interface AddressedLetter {
  readonly accountId: string;
  readonly subject: string;
  readonly text: string;
}

/** Mail leaves after the commit, by a job: a mail server that is down takes nothing back. */
async function sendLetters(context: Context, letters: readonly AddressedLetter[]): Promise<void> {
  if (!context.services.mail.isOn || letters.length === 0) return;
  await context.services.jobs.start(context, {
    kind: DIGEST_MAIL_JOB,
    title: 'Письма о планах на неделю',
    payload: { letters },
  });
}

/** @returns accounts told */
export async function sendDigest(context: Context): Promise<number> {
  const today = todayOf(context);
  if (!isDigestTime(today, hourOf(context))) return 0;
  const { week, until } = digestWindow(today);
  const rows = await queries.listDueRows(context, until);
  if (rows.length === 0) return 0;
  const told = distribute(rows, await listRecipients(context, rows), today);
  const letters: AddressedLetter[] = [];
  const reminded = new Set<string>();
  for (const [accountId, content] of told) {
    const notice = writeDigest(content);
    if (!notice || !(await store.takeDigest(context, accountId, week))) continue;
    await sendNotice(context, [accountId], notice);
    letters.push({ accountId, ...writeLetter(content, context.services.publicUrl) });
    for (const { id } of [...content.soon, ...content.overdue]) reminded.add(id);
  }
  await store.setReminded(context, [...reminded]);
  await sendLetters(context, letters);
  return letters.length;
}

/** Letters to accounts with a real address; one that cannot be sent leaves the others. */
export async function runDigestMail(
  run: JobRun,
  { letters }: { readonly letters: readonly AddressedLetter[] },
): Promise<{ sent: number; failed: number }> {
  const accountIds = letters.map(({ accountId }) => accountId);
  const { addresses, mail } = await run.inTenant(async (context) => ({
    addresses: await listAddresses(context, accountIds),
    mail: context.services.mail,
  }));
  let sent = 0;
  let failed = 0;
  for (const { accountId, subject, text } of letters) {
    const to = addresses.get(accountId);
    if (to === undefined) continue;
    try {
      await mail.send({ to, subject, text });
      sent++;
    } catch (error) {
      failed++;
      log.warn({ code: (error as { code?: unknown }).code, accountId }, 'a digest was not sent by mail');
    }
  }
  return { sent, failed };
}
