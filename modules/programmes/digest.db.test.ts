import { describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { withTenant } from '#core/db/tenant.ts';
import { newId } from '#core/ids.ts';
import type { Letter } from '#core/mail.ts';
import { addMember, noticesOf } from '#tests/builders/pathways.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { buildProgramme, draftActivity } from '#tests/builders/programmes.ts';
import { createTestServices, createTestTenant, inTestTenant, testDatabase } from '#tests/database/database.ts';
import { type MarkInput, occurrenceFilterSchema } from './contract/occurrences.ts';
import { defineJobs } from './jobs.ts';
import { sendDigest } from './service/digest.ts';
import { reportMany } from './service/marks.ts';
import { listOccurrences } from './service/occurrences.ts';
import { editProgramme, moveProgramme } from './service/programmes.ts';
import { setReminders, showReminders } from './service/reminders.ts';

const at = (context: Context, moscow: string): Context => ({
  ...context,
  services: { ...context.services, clock: { now: () => new Date(`${moscow}+03:00`) } },
});
const MONDAY = '2026-11-23T09:00:00';
const NEXT_MONDAY = '2026-11-30T09:00:00';

/** A running plan: a seminar due this week of one with an account, a visit of one without, a late contest of the first. */
async function buildTold(context: Context, { isOn = true } = {}) {
  const school = await buildSchool(context, 1);
  const of = (name: string) => buildPerson(context, name, { organizationId: school });
  const [anna, boris, head] = [
    await of('Лунёва Анна Петровна'),
    await of('Кедров Борис Ильич'),
    await of('Вересова Алла Павловна'),
  ];
  const accounts = {
    anna: await addMember(context, { role: 'teacher', personId: anna }),
    head: await addMember(context, { role: 'methodist', personId: head }),
    other: await addMember(context, { role: 'methodist' }),
  };
  const programmeId = await buildProgramme(
    context,
    [
      draftActivity('Семинар', '27.11.2026', { executorPersonId: anna }),
      draftActivity('Выезд', '03.12.2026', { executorPersonId: boris }),
      draftActivity('Конкурс', 'октябрь 2026', { executorPersonId: anna }),
      draftActivity('Отчёт', '25.12.2026', { executorPersonId: anna }),
    ],
    { coordinatorPersonId: head },
  );
  const { version } = await showReminders(context, programmeId);
  if (isOn) await setReminders(context, programmeId, version, true);
  return { programmeId, accounts };
}

async function markAll(context: Context, mark: Partial<MarkInput>): Promise<void> {
  const { rows } = await listOccurrences(context, occurrenceFilterSchema.parse({}));
  const whole = { step: 'complete' as const, on: null, reason: null, to: null, ...mark };
  await reportMany(
    context,
    rows.map(({ id }) => id),
    whole,
  );
}

async function listNotices(context: Context, accounts: Record<string, string>): Promise<Record<string, string[]>> {
  const told: Record<string, string[]> = {};
  for (const [name, id] of Object.entries(accounts)) told[name] = await noticesOf(context, id);
  return told;
}

describe('the digest of plans', () => {
  it('[PLAN-12] tells each account once: the executor the own rows, the coordinator what is late for long or cannot be told', () =>
    inTestTenant(async (context) => {
      const { accounts } = await buildTold(context);
      expect(await sendDigest(at(context, MONDAY))).toBe(2);
      expect(await listNotices(context, accounts)).toEqual({
        anna: [
          'По планам на эту и следующую неделю у вас 1\u00a0пункт, срок прошёл: 1\u00a0пункт. Сделанное отмечается одним нажатием',
        ],
        head: [
          'В планах, которые вы ведёте, больше недели без отметки: 1\u00a0пункт; передать исполнителям, у которых нет входа в программу: 1\u00a0пункт',
        ],
        other: [],
      });
      const { rows } = await listOccurrences(context, occurrenceFilterSchema.parse({ isRunning: true }));
      const reminded = rows.filter((row) => (row as { remindedAt?: unknown }).remindedAt);
      expect(reminded.map(({ title }) => title)).toEqual(['Конкурс', 'Семинар']);
    }));

  it('[PLAN-12] goes out once a week, and again the next', () =>
    inTestTenant(async (context) => {
      const { accounts } = await buildTold(context);
      await sendDigest(at(context, MONDAY));
      expect(await sendDigest(at(context, '2026-11-23T10:00:00'))).toBe(0);
      expect(await sendDigest(at(context, NEXT_MONDAY))).toBe(2);
      expect((await listNotices(context, accounts)).anna).toHaveLength(2);
    }));

  it.each([
    ['on Sunday', '2026-11-22T12:00:00'],
    ['on Saturday', '2026-11-21T12:00:00'],
    ['on Tuesday', '2026-11-24T12:00:00'],
    ['on Monday before eight', '2026-11-23T07:59:00'],
    ['on Monday evening', '2026-11-23T18:00:00'],
    ['in the night', '2026-11-24T03:00:00'],
  ])('[PLAN-12] does not go out %s', (_, when) =>
    inTestTenant(async (context) => {
      await buildTold(context);
      expect(await sendDigest(at(context, when))).toBe(0);
    }),
  );

  it('[PLAN-12] keeps the time of the municipality, not of the server', () =>
    inTestTenant(async (context) => {
      await buildTold(context);
      const inKamchatka = { ...at(context, MONDAY), timeZone: 'Asia/Kamchatka' };
      expect(await sendDigest(inKamchatka)).toBe(0);
      expect(await sendDigest({ ...at(context, '2026-11-22T23:30:00'), timeZone: 'Asia/Kamchatka' })).toBe(2);
    }));

  it('[PLAN-12] is off until the coordinator switches it on, and when it is switched off again', () =>
    inTestTenant(async (context) => {
      const { programmeId } = await buildTold(context, { isOn: false });
      expect(await sendDigest(at(context, MONDAY))).toBe(0);
      const { version } = await showReminders(context, programmeId);
      const next = await setReminders(context, programmeId, version, true);
      await setReminders(context, programmeId, next, false);
      expect(await sendDigest(at(context, MONDAY))).toBe(0);
    }));

  it('[PLAN-12] says nothing of what is done, not done, moved away, or of a finished programme', () =>
    inTestTenant(async (context) => {
      const { programmeId } = await buildTold(context);
      await markAll(context, { step: 'move', to: '2026-12-31', reason: 'карантин' });
      expect(await sendDigest(at(context, MONDAY))).toBe(0);
      await markAll(context, { step: 'miss', reason: 'карантин' });
      expect(await sendDigest(at(context, '2026-12-28T09:00:00'))).toBe(0);
      await moveProgramme(context, programmeId, 'finish', null);
      expect(await sendDigest(at(context, '2026-12-28T09:00:00'))).toBe(0);
    }));

  it('[PLAN-12] says nothing of what lies before the day the programme is kept here', () =>
    inTestTenant(async (context) => {
      const { programmeId, accounts } = await buildTold(context);
      const { version } = await showReminders(context, programmeId);
      await editProgramme(context, programmeId, version, { trackedFrom: '2026-11-23' });
      await sendDigest(at(context, MONDAY));
      expect(await listNotices(context, accounts)).toEqual({
        anna: ['По планам на эту и следующую неделю у вас 1\u00a0пункт. Сделанное отмечается одним нажатием'],
        head: ['В планах, которые вы ведёте, передать исполнителям, у которых нет входа в программу: 1\u00a0пункт'],
        other: [],
      });
    }));

  it('[PLAN-12] of a programme whose coordinator is only words goes to whoever made it', () =>
    inTestTenant(async (context) => {
      const maker = await addMember(context, { role: 'methodist' });
      const actor = {
        ...SYSTEM_ACTOR,
        kind: 'user' as const,
        accountId: maker,
        assignments: [{ role: 'methodist' as const, organizationId: null }],
      };
      const id = await buildProgramme({ ...context, actor }, [draftActivity('Выезд', '27.11.2026')], {
        coordinatorWords: 'методист Кедров Б. И.',
      });
      await setReminders(context, id, (await showReminders(context, id)).version, true);
      expect(await sendDigest(at(context, MONDAY))).toBe(1);
      expect(await noticesOf(context, maker)).toHaveLength(1);
    }));
});

describe('the digest by mail', () => {
  it('[PLAN-12] goes to real addresses after the notices, and a letter that fails leaves the others', async () => {
    const { app } = await testDatabase();
    const tenantId = await createTestTenant();
    const sent: Letter[] = [];
    const services = await createTestServices();
    const mail = {
      isOn: true,
      send: async (letter: Letter) => {
        if (letter.to.startsWith('broken')) throw new Error('no such mailbox');
        sent.push(letter);
      },
    };
    // Jobs take the services they were made with.
    Object.assign(services, {
      ...{ mail, publicUrl: 'https://opora.example.ru' },
      clock: { now: () => new Date(`${MONDAY}+03:00`) },
    });
    defineJobs(services.jobs);
    await withTenant(app, tenantId, async (db) => {
      const context: Context = {
        ...{ db, tenantId, timeZone: 'Europe/Moscow', actor: SYSTEM_ACTOR, requestId: newId(), services },
      };
      const { accounts } = await buildTold(context);
      const address = (id: string, email: string) =>
        db.updateTable('userAccount').set({ email }).where('id', '=', id).execute();
      await address(accounts.anna, `anna-${accounts.anna}@example.org`);
      await address(accounts.head, `broken-${accounts.head}@example.org`);
      await sendDigest(context);
    });
    await (services.jobs as unknown as { drain(): Promise<void> }).drain();
    expect(sent.map(({ subject, text }) => [subject, ...text.split('\n\n').filter((_, at) => at !== 1)])).toEqual([
      [
        'Планы на неделю: 2\u00a0пункта',
        'Срок прошёл:\n— 31.10.2026: Конкурс (План работы методической службы на 2026 год)',
        'Отметить сделанное: https://opora.example.ru/my-activities',
        'Письмо приходит раз в неделю; отключить его может координатор программы.',
      ],
    ]);
  });
});
