import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocxText } from '#core/office/docx/read-docx-text.ts';
import { fillTemplate } from '#core/office/docx/template.ts';
import type { Paper } from '#modules/documents/model/paper.ts';
import { writeRequisites } from '#modules/documents/rules.ts';
import { OCCURRENCE_STATES } from '../model/states.ts';
import * as contents from './contents.ts';
import { writeExecution } from './execution.ts';
import { PROGRAMME_PAPER_KINDS } from './kinds.ts';
import { proposeRecommendations, writeConclusions, writeProgress } from './statements.ts';
import { tally } from './tally.ts';
import { makeActivity, makeInput, makeOccurrence } from './testing/sample.ts';

const layout = { font: 'Times New Roman', points: 14, leftMm: 30, rightMm: 10, topMm: 20, bottomMm: 20 };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

async function print(code: string, paper: Paper) {
  const kind = PROGRAMME_PAPER_KINDS.find((one) => one.code === code);
  const template = await kind?.buildDefault(layout);
  const filled = await fillTemplate(template ?? new Uint8Array(), {
    ...paper.content,
    ...writeRequisites(undefined, true),
  });
  const { paragraphs, tables } = await readDocxText(filled);
  return { paragraphs: paragraphs.map(plain), tables: tables.map((rows) => rows.map((row) => row.map(plain))) };
}

