import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#core/access/grants.ts';
import type { Context } from '#core/context.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { buildProgramme, draftActivity } from '#tests/builders/programmes.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { occurrenceFilterSchema, type occurrencesContract } from './contract/occurrences.ts';
import type { remindersContract } from './contract/reminders.ts';
import { BOARD_BUCKETS, isInBucket, listAttention } from './rules/attention.ts';
import { programmesModule } from './server.ts';
import { report, reportMany, undoReport } from './service/marks.ts';
import { addEvidence, mayReadEvidence, removeEvidence, restoreEvidence } from './service/occurrence-evidence.ts';
import { listOccurrences, listOwn, showBoard, showOccurrence } from './service/occurrences.ts';
import { moveProgramme } from './service/programmes.ts';

const id = '0190a000-0000-7000-8000-000000000000';
const DONE = { step: 'complete' as const, on: null, reason: null, to: null };

const service: readonly Role[] = ['service_head', 'methodist'];
const readers: readonly Role[] = [...service, 'authority', 'school_head'];
const editors: readonly Role[] = [...service, 'school_head'];
const everyone = ROLES.filter((role) => role !== 'administrator');

/** An input that fits the schema, and the roles that pass the gate. */
const gates: Record<keyof typeof occurrencesContract | keyof typeof remindersContract, [unknown, readonly Role[]]> = {
  listOccurrences: [{}, readers],
  getOccurrence: [{ id }, ROLES],
  myOccurrences: [{}, everyone],
  report: [{ id, version: 1, mark: { step: 'complete' } }, everyone],
  reportMany: [{ ids: [id], mark: { step: 'complete' } }, everyone],
  undoReport: [{ markId: id }, everyone],
  addEvidence: [{ id, evidence: { kind: 'words', title: 'Протокол' } }, everyone],
  removeEvidence: [{ id }, everyone],
  restoreEvidence: [{ id }, everyone],
  showBoard: [{ id }, readers],
  showReminders: [{ id }, readers],
  setReminders: [{ id, version: 1, isOn: true }, editors],
  writeReview: [{ id }, readers],
  writePassList: [{ id }, readers],
};

async function callAs(acting: Context, name: string, input: unknown): Promise<string> {
  const request = { requestId: 'test', open: <T>(work: (inside: Context) => Promise<T>) => work(acting) };
  const procedure = programmesModule.router[name] as Parameters<typeof call>[0];
  return call(procedure, input as never, { context: request as never }).then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );
}

describe('gates', () => {
  it.each(Object.entries(gates))('[ROLE-19] %s is closed to everybody else', (name, [input, roles]) =>
    inTestTenant(async (context) => {
      const organizationId = await buildSchool(context, 1);
      const personId = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId });
      const passed: Role[] = [];
      for (const role of ROLES) {
        const code = await callAs(actingAs(context, { role, organizationId, personId }), name, input);
        expect(code).not.toBe('failed');
        if (code !== 'forbidden') passed.push(role);
      }
      expect(passed.toSorted()).toEqual([...roles].toSorted());
    }),
  );
});

/** A municipal plan and one of a school, each with a row of a teacher and a row of nobody. */
async function buildScene(context: Context) {
  const [school, other] = [await buildSchool(context, 1), await buildSchool(context, 2)];
  const anna = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: school });
  const head = await buildPerson(context, 'Вересова Алла Павловна', { organizationId: school });
  const rows = [
    draftActivity('Своё', 'ноябрь 2026', { executorPersonId: anna }),
    draftActivity('Чужое', 'ноябрь 2026'),
  ];
  const municipal = await buildProgramme(context, rows, { coordinatorPersonId: head });
  const ofSchool = await buildProgramme(context, rows, { organizationId: school, title: 'Программа школы' });
  const idsOf = async (programmeId: string) => {
    const filter = occurrenceFilterSchema.parse({ programmeIds: [programmeId] });
    const listed = (await listOccurrences(context, filter)).rows;
    const find = (title: string) => listed.find((row) => row.title === title)?.id ?? '';
    return { own: find('Своё'), others: find('Чужое') };
  };
  const actors = {
    methodist: actingAs(context, { role: 'methodist' }),
    authority: actingAs(context, { role: 'authority', personId: await buildPerson(context, 'Дубов Олег Ильич', null) }),
    deputy: actingAs(context, { role: 'school_head', organizationId: school }),
    'deputy of another school': actingAs(context, { role: 'school_head', organizationId: other }),
    executor: actingAs(context, { role: 'teacher', personId: anna }),
    coordinator: actingAs(context, { role: 'teacher', personId: head }),
    administrator: actingAs(context, { role: 'administrator' }),
  };
  return {
    municipal,
    ofSchool,
    actors,
    anna,
    rows: { municipal: await idsOf(municipal), ofSchool: await idsOf(ofSchool) },
  };
}

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );

type Who = keyof Awaited<ReturnType<typeof buildScene>>['actors'];

/** Own and others' row of the municipal plan, then of the school's. */
const REPORTS: Record<Who, readonly string[]> = {
  methodist: ['ok', 'ok', 'ok', 'ok'],
  authority: ['not_found', 'not_found', 'not_found', 'not_found'],
  deputy: ['not_found', 'not_found', 'ok', 'ok'],
  'deputy of another school': ['not_found', 'not_found', 'not_found', 'not_found'],
  executor: ['ok', 'not_found', 'ok', 'not_found'],
  coordinator: ['ok', 'ok', 'not_found', 'not_found'],
  administrator: ['not_found', 'not_found', 'not_found', 'not_found'],
};

const READS: Record<Who, readonly string[]> = {
  ...REPORTS,
  authority: ['ok', 'ok', 'ok', 'ok'],
  coordinator: ['not_found', 'not_found', 'not_found', 'not_found'],
};

describe('who marks what', () => {
  it.each(Object.entries(REPORTS) as [Who, readonly string[]][])('[ROLE-19] %s', (who, expected) =>
    inTestTenant(async (context) => {
      const { actors, rows } = await buildScene(context);
      const ids = [rows.municipal.own, rows.municipal.others, rows.ofSchool.own, rows.ofSchool.others];
      const one: string[] = [];
      const many: string[] = [];
      for (const row of ids) {
        many.push(await outcome(reportMany(actors[who], [row], { ...DONE, step: 'begin' })));
        one.push(await outcome(report(actors[who], row, many.at(-1) === 'ok' ? 2 : 1, DONE)));
      }
      expect({ one, many }).toEqual({ one: expected, many: expected });
      // One foreign row among many, and none is marked.
      if (expected.includes('not_found')) expect(await outcome(reportMany(actors[who], ids, DONE))).toBe('not_found');
    }),
  );

  it.each(Object.entries(READS) as [Who, readonly string[]][])('[ROLE-19] what %s opens', (who, expected) =>
    inTestTenant(async (context) => {
      const { actors, rows } = await buildScene(context);
      const ids = [rows.municipal.own, rows.municipal.others, rows.ofSchool.own, rows.ofSchool.others];
      const seen: string[] = [];
      for (const row of ids) seen.push(await outcome(showOccurrence(actors[who], row)));
      expect(seen).toEqual(expected);
    }),
  );

  it('[ROLE-19] a school sees the rows, the board and the numbers of its own programmes only', () =>
    inTestTenant(async (context) => {
      const { actors, municipal, ofSchool } = await buildScene(context);
      const list = await listOccurrences(actors.deputy, occurrenceFilterSchema.parse({}));
      expect([list.total, new Set(list.rows.map(({ programmeId }) => programmeId)), list.attention.soon]).toEqual([
        2,
        new Set([ofSchool]),
        2,
      ]);
      expect(await outcome(showBoard(actors.deputy, municipal))).toBe('not_found');
      expect(await outcome(showBoard(actors.deputy, ofSchool))).toBe('ok');
      const foreign = await listOccurrences(
        actors['deputy of another school'],
        occurrenceFilterSchema.parse({ programmeIds: [ofSchool] }),
      );
      expect([foreign.total, foreign.attention.soon]).toEqual([0, 0]);
    }));

  it('[ROLE-13] a teacher gets the own rows of both plans and nothing else', () =>
    inTestTenant(async (context) => {
      const { actors } = await buildScene(context);
      expect((await listOwn(actors.executor)).rows.map(({ title }) => title)).toEqual(['Своё', 'Своё']);
      expect((await listOwn(actors.coordinator)).rows).toEqual([]);
      expect((await listOwn(actors.methodist)).rows).toEqual([]);
    }));

  it('[PLAN-04] a row shared into a school’s programme is read there and marked where it belongs', () =>
    inTestTenant(async (context) => {
      const { actors, municipal, ofSchool, rows } = await buildScene(context);
      const { activityId } = await showOccurrence(context, rows.municipal.others);
      await context.db
        .insertInto('activityShare')
        .values({ tenantId: context.tenantId, activityId, programmeId: ofSchool })
        .execute();
      const filter = occurrenceFilterSchema.parse({ programmeIds: [ofSchool] });
      const listed = await listOccurrences(actors.deputy, filter);
      expect(
        listed.rows.map(({ title, programmeId, mayReport }) => [title, programmeId === municipal, mayReport]),
      ).toEqual(expect.arrayContaining([['Чужое', true, false]]));
      expect(listed.total).toBe(3);
      expect((await showBoard(actors.deputy, ofSchool)).total.all).toBe(3);
      expect(await outcome(report(actors.deputy, rows.municipal.others, 1, DONE))).toBe('not_found');
    }));

  it('[ROLE-19] another municipality finds nothing', () =>
    inTestTenant(async (context) => {
      const { rows, municipal } = await buildScene(context);
      const answer = await reportMany(context, [rows.municipal.own], DONE);
      await inTestTenant(async (elsewhere) => {
        const methodist = actingAs(elsewhere, { role: 'methodist' });
        expect(await outcome(report(methodist, rows.municipal.own, 2, DONE))).toBe('not_found');
        expect(await outcome(showOccurrence(methodist, rows.municipal.own))).toBe('not_found');
        expect(await outcome(undoReport(methodist, answer.markId ?? ''))).toBe('not_found');
        expect(await outcome(showBoard(methodist, municipal))).toBe('not_found');
      });
    }));

  it('[ROLE-19] a mark is taken back by those who may make it', () =>
    inTestTenant(async (context) => {
      const { actors, rows } = await buildScene(context);
      const { markId } = await reportMany(actors.methodist, [rows.municipal.own, rows.municipal.others], DONE);
      expect(await outcome(undoReport(actors.executor, markId ?? ''))).toBe('not_found');
      expect(await outcome(undoReport(actors.authority, markId ?? ''))).toBe('not_found');
      expect(await outcome(undoReport(actors.coordinator, markId ?? ''))).toBe('ok');
    }));
});

