import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { registerDocumentKind } from '#modules/documents/public.ts';
import { setNumberAndDate, showDocument, withdraw } from '#modules/documents/service.ts';
import { prepareSettings } from '#modules/settings/public.ts';
import { buildSchool } from '#tests/builders/people.ts';
import { buildProgramme, draftActivity, draftProgramme } from '#tests/builders/programmes.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { PROGRAMME_PAPER_KINDS } from './papers/kinds.ts';
import { listOfProgramme } from './queries/occurrences.ts';
import { loadPaperProgramme } from './queries/paper-programme.ts';
import { programmesModule } from './server.ts';
import { getProgramme } from './service/load.ts';
import { addEvidence, removeEvidence } from './service/occurrence-evidence.ts';
import { makeMonthlyPlan, makePaper, makeReport, showExecution } from './service/papers.ts';
import { createProgramme, showProgramme } from './service/programmes.ts';

const PLAIN = { asOf: null, preamble: null };

function prepare(context: Context): Context {
  for (const kind of PROGRAMME_PAPER_KINDS) registerDocumentKind(kind);
  programmesModule.listen?.(context.services.events);
  return actingAs(context, { role: 'methodist' });
}

describe('papers of a programme in the register', () => {
  it('[DOC-01] [DOC-03] [DOC-14] [DOC-15] [DOC-16] [DOC-17] [DOC-19] [DOC-20] each is a draft about its programme', () =>
    inTestTenant(async (context) => {
      const methodist = prepare(context);
      const id = await buildProgramme(context, [draftActivity('Заседание рабочей группы', 'ежеквартально')]);
      for (const paper of [
        'passport',
        'order',
        'authority_order',
        'measures',
        'execution',
        'minutes',
        'meetings',
      ] as const) {
        const document = await showDocument(methodist, await makePaper(methodist, id, { ...PLAIN, paper }));
        expect([document.state, document.aboutKind, document.aboutId]).toEqual(['draft', 'programme', id]);
      }
    }));

  it('[DOC-01] [DOC-02] [DOC-30] number and date of the order become the programme’s, and go with it', () =>
    inTestTenant(async (context) => {
      const methodist = prepare(context);
      const id = await buildProgramme(context, [draftActivity('Форум', 'март 2026')]);
      const documentId = await makePaper(methodist, id, { ...PLAIN, paper: 'order' });
      const { version } = await showDocument(methodist, documentId);
      const next = await setNumberAndDate(methodist, documentId, version, { number: '12-у', signedOn: '2026-01-10' });
      expect(await showProgramme(methodist, id)).toMatchObject({ actNumber: '12-у', actOn: '2026-01-10' });
      await withdraw(methodist, documentId, next, 'ошибка');
      expect(await showProgramme(methodist, id)).toMatchObject({ actNumber: null, actOn: null });
    }));

  it('[MON-07] [DOC-18] a report without recommendations is refused', () =>
    inTestTenant(async (context) => {
      const methodist = prepare(context);
      const id = await buildProgramme(context, [draftActivity('Форум', 'март 2026')]);
      const wish = { kind: 'final', asOf: null, conclusion: null } as const;
      await expect(makeReport(methodist, id, { ...wish, recommendations: [] })).rejects.toMatchObject({
        code: 'recommendations_needed',
      });
      const recommendations = [{ addressee: 'Координатору', text: 'Провести форум', due: '2026-12-20' }];
      expect((await showDocument(methodist, await makeReport(methodist, id, { ...wish, recommendations }))).kind).toBe(
        'programme_report',
      );
    }));

  it('[DOC-20] what showed a row and was taken away is not in the report', () =>
    inTestTenant(async (context) => {
      const methodist = prepare(context);
      const id = await buildProgramme(context, [draftActivity('Форум', 'март 2026', { done: 'Прошёл форум' })]);
      const [row] = (await listOfProgramme(methodist, id)) ?? [];
      const evidenceId = await addEvidence(methodist, row?.id ?? '', { kind: 'words', title: 'фото на стенде' });
      const shown = async () => (await showExecution(methodist, id, '2026-11-01')).rows[0]?.execution;
      expect(await shown()).toContain('(подтверждение: фото на стенде)');
      await removeEvidence(methodist, evidenceId);
      expect(await shown()).not.toContain('фото на стенде');
    }));

  it('[DOC-03] the passport has what the programme knows, and the words of a person before it', () =>
    inTestTenant(async (context) => {
      prepare(context);
      await prepareSettings(context);
      const draft = draftProgramme([draftActivity('Форум', 'март 2026')], {
        passport: { fields: { goal: 'Каждый находит наставника', coordinator: 'отдел развития' }, other: [] },
      });
      const id = await createProgramme(context, {
        ...draft,
        tasks: [{ number: '1', title: 'Подготовить наставников', direction: null }],
        stages: [
          { title: 'Первый', startsOn: '2026-01-01', endsOn: '2026-06-30' },
          { title: 'Второй', startsOn: '2026-07-01', endsOn: null },
        ],
      });
      const programme = await getProgramme(context, id, 'programme.read');
      const { passport } = await loadPaperProgramme(context, programme, [], '2026-11-01');
      expect(passport.map(({ title, text }) => [title, text.replaceAll('\u00a0', ' ')])).toEqual([
        ['Координатор', 'отдел развития'],
        ['Цель', 'Каждый находит наставника'],
        ['Задачи', '1. Подготовить наставников'],
        ['Срок реализации', '01.01.2026 – 31.12.2026'],
        ['Этапы', 'Первый: 01.01.2026 – 30.06.2026\nВторой: с 01.07.2026'],
      ]);
    }));

  it('[DOC-20] [MON-24] the report on the screen counts what its rows show', () =>
    inTestTenant(async (context) => {
      const id = await buildProgramme(context, [
        draftActivity('Форум', 'март 2026', { done: 'Прошёл форум' }),
        draftActivity('Конкурс', 'апрель 2026'),
        draftActivity('Сборник', 'декабрь 2026'),
      ]);
      const { tally, rows } = await showExecution(context, id, '2026-11-01');
      expect(tally).toEqual({
        activities: 3,
        due: 2,
        done: 1,
        notDone: 0,
        moved: 0,
        overdue: 1,
        unmarked: 0,
        ahead: 1,
        withoutDate: 0,
      });
      expect(rows.map(({ title, execution }) => [title, execution])).toEqual([
        ['Форум', '31.03.2026: Прошёл форум.'],
        ['Конкурс', 'Нет данных о выполнении.'],
        ['Сборник', 'Срок ещё не наступил.'],
      ]);
    }));

  it('[PLAN-12] the plan of a month is of the service, or of one school', () =>
    inTestTenant(async (context) => {
      const methodist = prepare(context);
      const [school, other] = [await buildSchool(context, 1), await buildSchool(context, 2)];
      await buildProgramme(context, [draftActivity('Форум', 'март 2026')]);
      await buildProgramme(context, [draftActivity('Педсовет', '12.03.2026')], { organizationId: school });
      expect(
        (await showDocument(methodist, await makeMonthlyPlan(methodist, '2026-03', null))).organizationName,
      ).toBeNull();
      const head = actingAs(context, { role: 'school_head', organizationId: school });
      expect((await showDocument(head, await makeMonthlyPlan(head, '2026-03', school))).kind).toBe('monthly_plan');
      for (const organizationId of [null, other])
        await expect(makeMonthlyPlan(head, '2026-03', organizationId)).rejects.toMatchObject({ code: 'not_found' });
    }));

  it('who may not see the programme finds no paper of it', () =>
    inTestTenant(async (context) => {
      prepare(context);
      const school = await buildSchool(context, 1);
      const id = await buildProgramme(context, [draftActivity('Форум', 'март 2026')]);
      const head = actingAs(context, { role: 'school_head', organizationId: school });
      for (const actor of [head, actingAs(context, { role: 'teacher' })]) {
        await expect(showExecution(actor, id, null)).rejects.toMatchObject({ code: 'not_found' });
        await expect(makePaper(actor, id, { ...PLAIN, paper: 'passport' })).rejects.toMatchObject({
          code: 'not_found',
        });
      }
      const authority = actingAs(context, { role: 'authority' });
      expect((await showExecution(authority, id, null)).rows.length).toBe(1);
      await expect(makePaper(authority, id, { ...PLAIN, paper: 'passport' })).rejects.toMatchObject({
        code: 'not_found',
      });
    }));
});