describe('papers of a programme', () => {
  it('[DOC-03] [DOC-17] the passport with the road map under its tasks', async () => {
    const { paragraphs, tables } = await print('programme_passport', contents.makePassport(makeInput()));
    expect(paragraphs).toContain('УТВЕРЖДЕНО');
    expect(tables[0]).toEqual([
      ['Раздел паспорта', 'Содержание'],
      ['Цель', 'Каждый молодой педагог работает с наставником'],
      ['Ожидаемые результаты', 'Пары созданы во всех школах\nНаставники обучены'],
    ]);
    expect(tables[1]?.map((row) => row.at(-1))).toEqual(['Целевое значение', 'не менее 90 % к 31.12.2026, 31.12.2027']);
    expect(tables[2]).toEqual([
      ['№', 'Мероприятие', 'Целевая аудитория', 'Срок', 'Ответственные', 'Ожидаемый результат'],
      [
        '1.1',
        'Семинар для наставников',
        'наставники',
        'март 2026',
        'Методист, Школа № 5; исполнитель: А. П. Лунёва',
        'Программа семинара',
      ],
    ]);
    expect(paragraphs).toContain('1. Подготовить наставников');
    expect(paragraphs).toContain('Другие мероприятия');
  });

  it('[DOC-01] [DOC-02] the order numbers its items and ends with the control clause', async () => {
    const paper = contents.makeApprovingOrder(makeInput(), 'В целях развития наставничества.');
    const { paragraphs } = await print('programme_order', paper);
    const from = paragraphs.indexOf('ПРИКАЗЫВАЮ:');
    expect(paragraphs.slice(from - 1, from + 5)).toEqual([
      'В целях развития наставничества,',
      'ПРИКАЗЫВАЮ:',
      '1. Утвердить Программу поддержки наставничества на период с 1 января 2026 г. по 31 декабря 2026 г. (приложение).',
      '2. Назначить координатором программы Лунёву Анну Павловну, методиста.',
      '3. Рассматривать ход выполнения программы не реже одного раза в полугодие.',
      '4. Контроль за исполнением приказа оставляю за собой.',
    ]);
  });

  it('[DOC-15] the authority issues it under its own name', async () => {
    const input = makeInput();
    const paper = contents.makeApprovingOrder(
      { ...input, issuer: contents.issueByAuthority(input.issuer) },
      'В целях развития',
    );
    const { paragraphs } = await print('programme_order', paper);
    expect(paragraphs[0]).toBe('Управление образования Заозёрского района');
    expect(paragraphs).not.toContain('Муниципальное казённое учреждение «Центр развития образования»');
  });

  it('[DOC-21] [DOC-26] the amending order names the act and every change', async () => {
    const changes = ['в пункте 4 слова «март 2026» заменить словами «май 2026»'];
    const { paragraphs } = await print(
      'programme_amendment',
      contents.makeAmendingOrder(makeInput(), 'Изменился срок конкурса', changes),
    );
    const from = paragraphs.indexOf('ПРИКАЗЫВАЮ:');
    expect(paragraphs.slice(from - 1, from + 3)).toEqual([
      'В связи с тем, что изменился срок конкурса,',
      'ПРИКАЗЫВАЮ:',
      '1. Внести в Программу поддержки наставничества (утв. приказом от 10.01.2026 № 12-у) следующие изменения:',
      '1.1. В пункте 4 слова «март 2026» заменить словами «май 2026».',
    ]);
  });

  it('[DOC-20] [MON-24] the report of execution has what was planned and what was done', async () => {
    const { tables, paragraphs } = await print(
      'programme_execution',
      contents.makeExecutionReport(makeInput(), '2026-12-01'),
    );
    expect(tables[0]).toEqual([
      ['№', 'Содержание деятельности', 'Реализация'],
      [
        '1.1',
        'Семинар для наставников',
        '12.03.2026: Прошёл семинар-практикум, 42 участника (подтверждение: протокол № 3).',
      ],
      ['2', 'Конкурс пар', 'Не выполнено, срок 31.10.2026: нет заявок.'],
      ['3', 'Заседание рабочей группы', 'Нет данных о выполнении.'],
    ]);
    expect(paragraphs).toContain(
      'На 01.12.2026 в программе 3 пункта плана, наступило 3 срока; выполнено 1 из 3 (33 %); не выполнено: 1, без отметки после срока: 1.',
    );
  });

  it('[DOC-18] [MON-07] [MON-11] the final report tells failures beside gains and whom they concern', async () => {
    const input = makeInput();
    const recommendations = proposeRecommendations(input.programme, '2026-12-01');
    const paper = contents.makeProgrammeReport({
      ...input,
      kind: 'final',
      asOf: '2026-12-01',
      conclusion: 'Программа продолжается',
      recommendations,
    });
    const { paragraphs, tables } = await print('programme_report', paper);
    const at = paragraphs.indexOf('ИТОГОВЫЙ ОТЧЁТ');
    expect(paragraphs[at + 1]).toMatch(/^о выполнении Программы /u);
    expect(paragraphs).toContain('Программа продолжается.');
    expect(tables.at(-2)?.map((row) => row.slice(1, 3))).toEqual([
      ['Кому', 'Рекомендация'],
      ['Ответственным исполнителям', 'Отметить выполнение или перенести срок с причиной: без отметки 1'],
      [
        'Координатору программы (Лунёва Анна Павловна, методист)',
        'Решить, переносятся ли невыполненные пункты на следующий период: таких 1',
      ],
      [
        'Координатору программы (Лунёва Анна Павловна, методист)',
        'Разобрать, почему не достигнут показатель «Доля молодых педагогов с наставником», и определить меры',
      ],
    ]);
  });

  it('[DOC-18] a target whose day is ahead is not missed yet', async () => {
    const { programme } = makeInput();
    const indicators = programme.indicators.map((one) => ({ ...one, isDue: false }));
    const input = makeInput({ indicators });
    expect(writeConclusions(input.programme, '2026-12-01').map(plain)[1]).toBe(
      'Показатели (всего 1): достигнуто: 0, не достигнуто: 0, срок не наступил: 1.',
    );
    expect(proposeRecommendations(input.programme, '2026-12-01').map(({ text }) => text)).toEqual([
      'Отметить выполнение или перенести срок с причиной: без отметки 1',
      'Решить, переносятся ли невыполненные пункты на следующий период: таких 1',
    ]);
    const paper = contents.makeProgrammeReport({
      ...input,
      ...{ kind: 'interim', asOf: '2026-12-01', conclusion: null, recommendations: [] },
    });
    const { tables } = await print('programme_report', paper);
    expect(
      tables
        .flat()
        .find((row) => row[1] === 'Доля молодых педагогов с наставником')
        ?.at(-1),
    ).toBe('пока нет');
  });

  it('[DOC-18] a report without indicators has no section missing among its numbers', async () => {
    const input = makeInput({ indicators: [] });
    const recommendations = [{ addressee: 'Школам', text: 'Создать пары', due: null }];
    const paper = contents.makeProgrammeReport({
      ...input,
      ...{ kind: 'interim', asOf: '2026-12-01', conclusion: null, recommendations },
    });
    const { paragraphs } = await print('programme_report', paper);
    const sections = paragraphs.filter((line) =>
      /(?:Выводы|Показатели|Выполнение мероприятий|Рекомендации)$/u.test(line),
    );
    expect(sections).toEqual(['Выводы', 'Выполнение мероприятий', 'Рекомендации']);
  });

  it('[DOC-14] [DOC-16] [PLAN-10] minutes and the plan of meetings come from the programme itself', async () => {
    const minutes = await print('programme_minutes', contents.makeMinutes(makeInput(), '2026-12-01'));
    expect(minutes.paragraphs).toContain('1. О ходе выполнения Программы поддержки наставничества.');
    const meetings = await print('programme_meetings', contents.makeMeetingsPlan(makeInput()));
    expect(meetings.tables[0]?.[1]).toEqual(['1', 'до 30.06.2026', 'Заседание рабочей группы', '—', '—']);
  });

  it('[DOC-19] a plan of measures and the plan of a month, an empty month too', async () => {
    const measures = await print('programme_measures', contents.makeMeasuresPlan(makeInput()));
    expect(measures.tables[0]?.length).toBe(4);
    const { issuer } = makeInput();
    const line = {
      dueOn: '2026-03-31',
      startsOn: '2026-03-01',
      activity: makeActivity('Форум', { programme: 'План на год' }),
    };
    const month = await print('monthly_plan', contents.makeMonthlyPlan(issuer, '2026-03-01', [line]));
    expect(month.tables.at(-1)?.[1] ?? []).toEqual(['1', '01.03.2026 – 31.03.2026', 'Форум', 'План на год', '—']);
    const empty = await print('monthly_plan', contents.makeMonthlyPlan(issuer, '2026-07-01', []));
    expect(empty.paragraphs).toContain('В этом месяце сроков нет.');
  });

  it('every name of every kind has its words', () => {
    const names = (spec: object): string[] =>
      Object.entries(spec).flatMap(([name, kind]) => [
        name,
        ...(typeof kind === 'object' ? names((kind as { loop: object }).loop) : []),
      ]);
    for (const { spec, words } of PROGRAMME_PAPER_KINDS) {
      expect(names(spec).filter((name) => words[name] === undefined)).toEqual([]);
    }
  });
});

