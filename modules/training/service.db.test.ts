import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { newId } from '#core/ids.ts';
import { prepareCompetences } from '#modules/diagnostics/service/setup.ts';
import { prepareSettings } from '#modules/settings/public.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { type ActorSettings, actingAs, inTestTenant } from '#tests/database/database.ts';
import { EMPTY_OFFER, type ListFilter, listFilter, type OfferFields } from './model.ts';
import { addNeededOffer, listOfferKinds, listOpenOffers } from './public.ts';
import { READY_OFFERS } from './ready/ready-offers.ts';
import { trainingModule } from './server.ts';
import * as service from './service.ts';

const PAGE = { sort: 'dates', descending: false, offset: 0, limit: 100 } as const;

function inTown<T>(work: (context: Context) => Promise<T>): Promise<T> {
  return inTestTenant(async (context) => {
    await prepareSettings(context);
    await prepareCompetences(context);
    return work(context);
  });
}

function add(context: Context, fields: Partial<OfferFields> = {}): Promise<string> {
  return service.addOffer(context, { ...EMPTY_OFFER, title: 'Функциональная грамотность', ...fields }, 'hand');
}

async function list(context: Context, filter: Partial<ListFilter> = {}): Promise<string[]> {
  const { rows } = await service.listOffers(context, { ...listFilter.parse({}), ...filter }, PAGE);
  return rows.map((row) => row.title);
}

async function auditOf(context: Context, thingId: string): Promise<string[]> {
  const rows = await context.db
    .selectFrom('auditEntry')
    .select('action')
    .where('tenantId', '=', context.tenantId)
    .where('thingId', '=', thingId)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.action);
}

/** Items of a pathway that hold the offer, one per state. */
async function buildItems(context: Context, offerId: string, states: readonly string[]): Promise<void> {
  const { db, tenantId } = context;
  const organizationId = await buildSchool(context, 5);
  const personId = await buildPerson(context, 'Орлова Анна Петровна', { organizationId });
  const pathwayId = newId();
  await db
    .insertInto('pathway')
    .values({
      ...{ tenantId, id: pathwayId, personId, organizationId, kind: 'iom', ground: 'request' },
      ...{ startsOn: '2026-11-01', endsOn: '2027-10-31' },
    })
    .execute();
  const items = states.map((state) => ({
    ...{ tenantId, id: newId(), pathwayId, offerId, kind: 'course', title: 'Курс', dueOn: '2027-01-01', state },
  }));
  await db.insertInto('pathwayItem').values(items).execute();
}

