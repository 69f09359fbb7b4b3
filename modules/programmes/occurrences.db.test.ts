import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { buildProgramme, draftActivity } from '#tests/builders/programmes.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { type MarkInput, occurrenceFilterSchema } from './contract/occurrences.ts';
import { feedOccurrence, registerAmountSource } from './public.ts';
import { report, reportMany, undoReport } from './service/marks.ts';
import { listOccurrences, listOwn, showBoard, showOccurrence } from './service/occurrences.ts';
import { editProgramme, moveProgramme, showProgramme } from './service/programmes.ts';

const mark = (step: MarkInput['step'], given: Partial<MarkInput> = {}): MarkInput => ({
  step,
  on: null,
  reason: null,
  to: null,
  ...given,
});

const rowsOf = async (context: Context, filter: Record<string, unknown> = {}) =>
  (await listOccurrences(context, occurrenceFilterSchema.parse(filter))).rows;

const SEMINAR = draftActivity('Семинар для наставников', 'март 2026', { number: '1.1' });
const CONSULTATIONS = draftActivity('Консультации', 'в течение всего периода', { number: '1.2' });
const CONTEST = draftActivity('Конкурс', 'декабрь 2026', { number: '2' });
const PLAN = [SEMINAR, CONSULTATIONS, CONTEST];

describe('a report of one row', () => {
  it('[PLAN-02] is one sentence and one number with its unit, and is told in the history', () =>
    inTestTenant(async (context) => {
      await buildProgramme(context, PLAN);
      const [seminar] = await rowsOf(context);
      const id = seminar?.id ?? '';
      await report(
        context,
        id,
        1,
        mark('complete', { report: 'Провели семинар', amount: 24, amountWords: 'участника' }),
      );
      const shown = await showOccurrence(context, id);
      expect(shown).toMatchObject({
        ...{ state: 'done', doneOn: '2026-11-22', report: 'Провели семинар', amount: 24, amountWords: 'участника' },
        ...{ amountSource: null, fed: null, version: 2, isOverdue: false, attention: ['no_evidence'] },
      });
      const entries = await context.db
        .selectFrom('auditEntry')
        .innerJoin('auditValue', 'auditValue.entryId', 'auditEntry.id')
        .select(['action', 'before', 'after'])
        .where('auditEntry.tenantId', '=', context.tenantId)
        .where('action', '=', 'programme.occurrence_complete')
        .execute();
      expect(entries).toEqual([
        {
          action: 'programme.occurrence_complete',
          before: {
            ...{ activityId: seminar?.activityId, number: '1.1', activity: 'Семинар для наставников' },
            ...{ mark: 'planned', doneOn: null },
            ...{ report: null, amount: null, amountWords: null },
          },
          after: {
            ...{ mark: 'done', doneOn: '2026-11-22' },
            ...{ report: 'Провели семинар', amount: 24, amountWords: 'участника' },
          },
        },
      ]);
    }));

  it('[PLAN-12] of two people at one row the later hears what it holds now', () =>
    inTestTenant(async (context) => {
      await buildProgramme(context, PLAN);
      const [seminar] = await rowsOf(context);
      await report(context, seminar?.id ?? '', 1, mark('begin'));
      await expect(report(context, seminar?.id ?? '', 1, mark('complete'))).rejects.toMatchObject({
        code: 'changed_by_other',
        details: { current: { state: 'in_progress' }, version: 2 },
      });
    }));

  it('[PLAN-21] is made time by time: a row of the whole period is asked once a quarter', () =>
    inTestTenant(async (context) => {
      await buildProgramme(context, PLAN);
      const quarters = (await rowsOf(context)).filter(({ title }) => title === 'Консультации');
      expect(quarters.map(({ dueOn }) => dueOn)).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']);
      await report(context, quarters[0]?.id ?? '', 1, mark('complete', { amount: 12, amountWords: 'консультаций' }));
      const shown = await showOccurrence(context, quarters[1]?.id ?? '');
      expect(shown.state).toBe('planned');
      expect(shown.siblings.map(({ state, isOverdue }) => [state, isOverdue])).toEqual([
        ['done', false],
        ['planned', true],
        ['planned', false],
      ]);
    }));

  it('[PLAN-06] a day given to a row without a date stays when the period of the programme changes', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [draftActivity('Выезд', 'по отдельному плану')]);
      const [visit] = await rowsOf(context);
      await report(context, visit?.id ?? '', 1, mark('move', { to: '2026-12-10' }));
      const { version } = await showProgramme(context, id);
      await editProgramme(context, id, version, { trackedFrom: '2026-09-01' });
      expect(await showOccurrence(context, visit?.id ?? '')).toMatchObject({ state: 'planned', dueOn: '2026-12-10' });
    }));

  it('[PLAN-12] is closed once the programme is finished, and before it starts', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, PLAN);
      await moveProgramme(context, id, 'finish', 'Выполнена');
      const [seminar] = await rowsOf(context);
      await expect(report(context, seminar?.id ?? '', 1, mark('complete'))).rejects.toMatchObject({
        code: 'programme_state',
      });
      expect((await showOccurrence(context, seminar?.id ?? '')).steps).toEqual([]);
    }));
});

