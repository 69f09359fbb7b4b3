import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { prepareSettings } from '#modules/settings/public.ts';
import { addMember } from '#tests/builders/pathways.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { buildProgramme, draftActivity, draftProgramme } from '#tests/builders/programmes.ts';
import { inTestTenant } from '#tests/database/database.ts';
import { occurrenceFilterSchema } from './contract/occurrences.ts';
import { reportMany } from './service/marks.ts';
import { listOccurrences, showBoard } from './service/occurrences.ts';
import { createProgramme, editProgramme, moveProgramme } from './service/programmes.ts';
import { setReminders, showReminders, writePassListOf, writeReviewOf } from './service/reminders.ts';

const DONE = { step: 'complete' as const, on: null, reason: null, to: null };
const rowsOf = async (context: Context, filter: object = {}) =>
  (await listOccurrences(context, occurrenceFilterSchema.parse(filter))).rows;

describe('the day a programme is kept here from', () => {
  it('[PLAN-12] rows before it are not marked and never overdue; they can be marked later, each for its own day', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [draftActivity('Консультации', 'в течение всего периода')]);
      expect((await showBoard(context, id)).total).toMatchObject({ overdue: 3, unmarked: 0 });
      const { version } = await showReminders(context, id);
      await editProgramme(context, id, version, { trackedFrom: '2026-09-01' });
      expect((await showBoard(context, id)).total).toMatchObject({ all: 2, overdue: 1, unmarked: 2 });
      expect(await showReminders(context, id)).toMatchObject({ trackedFrom: '2026-09-01', unmarked: 2 });
      const past = await rowsOf(context, { programmeIds: [id], states: ['unmarked'] });
      await reportMany(
        context,
        past.map((row) => row.id),
        DONE,
      );
      expect((await rowsOf(context)).map(({ state, dueOn, doneOn }) => [state, dueOn, doneOn])).toEqual([
        ['done', '2026-03-31', '2026-03-31'],
        ['done', '2026-06-30', '2026-06-30'],
        ['planned', '2026-09-30', null],
        ['planned', '2026-12-31', null],
      ]);
      const next = await showReminders(context, id);
      await editProgramme(context, id, next.version, { trackedFrom: null });
      expect((await showBoard(context, id)).total).toMatchObject({ all: 4, done: 2, unmarked: 0 });
    }));
});

describe('reminders of a programme', () => {
  it('[PLAN-12] are off by default, and say whom they reach before they are switched on', () =>
    inTestTenant(async (context) => {
      const school = await buildSchool(context, 1);
      const of = (name: string) => buildPerson(context, name, { organizationId: school });
      const [anna, boris, head] = [
        await of('Лунёва Анна Петровна'),
        await of('Кедров Борис Ильич'),
        await of('Вересова Алла Павловна'),
      ];
      await addMember(context, { role: 'teacher', personId: anna });
      await addMember(context, { role: 'methodist', personId: head });
      const id = await buildProgramme(
        context,
        [
          draftActivity('Семинар', '27.11.2026', { executorPersonId: anna }),
          draftActivity('Выезд', '01.12.2026', { executorPersonId: boris }),
          draftActivity('Конкурс', 'октябрь 2026', {
            owners: [{ words: 'методисты', organizationId: null, personId: null }],
          }),
        ],
        { coordinatorPersonId: head },
      );
      const shown = await showReminders(context, id);
      expect(shown).toEqual({
        ...{ version: shown.version, isOn: false, trackedFrom: null, unmarked: 0, isMailOn: false, mayEdit: true },
        ...{ executors: 2, executorsWithAccount: 1, withoutExecutor: 1, coordinators: 1 },
      });
      await setReminders(context, id, shown.version, true);
      expect(await showReminders(context, id)).toMatchObject({ isOn: true });
      const list = await writePassListOf(context, id, true);
      expect(list).toEqual({
        rows: 2,
        text: [
          'План работы методической службы на 2026 год: что сделать (по состоянию на\u00a022.11.2026)',
          'методисты\n— Конкурс, срок 31.10.2026, срок прошёл',
          'Кедров\u00a0Б.\u00a0И.\n— Выезд, срок 01.12.2026',
        ].join('\n\n'),
      });
      expect((await writePassListOf(context, id, false)).rows).toBe(3);
    }));

  it('[PLAN-12] of two people at the switch the later hears of the other', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [draftActivity('Семинар', '27.11.2026')]);
      const { version } = await showReminders(context, id);
      await setReminders(context, id, version, true);
      await expect(setReminders(context, id, version, false)).rejects.toMatchObject({ code: 'changed_by_other' });
    }));
});

describe('stages', () => {
  it('[PLAN-01] [PLAN-10] [PLAN-21] tasks of a stage are reported one by one, and the note for a meeting follows them', () =>
    inTestTenant(async (context) => {
      await prepareSettings(context);
      const draft = draftProgramme([
        draftActivity('Создать рабочую группу', 'февраль 2026', { stage: 0, task: 0 }),
        draftActivity('Разработать положение', 'март 2026', { stage: 0, task: 0 }),
        draftActivity('Провести конкурс', 'ноябрь 2026', { stage: 1, task: 1 }),
      ]);
      const id = await createProgramme(context, {
        ...draft,
        stages: [
          { title: 'Подготовительный этап', startsOn: '2026-01-01', endsOn: '2026-03-31' },
          { title: 'Основной этап', startsOn: '2026-04-01', endsOn: '2026-12-31' },
        ],
        tasks: [
          { number: '1.', title: 'Подготовить условия', direction: null },
          { number: '2.', title: 'Вовлечь педагогов', direction: null },
        ],
      });
      await moveProgramme(context, id, 'start', null);
      const [first] = await rowsOf(context);
      await reportMany(context, [first?.id ?? ''], DONE);
      const board = await showBoard(context, id);
      const numbers = (groups: typeof board.stages) =>
        groups.map(({ title, counts }) => [title, counts.all, counts.done, counts.overdue]);
      expect(numbers(board.stages)).toEqual([
        ['Подготовительный этап', 2, 1, 1],
        ['Основной этап', 1, 0, 0],
      ]);
      expect(numbers(board.tasks)).toEqual([
        ['1. Подготовить условия', 2, 1, 1],
        ['2. Вовлечь педагогов', 1, 0, 0],
      ]);
      const ofStage = await rowsOf(context, { programmeIds: [id], stageId: board.stages[0]?.id, bucket: 'overdue' });
      expect(ofStage.map(({ title }) => title)).toEqual(['Разработать положение']);
      expect((await writeReviewOf(context, id)).split('\n\n').slice(0, 3)).toEqual([
        'О ходе реализации: План работы методической службы на 2026 год (01.01.2026\u00a0– 31.12.2026)',
        'По состоянию на\u00a022.11.2026 наступили 2\u00a0срока из 3 (у пункта их бывает несколько); выполнено 1 (50\u00a0%), не выполнено 0, без отметки 1.',
        'По этапам:\nПодготовительный этап: выполнено 1 из 2 (50\u00a0%);\nОсновной этап: срок пунктов ещё не наступил.',
      ]);
    }));
});