describe('the list and the rule say the same', () => {
  it('[PLAN-12] of every column of the board and every reason for attention', () =>
    inTestTenant(async (context) => {
      const { rows, municipal } = await buildScene(context);
      await buildProgramme(context, [
        draftActivity('Без даты', 'по отдельному плану'),
        draftActivity('Год', 'ежемесячно'),
      ]);
      await reportMany(context, [rows.municipal.own], DONE);
      await addEvidence(context, rows.municipal.own, { kind: 'words', title: 'Фото на стенде' });
      await reportMany(context, [rows.ofSchool.own], DONE);
      await reportMany(context, [rows.ofSchool.others], { ...DONE, step: 'miss', reason: 'карантин' });
      for (const to of ['2026-12-05', '2026-12-20'])
        await reportMany(context, [rows.municipal.others], { ...DONE, step: 'move', to, reason: 'нет зала' });
      const all = (await listOccurrences(context, occurrenceFilterSchema.parse({ limit: 500 }))).rows;
      expect(all.length).toBeGreaterThan(15);
      const list = async (filter: object) =>
        (await listOccurrences(context, occurrenceFilterSchema.parse({ limit: 500, ...filter }))).rows.map(
          (row) => row.id,
        );
      const today = '2026-11-22';
      for (const bucket of BOARD_BUCKETS)
        expect([bucket, await list({ bucket })]).toEqual([
          bucket,
          all.filter((row) => isInBucket(row, bucket, today)).map((row) => row.id),
        ]);
      const { attention } = await listOccurrences(context, occurrenceFilterSchema.parse({}));
      for (const kind of ['overdue', 'soon', 'no_evidence', 'no_executor', 'moved_twice'] as const) {
        const expected = all.filter((row) => listAttention(row, today).includes(kind)).map((row) => row.id);
        expect([kind, await list({ attention: kind }), attention[kind]]).toEqual([kind, expected, expected.length]);
        expect(expected.length).toBeGreaterThan(0);
      }
      const asking = all.filter((row) => listAttention(row, today).length > 0).map((row) => row.id);
      expect(await list({ attention: 'any' })).toEqual(asking);
      expect(municipal).not.toBe('');
    }));
});