describe('an offer', () => {
  it('[IOM-16] is added, edited and leaves a trail', () =>
    inTown(async (context) => {
      const id = await add(context, { kind: 'course', competenceCodes: ['methodical'], hours: 36, places: 25 });
      expect(await service.editOffer(context, id, 1, { hours: 72, title: 'Функциональная грамотность' })).toBe(2);
      expect(await service.showOffer(context, id)).toMatchObject({
        ...{ hours: 72, places: 25, placesLeft: 25, state: 'open', origin: 'hand', version: 2 },
        actions: ['edit', 'cancel', 'archive'],
      });
      expect(await auditOf(context, id)).toEqual(['offer.added', 'offer.edited']);
    }));

  it('[IOM-16] is refused when it is there already, by title, provider and first day', () =>
    inTown(async (context) => {
      const fields = { provider: 'Институт', startsOn: '2027-01-12' };
      const id = await add(context, fields);
      await expect(add(context, { ...fields, title: 'функциональная  грамотность' })).rejects.toMatchObject({
        code: 'offer_exists',
        details: { id },
      });
      const other = await add(context, { ...fields, startsOn: '2027-02-12' });
      await expect(service.editOffer(context, other, 1, { startsOn: '2027-01-12' })).rejects.toMatchObject({
        code: 'offer_exists',
      });
    }));

  it.each([
    [{ kind: 'excursion' }, 'offer_code_unknown'],
    [{ competenceCodes: ['magic'] }, 'offer_code_unknown'],
    [{ subjectCodes: ['alchemy'] }, 'offer_code_unknown'],
    [{ postCodes: ['wizard'] }, 'offer_code_unknown'],
    [{ levelCodes: ['tiny'] }, 'offer_code_unknown'],
    [{ endsOn: '2027-01-01' }, 'offer_start_needed'],
    [{ startsOn: '2027-01-02', endsOn: '2027-01-01' }, 'offer_period'],
  ])('is refused with %j: %s', (fields, code) =>
    inTown(async (context) => {
      await expect(add(context, fields)).rejects.toMatchObject({ code });
    }),
  );

  it('[IOM-16] may be of a kind of the municipality’s own and of a competence not switched on', () =>
    inTown(async (context) => {
      const { tenantId } = context;
      const entry = { tenantId, id: newId(), directory: 'offer_kind', code: 'master_class', title: 'Мастер-класс' };
      await context.db.insertInto('directoryEntry').values(entry).execute();
      await add(context, { kind: 'master_class', competenceCodes: ['assessment'] });
      expect((await listOfferKinds(context)).map(({ code }) => code)).toContain('master_class');
    }));

  it('changed by another shows both versions', () =>
    inTown(async (context) => {
      const id = await add(context, { hours: 8 });
      await service.editOffer(context, id, 1, { hours: 16 });
      await expect(service.editOffer(context, id, 1, { hours: 24 })).rejects.toMatchObject({
        code: frameErrors.changed_by_other.code,
        details: { current: { hours: 16 }, version: 2 },
      });
      expect(await service.editOffer(context, id, 2, { hours: 16 })).toBe(2);
    }));

  it('[IOM-16] keeps as many places as people hold', () =>
    inTown(async (context) => {
      const id = await add(context, { places: 5 });
      await buildItems(context, id, ['planned', 'confirmed', 'done', 'cancelled', 'not_done']);
      expect(await service.showOffer(context, id)).toMatchObject({ taken: 3, placesLeft: 2 });
      await expect(service.editOffer(context, id, 1, { places: 2 })).rejects.toMatchObject({
        code: 'offer_places_taken',
        details: { taken: 3 },
      });
      expect(await service.editOffer(context, id, 1, { places: 3 })).toBe(2);
      expect(await list(context, { withPlaces: true })).toEqual([]);
      expect((await listOpenOffers(context))[0]?.placesLeft).toBe(0);
    }));
});

describe('the life of an offer', () => {
  it('[IOM-16] is cancelled with a reason, told upwards, restored and archived', () =>
    inTown(async (context) => {
      const heard: unknown[] = [];
      context.services.events.on('offer.cancelled', async (_, event) => void heard.push(event));
      const id = await add(context);
      await service.cancelOffer(context, id, 'Не набралась группа');
      expect(heard).toEqual([{ offerId: id, reason: 'Не набралась группа' }]);
      expect(await service.showOffer(context, id)).toMatchObject({
        ...{ state: 'cancelled', cancelReason: 'Не набралась группа', actions: ['restore', 'archive'] },
      });
      expect(await listOpenOffers(context)).toEqual([]);
      await expect(service.editOffer(context, id, 2, { hours: 3 })).rejects.toMatchObject({ code: 'offer_state' });
      await expect(service.cancelOffer(context, id, 'Ещё раз')).rejects.toMatchObject({ code: 'offer_state' });
      await service.restoreOffer(context, id);
      expect(await service.showOffer(context, id)).toMatchObject({ state: 'open', cancelReason: null });
      await service.archiveOffer(context, id);
      expect(await auditOf(context, id)).toEqual([
        'offer.added',
        'offer.cancelled',
        'offer.restored',
        'offer.archived',
      ]);
    }));

  it('is not restored beside its double', () =>
    inTown(async (context) => {
      const id = await add(context);
      await service.archiveOffer(context, id);
      await add(context);
      await expect(service.restoreOffer(context, id)).rejects.toMatchObject({ code: 'offer_exists' });
    }));

  it('stays as it was when a listener fails', () =>
    inTown(async (context) => {
      context.services.events.on('offer.cancelled', () => Promise.reject(new Error('no')));
      const id = await add(context);
      await expect(service.cancelOffer(context, id, 'Причина')).rejects.toThrow('no');
    }));
});