const occurrences = fc.record({
  state: fc.constantFrom(...OCCURRENCE_STATES),
  dueOn: fc.option(fc.constantFrom('2026-01-31', '2026-06-30', '2026-12-31'), { nil: null }),
});

describe('what papers count', () => {
  it('[PLAN-12] every occurrence once: due, ahead, without a date or not marked', () => {
    fc.assert(
      fc.property(fc.array(occurrences, { maxLength: 30 }), (list) => {
        const counts = tally([makeActivity('А', { occurrences: list.map(makeOccurrence) })], '2026-07-01');
        return (
          counts.due + counts.ahead + counts.withoutDate + counts.unmarked === list.length && counts.done <= counts.due
        );
      }),
    );
  });

  it('[PLAN-28] a programme without a single number says so', () => {
    expect(writeConclusions(makeInput({ indicators: [] }).programme, '2026-12-01')[1]).toBe(
      'Числовых показателей в программе нет: результат описан только словами.',
    );
  });

  it('[PLAN-21] nothing due yet is said without a share; a moved row tells from when to when', () => {
    const ahead = [makeActivity('Форум', { occurrences: [makeOccurrence({ dueOn: '2027-03-01' })] })];
    expect(plain(writeProgress(ahead, '2026-12-01'))).toBe(
      'На 01.12.2026 в программе 1 пункт плана, наступило 0 сроков; выполнено 0 из 0.',
    );
    expect(writeExecution(ahead[0] ?? makeActivity(''), '2026-12-01')).toBe('Срок ещё не наступил.');
    const moved = makeOccurrence({ state: 'moved', firstDueOn: '2026-03-31', dueOn: '2026-05-31', reason: 'карантин' });
    expect(writeExecution(makeActivity('Форум', { occurrences: [moved] }), '2026-12-01')).toBe(
      'Перенесено с 31.03.2026 на 31.05.2026: карантин.',
    );
    expect(
      writeExecution(makeActivity('Форум', { occurrences: [makeOccurrence({ state: 'unmarked' })] }), '2026-12-01'),
    ).toBe('Не отмечено: было до того, как программу стали вести здесь.');
  });
});