describe('one mark for many rows', () => {
  it('[PLAN-12] marks what it suits, counts the rest by reason, and is taken back as a whole', () =>
    inTestTenant(async (context) => {
      await buildProgramme(context, PLAN);
      const before = await rowsOf(context);
      await report(context, before[0]?.id ?? '', 1, mark('complete'));
      const ids = before.map(({ id }) => id);
      const answer = await reportMany(context, ids, mark('complete', { on: '2026-11-20' }));
      expect(answer).toMatchObject({ marked: 5, skipped: { step: 1 } });
      const after = await rowsOf(context);
      expect(after.map(({ state, doneOn }) => [state, doneOn])).toEqual([
        ['done', '2026-11-22'],
        ...Array.from({ length: 5 }, () => ['done', '2026-11-20']),
      ]);
      expect(await undoReport(context, answer.markId ?? '')).toEqual({ restored: 5, kept: 0 });
      const back = await rowsOf(context);
      expect(back.slice(1).map(({ version: _, ...row }) => row)).toEqual(
        before.slice(1).map(({ version: _, ...row }) => row),
      );
    }));

  it('[PLAN-12] taken back leaves what somebody has changed since', () =>
    inTestTenant(async (context) => {
      await buildProgramme(context, PLAN);
      const [first, second] = await rowsOf(context);
      const ids = [first?.id ?? '', second?.id ?? ''];
      const { markId } = await reportMany(context, ids, mark('miss', { reason: 'карантин' }));
      await report(context, ids[0] ?? '', 2, mark('complete', { report: 'Всё же провели' }));
      expect(await undoReport(context, markId ?? '')).toEqual({ restored: 1, kept: 1 });
      expect((await rowsOf(context)).slice(0, 2).map(({ state }) => state)).toEqual(['done', 'planned']);
    }));

  it('[PLAN-12] marks are taken back one after the other, the newest first', () =>
    inTestTenant(async (context) => {
      await buildProgramme(context, PLAN);
      const contest = (await rowsOf(context)).find(({ title }) => title === 'Конкурс');
      const ids = [contest?.id ?? ''];
      const state = async () => (await showOccurrence(context, ids[0] ?? '')).state;
      const moved = await reportMany(context, ids, mark('move', { to: '2026-12-10', reason: 'нет зала' }));
      const done = await reportMany(context, ids, mark('complete'));
      expect(await undoReport(context, moved.markId ?? '')).toEqual({ restored: 0, kept: 1 });
      await undoReport(context, done.markId ?? '');
      expect(await state()).toBe('moved');
      await undoReport(context, moved.markId ?? '');
      expect(await showOccurrence(context, ids[0] ?? '')).toMatchObject({
        ...{ state: 'planned', dueOn: '2026-12-31', firstDueOn: null, moves: 0, reason: null },
      });
    }));

  it.each<[Partial<MarkInput>, string]>([
    [{ step: 'complete', on: '2026-11-23' }, 'mark_date_ahead'],
    [{ step: 'miss', reason: '' }, 'mark_reason_needed'],
    [{ step: 'move', to: null, reason: 'нет зала' }, 'mark_day_needed'],
    [{ step: 'move', to: '2026-11-01', reason: 'нет зала' }, 'mark_day_passed'],
  ])('[PLAN-12] that is wrong in itself is refused: %j', (given, code) =>
    inTestTenant(async (context) => {
      await buildProgramme(context, PLAN);
      const ids = (await rowsOf(context)).map(({ id }) => id);
      await expect(reportMany(context, ids, mark('begin', given))).rejects.toMatchObject({ code });
      expect((await rowsOf(context)).every(({ state }) => state === 'planned')).toBe(true);
    }),
  );
});