describe('who may', () => {
  const READERS: readonly ActorSettings[] = [
    { role: 'teacher', personId: newId() },
    { role: 'tutor', personId: newId() },
    { role: 'school_head', organizationId: newId() },
    { role: 'authority' },
  ];

  it.each(READERS)('[IOM-16] read but not change: $role', (settings) =>
    inTown(async (context) => {
      const id = await add(context);
      const reader = actingAs(context, settings);
      expect(await list(reader)).toEqual(['Функциональная грамотность']);
      expect((await service.showOffer(reader, id)).actions).toEqual([]);
      const tries = [
        () => add(reader, { title: 'Другое' }),
        () => service.editOffer(reader, id, 1, { hours: 3 }),
        () => service.cancelOffer(reader, id, 'Причина'),
        () => service.restoreOffer(reader, id),
        () => service.archiveOffer(reader, id),
        () => addNeededOffer(reader, { kind: 'seminar', title: 'Третье' }),
      ];
      for (const work of tries) await expect(work()).rejects.toMatchObject({ code: 'not_found' });
    }),
  );

  it.each(['methodist', 'service_head'] as const)('change: %s', (role) =>
    inTown(async (context) => {
      expect(await add(actingAs(context, { role }))).toMatch(/^[0-9a-f-]{36}$/);
    }),
  );

  it('see nothing: the administrator', () =>
    inTown(async (context) => {
      const id = await add(context);
      const administrator = actingAs(context, { role: 'administrator' });
      for (const work of [
        list(administrator),
        service.showOffer(administrator, id),
        service.listUpcoming(administrator),
        service.listChoices(administrator),
      ])
        await expect(work).rejects.toMatchObject({ code: 'not_found' });
    }));
});