describe('evidence', () => {
  const upload = (context: Context, name = 'Протокол.pdf') =>
    context.services.files.save(
      context,
      { name, mediaType: 'application/pdf', purpose: 'programme_evidence' },
      Buffer.from('%PDF-1.7'),
    );

  it('[PLAN-02] is a file, a link or words, can be taken away and put back', () =>
    inTestTenant(async (context) => {
      const { actors, rows } = await buildScene(context);
      const file = await upload(actors.executor);
      const own = rows.municipal.own;
      const fileEvidence = await addEvidence(actors.executor, own, { kind: 'file', fileId: file.id });
      await addEvidence(actors.methodist, own, { kind: 'link', url: 'https://example.org/news/1', title: '' });
      await addEvidence(actors.methodist, own, { kind: 'words', title: 'Фото на стенде школы' });
      const titles = async () => (await showOccurrence(actors.executor, own)).evidence.map(({ title }) => title);
      expect(await titles()).toEqual(['Протокол.pdf', 'example.org', 'Фото на стенде школы']);
      await removeEvidence(actors.executor, fileEvidence);
      expect(await titles()).toEqual(['example.org', 'Фото на стенде школы']);
      expect(await mayReadEvidence(actors.methodist, file)).toBe(false);
      await restoreEvidence(actors.executor, fileEvidence);
      expect(await titles()).toHaveLength(3);
    }));

  it('[PLAN-02] stays as it is once the programme is finished', () =>
    inTestTenant(async (context) => {
      const { municipal, rows } = await buildScene(context);
      const words = await addEvidence(context, rows.municipal.own, { kind: 'words', title: 'Отчёт' });
      await moveProgramme(context, municipal, 'finish', null);
      expect(await outcome(removeEvidence(context, words))).toBe('programme_state');
      expect(await outcome(addEvidence(context, rows.municipal.own, { kind: 'words', title: 'Ещё' }))).toBe(
        'programme_state',
      );
    }));

  it.each<[Who, boolean]>([
    ['methodist', true],
    ['authority', true],
    ['executor', true],
    ['deputy', false],
    ['deputy of another school', false],
    ['coordinator', false],
    ['administrator', false],
  ])('[PLAN-02] a file of a municipal row is read by %s: %s', (who, expected) =>
    inTestTenant(async (context) => {
      const { actors, rows } = await buildScene(context);
      const sender = actingAs(context, { role: 'service_head' });
      const file = await upload(sender);
      await addEvidence(sender, rows.municipal.own, { kind: 'file', fileId: file.id });
      expect(await mayReadEvidence(actors[who], file)).toBe(expected);
    }),
  );

  it('[PLAN-02] is the sender’s own file, and a document that the sender may open', () =>
    inTestTenant(async (context) => {
      const { actors, rows } = await buildScene(context);
      const file = await upload(actors.methodist);
      expect(await outcome(addEvidence(actors.executor, rows.municipal.own, { kind: 'file', fileId: file.id }))).toBe(
        'not_found',
      );
      const documentId = await buildDocument(context);
      const document = { kind: 'document' as const, documentId };
      expect(await outcome(addEvidence(actors.executor, rows.municipal.own, document))).toBe('not_found');
      await addEvidence(actors.methodist, rows.municipal.own, document);
      const seenBy = async (who: Who) => (await showOccurrence(actors[who], rows.municipal.own)).evidence;
      expect((await seenBy('methodist')).map(({ title, documentId: opens }) => [title, opens])).toEqual([
        ['Протокол совета № 4', documentId],
      ]);
      expect((await seenBy('executor')).map(({ title, documentId: opens }) => [title, opens])).toEqual([
        ['Документ, доступ к которому закрыт', null],
      ]);
    }));

  it('[PLAN-02] a link is of the web', () =>
    inTestTenant(async (context) => {
      const { actors, rows } = await buildScene(context);
      const add = (url: string) =>
        callAs(actors.methodist, 'addEvidence', { id: rows.municipal.own, evidence: { kind: 'link', url } });
      const codes: string[] = [];
      for (const url of ['https://example.org/a', 'http://example.org', 'javascript:alert(1)', 'file:///etc', 'нет'])
        codes.push(await add(url));
      expect(codes).toEqual(['ok', 'ok', 'BAD_REQUEST', 'BAD_REQUEST', 'BAD_REQUEST']);
    }));
});

async function buildDocument({ db, tenantId }: Context): Promise<string> {
  const documentId = '0190a000-0000-7000-8000-0000000000d0';
  await db
    .insertInto('document')
    .values({
      tenantId,
      id: documentId,
      kind: 'minutes',
      title: 'Протокол совета',
      number: '4',
      state: 'signed',
      signedOn: '2026-11-02',
    })
    .execute();
  return documentId;
}
