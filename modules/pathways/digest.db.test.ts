import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { buildPeople } from '#tests/builders/diagnostics.ts';
import {
  addMember,
  addTutor,
  buildRunning,
  contentOf,
  type DraftedScene,
  noticesOf,
} from '#tests/builders/pathways.ts';
import { inTestTenant } from '#tests/database/database.ts';
import { moveItems } from './service/items.ts';
import { keepUp, sendDigest } from './service/upkeep.ts';

/** The item of every pathway is due on 10 December, a Thursday; the Monday after it is the 14th. */
const at = (context: Context, moscow: string): Context => ({
  ...context,
  services: { ...context.services, clock: { now: () => new Date(`${moscow}+03:00`) } },
});
const MONDAY = '2026-12-14T09:00:00';

async function buildTold(context: Context) {
  const scene = await buildRunning(context, [2]);
  const [school = ''] = scene.schools;
  const [tutorPerson = ''] = await buildPeople(context, 1, school);
  await addTutor(context, tutorPerson, scene.people[0] ?? []);
  const head = await addMember(context, { role: 'school_head', organizationId: school });
  const self = await addMember(context, { role: 'teacher', personId: scene.people[0]?.[0] ?? '' });
  const tutor = await addMember(context, { role: 'tutor', personId: tutorPerson });
  return { scene, accounts: { head, self, tutor } };
}

async function listItemIds(context: Context, scene: DraftedScene): Promise<string[]> {
  const pages = [];
  for (const id of scene.pathways[0] ?? []) pages.push(await contentOf(context, id));
  return pages.flatMap(({ content }) => content.items.map(({ id }) => id));
}

describe('the digest of overdue items', () => {
  it.each([
    ['on a Friday', '2026-12-11T09:00:00'],
    ['on Sunday', '2026-12-13T12:00:00'],
    ['on Monday before eight', '2026-12-14T07:59:00'],
    ['on Monday evening', '2026-12-14T18:00:00'],
    ['in the night', '2026-12-15T03:00:00'],
  ])('[IOM-07] does not go out %s', (_, when) =>
    inTestTenant(async (context) => {
      const { accounts } = await buildTold(context);
      expect(await sendDigest(at(context, when))).toBe(0);
      expect(await noticesOf(context, accounts.self)).toEqual([]);
    }),
  );

  it('[IOM-07] goes out on Monday in working hours: to the person, the tutor and the school, each item once', () =>
    inTestTenant(async (context) => {
      const { accounts } = await buildTold(context);
      await keepUp(at(context, MONDAY));
      const told = {
        self: await noticesOf(context, accounts.self),
        tutor: await noticesOf(context, accounts.tutor),
        head: await noticesOf(context, accounts.head),
      };
      expect(told).toEqual({
        self: ['В вашем ИОМ прошёл срок: 1\u00a0пункт. Если уже сделано, отметьте одним нажатием'],
        tutor: ['У ваших подопечных прошёл срок: 2\u00a0пункта ИОМ'],
        head: ['В ИОМ вашей школы за неделю прошёл срок: 2\u00a0пункта'],
      });
      await keepUp(at(context, '2026-12-14T10:00:00'));
      await keepUp(at(context, '2026-12-21T09:00:00'));
      expect(await noticesOf(context, accounts.self)).toHaveLength(1);
    }));

  it('[IOM-07] goes out once a week, whatever has become overdue an hour later', () =>
    inTestTenant(async (context) => {
      const { scene, accounts } = await buildTold(context);
      const [confirmed = ''] = await listItemIds(context, scene);
      const step = { on: null, evidence: null, evidenceFileId: null, remark: null };
      await moveItems(context, [confirmed], { ...step, step: 'close' });
      await sendDigest(at(context, MONDAY));
      await moveItems(context, [confirmed], { ...step, step: 'return', remark: 'нет плана урока' });
      expect(await sendDigest(at(context, '2026-12-14T11:00:00'))).toBe(0);
      expect(await sendDigest(at(context, '2026-12-21T08:00:00'))).toBeGreaterThan(0);
      expect(await noticesOf(context, accounts.head)).toHaveLength(2);
    }));

  it('says nothing where everything is in time', () =>
    inTestTenant(async (context) => {
      await buildTold(context);
      expect(await sendDigest(at(context, '2026-12-07T09:00:00'))).toBe(0);
    }));
});