describe('the catalogue', () => {
  it('[IOM-16] is found by words, kind, competence, subject, dates and state', () =>
    inTown(async (context) => {
      await add(context, { title: 'Ёлка и физика', kind: 'course', subjectCodes: ['physics'], startsOn: '2026-12-01' });
      await add(context, { title: 'Прошлый семинар', startsOn: '2026-11-01', endsOn: '2026-11-21' });
      await add(context, { title: 'Тема', kind: 'self_study', competenceCodes: ['digital'], output: 'Карта урока' });
      const gone = await add(context, { title: 'Отменённый' });
      await service.cancelOffer(context, gone, 'Причина');
      expect(await list(context)).toEqual(['Ёлка и физика', 'Тема']);
      expect(await list(context, { search: 'елка физ' })).toEqual(['Ёлка и физика']);
      expect(await list(context, { search: 'карта' })).toEqual(['Тема']);
      expect(await list(context, { search: '%' })).toEqual([]);
      expect(await list(context, { kinds: ['course'] })).toEqual(['Ёлка и физика']);
      expect(await list(context, { competences: ['digital'] })).toEqual(['Тема']);
      expect(await list(context, { subjects: ['physics'] })).toEqual(['Ёлка и физика']);
      expect(await list(context, { dates: 'past' })).toEqual(['Прошлый семинар']);
      expect(await list(context, { dates: 'undated' })).toEqual(['Тема']);
      expect(await list(context, { dates: 'dated' })).toEqual(['Ёлка и физика']);
      expect(await list(context, { dates: 'any' })).toHaveLength(3);
      expect(await list(context, { states: ['cancelled'] })).toEqual(['Отменённый']);
    }));

  it('counts all and gives a page, in any order', () =>
    inTown(async (context) => {
      for (const hours of [3, 1, 2]) await add(context, { title: `Тема ${hours}`, hours });
      const filter = listFilter.parse({});
      const page = { ...PAGE, sort: 'hours', descending: true, offset: 1, limit: 1 } as const;
      const { rows, total } = await service.listOffers(context, filter, page);
      expect([rows.map((row) => row.hours), total]).toEqual([[2], 3]);
      expect((await service.listOffers(context, filter, { ...page, offset: 9 })).total).toBe(3);
    }));

  it('[IOM-11] shows a teacher what is coming, of their own subject first', () =>
    inTown(async (context) => {
      const organizationId = await buildSchool(context, 5);
      const personId = await buildPerson(context, 'Орлова Анна Петровна', {
        organizationId,
        subjectCodes: ['physics'],
      });
      await add(context, { title: 'Историкам', subjectCodes: ['history'], startsOn: '2026-12-01' });
      await add(context, { title: 'Всем', startsOn: '2026-12-02' });
      await add(context, { title: 'Физикам', subjectCodes: ['physics'], startsOn: '2026-12-03' });
      await add(context, { title: 'Без дат' });
      const { listUpcoming } = service;
      const rows = await listUpcoming(actingAs(context, { role: 'teacher', personId }));
      expect(rows.map((row) => [row.title, row.fit])).toEqual([
        ['Физикам', 'own'],
        ['Всем', 'general'],
        ['Историкам', 'other'],
      ]);
    }));

  it('names what an offer may be tied to', () =>
    inTown(async (context) => {
      const choices = await service.listChoices(context);
      expect(choices.kinds[0]).toEqual({ code: 'course', title: 'Курс повышения квалификации', isActive: true });
      expect(choices.competences.at(-1)).toEqual({ code: 'assessment', title: 'оценочная', isActive: false });
      expect(choices.levels.map(({ code }) => code)).toEqual(['low', 'medium', 'high']);
      expect(choices.subjects.length * choices.posts.length).toBeGreaterThan(100);
    }));
});

describe('for the modules above', () => {
  it('[IOM-16] gives what may be proposed today, in the order of ids', () =>
    inTown(async (context) => {
      await add(context, { title: 'Прошлый', startsOn: '2026-11-21' });
      const today = await add(context, { title: 'Сегодняшний', startsOn: '2026-11-22', places: 2 });
      const needed = await addNeededOffer(context, { kind: 'seminar', title: 'Семинар по запросу', hours: 3 });
      expect(await listOpenOffers(context)).toEqual([
        expect.objectContaining({ id: today, placesLeft: 2, startsOn: '2026-11-22', subjectCodes: [] }),
        expect.objectContaining({ id: needed, placesLeft: null, hours: 3 }),
      ]);
      expect((await service.showOffer(context, needed)).origin).toBe('need');
    }));

  it('[IOM-15] puts the ready set into a new municipality once, and leaves what was changed', () =>
    inTown(async (context) => {
      await trainingModule.prepareTenant?.(context);
      const [first] = await listOpenOffers(context);
      await service.editOffer(context, first?.id ?? '', 1, { title: 'По-своему' });
      await trainingModule.prepareTenant?.(context);
      const offers = await listOpenOffers(context);
      expect(offers).toHaveLength(READY_OFFERS.length);
      expect(offers[0]?.title).toBe('По-своему');
      const choices = await service.listChoices(context);
      const known = Object.values(choices).flatMap((list) => list.map(({ code }) => code));
      const used = offers.flatMap((offer) => [
        ...[offer.kind, ...offer.competenceCodes, ...offer.subjectCodes, ...offer.postCodes],
      ]);
      expect(used.filter((code) => !known.includes(code))).toEqual([]);
    }));
});