describe('the board of a programme', () => {
  it('[PLAN-12] counts done, due, overdue, not done and moved by task and executor, and each number is its list', () =>
    inTestTenant(async (context) => {
      const school = await buildSchool(context, 1);
      const executor = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: school });
      const id = await buildProgramme(context, [SEMINAR, { ...CONSULTATIONS, executorPersonId: executor }, CONTEST]);
      const rows = await rowsOf(context);
      const idOf = (title: string) => rows.find((row) => row.title === title)?.id ?? '';
      await report(context, idOf('Семинар для наставников'), 1, mark('miss', { reason: 'карантин' }));
      await report(context, idOf('Консультации'), 1, mark('complete'));
      await report(context, idOf('Конкурс'), 1, mark('move', { to: '2026-12-05', reason: 'нет зала' }));
      const board = await showBoard(context, id);
      expect(board.total).toEqual({
        ...{ all: 6, due: 4, done: 1, in_progress: 0, overdue: 2, soon: 1, not_done: 1, moved: 1, without_date: 0 },
        unmarked: 0,
      });
      expect(
        board.executors.map(({ title, hasAccount, counts }) => [title, hasAccount, counts.all, counts.overdue]),
      ).toEqual([
        ['Лунёва Анна Петровна', false, 4, 2],
        ['', false, 2, 0],
      ]);
      for (const [bucket, count] of Object.entries(board.total)) {
        expect([bucket, (await rowsOf(context, { programmeIds: [id], bucket })).length]).toEqual([bucket, count]);
      }
      const none = await rowsOf(context, { programmeIds: [id], executorPersonId: 'none', bucket: 'not_done' });
      expect(none.map(({ title, reason }) => [title, reason])).toEqual([['Семинар для наставников', 'карантин']]);
    }));
});

describe('numbers of data', () => {
  it('[PLAN-02] feed a report and say where they come from; a number by hand stays with them beside it', () =>
    inTestTenant(async (context) => {
      registerAmountSource('events', 'по явке');
      await buildProgramme(context, PLAN);
      const [seminar, other] = await rowsOf(context);
      const [id, otherId] = [seminar?.id ?? '', other?.id ?? ''];
      await feedOccurrence(context, { occurrenceId: id, source: 'events', amount: 31, words: 'участник' });
      expect(await showOccurrence(context, id)).toMatchObject({
        amount: 31,
        amountWords: 'участник',
        amountSource: 'по явке',
        fed: null,
      });
      await report(context, otherId, 1, mark('complete', { amount: 24, amountWords: 'участника' }));
      await feedOccurrence(context, { occurrenceId: otherId, source: 'events', amount: 25, words: 'участников' });
      expect(await showOccurrence(context, otherId)).toMatchObject({
        ...{ amount: 24, amountSource: null },
        fed: { amount: 25, words: 'участников', source: 'по явке' },
      });
    }));

  it('[PLAN-02] do not stand in the way of taking a mark back', () =>
    inTestTenant(async (context) => {
      await buildProgramme(context, PLAN);
      const [seminar] = await rowsOf(context);
      const id = seminar?.id ?? '';
      const markId = await report(context, id, 1, mark('complete', { report: 'Провели', amount: 24 }));
      await feedOccurrence(context, { occurrenceId: id, source: 'events', amount: 31, words: null });
      expect(await undoReport(context, markId)).toEqual({ restored: 1, kept: 0 });
      expect(await showOccurrence(context, id)).toMatchObject({ state: 'planned', report: null, amount: 31 });
    }));
});

describe('one’s own rows', () => {
  it('[PLAN-12] are those due this month, overdue or without a date, of running programmes', () =>
    inTestTenant(async (context) => {
      const school = await buildSchool(context, 1);
      const personId = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: school });
      const own = { executorPersonId: personId };
      await buildProgramme(context, [
        draftActivity('Просрочено', 'март 2026', own),
        draftActivity('В этом месяце', 'ноябрь 2026', own),
        draftActivity('Через две недели', '05.12.2026', own),
        draftActivity('Позже', '25.12.2026', own),
        draftActivity('Без даты', 'по отдельному плану', own),
        draftActivity('Чужое', 'ноябрь 2026'),
      ]);
      const mine = await listOwn(actingAs(context, { role: 'teacher', personId }));
      expect(mine.rows.map(({ title, mayReport }) => [title, mayReport])).toEqual([
        ['Просрочено', true],
        ['В этом месяце', true],
        ['Через две недели', true],
        ['Без даты', true],
      ]);
      expect([mine.later, mine.marked]).toEqual([1, []]);
      const ids = mine.rows.map(({ id }) => id);
      for (const id of ids.slice(0, 2)) await report(context, id, 1, mark('complete'));
      const later = await listOwn(actingAs(context, { role: 'teacher', personId }));
      expect([later.rows.map(({ id }) => id), later.marked.map(({ id }) => id).toSorted()]).toEqual([
        ids.slice(2),
        ids.slice(0, 2).toSorted(),
      ]);
    }));
});
