import { describe, expect, it } from 'vitest';
import { checkTemplate } from '#core/office/docx/check-template.ts';
import { readDocxText } from '#core/office/docx/read-docx-text.ts';
import { fillTemplate } from '#core/office/docx/template.ts';
import { specOf } from '#modules/documents/kinds.ts';
import { describeFields, writeRequisites } from '#modules/documents/rules.ts';
import { defaultCompetences, defaultDeficitRule } from '../model.ts';
import { listSixTeachersRows } from '../rules/fixtures/six-teachers.ts';
import { buildReport } from '../rules/report.ts';
import { makeStatements } from '../rules/statements.ts';
import { summarise } from '../rules/summary.ts';
import { listNoteComments } from './comments.ts';
import { makeNoteContent, writeHeading } from './note-content.ts';
import { analyticNoteKind, toPlaceholders } from './note-kind.ts';
import { makeSixTeachersInput } from './testing/sample-input.ts';

const layout = { font: 'Times New Roman', points: 14, leftMm: 30, rightMm: 10, topMm: 20, bottomMm: 20 };
/** Non-breaking spaces are told as plain ones, so that the sentences can be read here. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const template = await analyticNoteKind.buildDefault(layout);

async function printNote(input = makeSixTeachersInput(), signed?: { number: string; signedOn: string }) {
  const content = { ...(await toPlaceholders(makeNoteContent(input))), ...writeRequisites(signed, true) };
  const read = await readDocxText(await fillTemplate(template, content));
  return {
    paragraphs: read.paragraphs.map(plain),
    tables: read.tables.map((rows) => rows.map((row) => row.map(plain))),
  };
}

describe('the analytic note', () => {
  it('[DOC-13] [DIAG-06] six teachers: the whole printed text', async () => {
    const { paragraphs } = await printNote(makeSixTeachersInput(), { number: '48-МС', signedOn: '2024-03-01' });
    expect(paragraphs).toEqual([
      'Комитет по образованию администрации Заозёрского округа',
      'Муниципальное казённое учреждение «Информационно-методический центр Заозёрского округа»',
      '600000, г. Заозёрск, ул. Садовая, д. 5, тел. (000) 000-00-00, imc@example.org\nОГРН 1020000000005',
      'АНАЛИТИЧЕСКАЯ СПРАВКА',
      'по результатам диагностики профессиональных дефицитов, 2023–2024',
      '1. Основание, цель и порядок проведения',
      'Основание: приказ комитета по образованию от 10.02.2023 № 48.',
      'Цель: выявить профессиональные дефициты педагогов и проследить изменения за год.',
      'Место проведения: школа № 4.',
      'Таблица 1. Этапы диагностики',
      'Уровни по шкале: низкий — менее 60 %, средний — от 60 до 80 % (не включая), высокий — 80 % и более.',
      'Средние вычислены по неокруглённым результатам и показаны с округлением до десятых (половина — в большую сторону).',
      'Изменения вычислены попарно, у одних и тех же участников, при одной версии инструмента и одной шкале.',
      'Дефицитом считается компетенция, последний независимый результат по которой имеет уровень: низкий.',
      'Показатели групп, в которых меньше 5 человек, не приводятся. Отсутствие результата нулём не считается.',
      '2. Участники',
      'Входная диагностика: приглашено — 7, прошли — 6, отказ — 1. Учтено: 6 человек, 6 участий. Организаций с участниками — 1.',
      'Повторная диагностика: приглашено — 7, прошли — 6, отказ — 1. Учтено: 6 человек, 6 участий. Организаций с участниками — 1.',
      'Результаты входной диагностики есть у 6 участников, результаты повторной — у 6 участников, сопоставимые результаты обеих — у 6 участников.',
      '3. Результаты',
      'Таблица 2. Участники по уровням компетенций',
      'Таблица 3. Средний результат сопоставимых пар и его изменение',
      'Рисунок 1. Средний результат по компетенциям',
      'Исходный уровень',
      'При входной диагностике низкий уровень выявлен по предметной (2 участника), методической (3 участника) и цифровой (1 участник) компетенциям.',
      'Изменение результатов: рост и снижение',
      'По предметной компетенции средний результат вырос на 13,2 процентного пункта: с 69,0 % до 82,2 % (6 пар: выше — 5, без изменений — 0, ниже — 1).',
      'По методической компетенции средний результат вырос на 26,5 процентного пункта: с 56,2 % до 82,7 % (6 пар: выше — 6, без изменений — 0, ниже — 0).',
      'По цифровой компетенции средний результат вырос на 14,0 процентного пункта: с 71,0 % до 85,0 % (6 пар: выше — 6, без изменений — 0, ниже — 0).',
      'По коммуникативной компетенции средний результат вырос на 3,8 процентного пункта: с 77,0 % до 80,8 % (6 пар: выше — 3, без изменений — 0, ниже — 3).',
      'По психолого-педагогической компетенции средний результат снизился на 0,3 процентного пункта: с 81,7 % до 81,3 % (6 пар: выше — 2, без изменений — 1, ниже — 3).',
      'Всего 30 пар результатов: рост — 22, без изменений — 1, снижение — 7.',
      'Хотя бы по одной компетенции результат снизился у 4 участников из 6.',
      'Переходы между уровнями',
      'Из 2 участников, у которых был низкий уровень по предметной компетенции, при повторной диагностике уровень средний — у 1, высокий — у 1.',
      'Из 3 участников, у которых был низкий уровень по методической компетенции, при повторной диагностике уровень средний — у 2, высокий — у 1.',
      'Из 1 участника, у которого был низкий уровень по цифровой компетенции, при повторной диагностике уровень высокий — у 1.',
      'По коммуникативной компетенции при повторной диагностике низкий уровень появился у 1 участника, у которого при входной его не было.',
      'Выполнение работы и высокий уровень',
      'По предметной компетенции при повторной диагностике более 80 % объёма работы — у 2 участников из 6.',
      'По методической компетенции при повторной диагностике более 80 % объёма работы — у 3 участников из 6.',
      'По цифровой компетенции при повторной диагностике более 80 % объёма работы — у 5 участников из 6.',
      'По коммуникативной компетенции при повторной диагностике более 80 % объёма работы — у 3 участников из 6.',
      'По психолого-педагогической компетенции при повторной диагностике более 80 % объёма работы — у 3 участников из 6.',
      'Высокого уровня достигли 5 участников из 6 (правило: высокий уровень хотя бы по одной компетенции).',
      'Высокого уровня достиг 1 участник из 6 (правило: высокий уровень по всем 5 компетенциям).',
      'Таблица 4. Участие и дефициты по организациям',
      'Чего эти данные не доказывают',
      'Результатов меньше 10 по всем компетенциям: среднее и доли зависят от каждого участника и не переносятся на других педагогов.',
      'Группы сравнения нет: по результатам 6 участников нельзя заключить, что изменения вызваны обучением или маршрутом.',
      'Очень низкие и очень высокие результаты при повторном измерении обычно приближаются к среднему и без обучения; этим может объясняться часть роста и часть снижения.',
      'Изменения вычислены по неокруглённым значениям и могут отличаться от разности показанных средних.',
      '4. Выводы',
      'При повторной диагностике наиболее высокий средний результат — по цифровой компетенции (85,0 %), наиболее низкий — по коммуникативной компетенции (80,8 %).',
      'При повторной диагностике низкий уровень есть по коммуникативной компетенции (1 участник).',
      'Средний результат сопоставимых пар из 5 компетенций вырос по 4 компетенциям, снизился по 1 (по психолого-педагогической компетенции).',
      'Рост средних не означает роста у каждого: снизились 7 результатов из 30, у 4 участников из 6.',
      '5. Рекомендации',
      'Рекомендовать руководителю методической службы:',
      '1. Предусмотреть в плане службы адресную помощь по коммуникативной (1 участник) компетенции (срок — до 15 марта 2024 г.).',
      'Рекомендовать методистам:',
      '1. Разобрать задания, по которым результат снизился, по психолого-педагогической компетенции: снижение в 3 парах из 6 (срок — до 29 марта 2024 г.).',
      '2. Школа № 4: провести занятие по работе с трудными вопросами родителей (срок не указан).',
      'Лугова Ирина Сергеевна, тел. (000) 000-00-00',
    ]);
  });

  it('[DIAG-05] [DIAG-22] six teachers: every table, figures rounded half up from raw values', async () => {
    const { tables } = await printNote(makeSixTeachersInput(), { number: '48-МС', signedOn: '2024-03-01' });
    expect(tables).toEqual([
      [['от 1 марта 2024 г. № 48-МС', 'г. Заозёрск']],
      [
        ['Диагностика', 'Сроки', 'Инструмент'],
        ['Входная', '27 февраля 2023 г.', 'Диагностика пяти компетенций, версия 2023 (автор: ЦНППМ)'],
        [
          'Повторная',
          'с 26 февраля 2024 г. по 27 февраля 2024 г.',
          'Диагностика пяти компетенций, версия 2023 (автор: ЦНППМ)',
        ],
      ],
      [
        ['Компетенция', 'Входная диагностика', 'Повторная диагностика'],
        ['', 'всего', 'низкий', 'средний', 'высокий', 'всего', 'низкий', 'средний', 'высокий'],
        ['Предметная', '6', '2', '2', '2', '6', '0', '3', '3'],
        ['Методическая', '6', '3', '3', '0', '6', '0', '3', '3'],
        ['Цифровая', '6', '1', '4', '1', '6', '0', '1', '5'],
        ['Коммуникативная', '6', '0', '3', '3', '6', '1', '2', '3'],
        ['Психолого-педагогическая', '6', '0', '2', '4', '6', '0', '3', '3'],
      ],
      [
        ['Компетенция', 'Пар', 'Входная', 'Повторная', 'Изменение, п. п.', 'Результат участника'],
        ['', '', '', '', '', 'выше', 'без изменений', 'ниже'],
        ['Предметная', '6', '69,0 %', '82,2 %', '+13,2', '5', '0', '1'],
        ['Методическая', '6', '56,2 %', '82,7 %', '+26,5', '6', '0', '0'],
        ['Цифровая', '6', '71,0 %', '85,0 %', '+14,0', '6', '0', '0'],
        ['Коммуникативная', '6', '77,0 %', '80,8 %', '+3,8', '3', '0', '3'],
        ['Психолого-педагогическая', '6', '81,7 %', '81,3 %', '−0,3', '2', '1', '3'],
      ],
      [
        ['Организация', 'Прошли из приглашённых', 'Дефициты: компетенция — у скольких'],
        ['', 'входная', 'повторная', ''],
        ['Школа № 4', '6 из 7', '6 из 7', 'коммуникативная — 1 из 6'],
      ],
      [['Директор', '____________', 'А. П. Вересова']],
    ]);
  });

  it('[DOC-13] the product’s own template has no faults and every name of it is explained', async () => {
    expect(await checkTemplate(template, specOf(analyticNoteKind))).toEqual([]);
    const fields = describeFields(specOf(analyticNoteKind), analyticNoteKind.words);
    expect(fields.filter(({ words }) => words === '')).toEqual([]);
  });

  it('[DOC-13] a draft leaves room for number and date', async () => {
    const { tables } = await printNote();
    expect(tables[0]).toEqual([['от «____» ____________ 20___ г. № _______', 'г. Заозёрск']]);
  });

  it('[DIAG-22] one stage: its own table, numbers of tables and sections without gaps, nothing on change', async () => {
    const rows = listSixTeachersRows().filter(({ stage }) => stage === 'entry');
    const summary = summarise(rows);
    const base = makeSixTeachersInput();
    const { paragraphs, tables } = await printNote({
      ...base,
      summary,
      statements: makeStatements(summary),
      stages: base.stages.slice(0, 1),
      subjects: base.schools.map(({ group }) => ({ title: 'математика', group })),
      act: null,
      recommendations: [],
    });
    const heads = paragraphs.filter((text) => /^(?:Таблица|\d\.)/u.test(text));
    expect(heads).toEqual([
      '1. Основание, цель и порядок проведения',
      'Таблица 1. Этапы диагностики',
      '2. Участники',
      '3. Результаты',
      'Таблица 2. Участники по уровням компетенций, входная диагностика',
      'Таблица 3. Участие и дефициты по организациям',
      'Таблица 4. Дефициты по предметам и направлениям',
      '4. Выводы',
      '5. Рекомендации',
    ]);
    expect(tables[2]?.[1]).toEqual(['Предметная', '6', '2', '2', '2', '69,0 %', '65,0 %']);
    expect(paragraphs).toContain('Основание: акт не указан.');
    expect(paragraphs).toContain('Рекомендации не внесены.');
    expect(paragraphs.filter((text) => /вырос|снизился|Группы сравнения/u.test(text))).toEqual([]);
  });

  it('[DIAG-22] a campaign without scores concludes nothing', async () => {
    const summary = summarise([]);
    const { paragraphs } = await printNote({ ...makeSixTeachersInput(), summary, statements: makeStatements(summary) });
    expect(paragraphs).toContain('Результатов с баллами, которые можно показать, нет.');
    expect(paragraphs).toContain('4. Рекомендации');
    expect(paragraphs.filter((text) => /^Рисунок|Выводы/u.test(text))).toEqual([]);
  });

  it('[DIAG-22] a group of four is hidden by school and by subject, and nothing of it can be subtracted', () => {
    const rows = listSixTeachersRows().flatMap((row) =>
      ['а', 'б', 'в'].flatMap((school, index) => {
        if (school === 'в' && Number(row.participant) > 4) return [];
        const participant = `${school}${row.participant}`;
        return [
          { ...row, participant, person: participant, organization: school, direction: index === 0 ? 'химия' : '' },
        ];
      }),
    );
    const report = buildReport(rows, { competences: defaultCompetences, deficitRule: defaultDeficitRule });
    const note = makeNoteContent({
      ...makeSixTeachersInput(),
      schools: report.organizations.map((group) => ({ title: `Школа «${group.id}»`, group })),
      subjects: report.directions.map((group) => ({ title: group.id, group })),
    });
    const hidden = note.schools.filter(({ deficits }) => deficits.includes('скрыто')).map(({ title }) => title);
    expect(hidden).toContain('Школа «в»');
    expect(hidden.length).toBeGreaterThan(1);
    expect(note.hasHidden).toBe(true);
    expect(plain(note.hiddenText)).toBe(
      '«Скрыто» — группа меньше 5 человек или показатель, из которого её результат можно вычислить.',
    );
  });

  it('[DIAG-08] the appendix goes by numbers; a missing repeat is a dash, never zero', async () => {
    const results = [
      { number: '1', competence: 'предметная', entry: 61.25, repeat: 60 },
      { number: '2', competence: 'предметная', entry: 54, repeat: undefined },
    ];
    const { tables, paragraphs } = await printNote(makeSixTeachersInput({ results }));
    expect(tables.at(-1)).toEqual([
      ['Участник', 'Компетенция', 'Входная', 'Повторная', 'Изменение, п. п.'],
      ['1', 'предметная', '61,3', '60', '−1,3'],
      ['2', 'предметная', '54', '—', '—'],
    ]);
    expect(paragraphs.at(-2)).toBe('Приложение\nк аналитической справке\nот «____» ____________ 20___ г. № _______');
  });
});

describe('names and requisites', () => {
  it.each([
    ['Диагностика профессиональных дефицитов, 2024', 'по результатам диагностики профессиональных дефицитов, 2024'],
    ['Мониторинг 2024', 'по результатам диагностики\n«Мониторинг 2024»'],
    ['Диагностика', 'по результатам диагностики\n«Диагностика»'],
  ])('[DOC-13] the heading to the text of «%s»', (title, heading) => {
    expect(writeHeading(title)).toBe(heading);
  });

  it('[DOC-13] without an office there is no empty line in the head', async () => {
    const { issuer, ...input } = makeSixTeachersInput();
    const bare = { ...issuer, authority: '', address: '', email: '', codes: [], phone: '' };
    const note = makeNoteContent({ ...input, issuer: bare, executor: null });
    expect([note.authority, note.contacts, note.executor]).toEqual(['', '', '']);
    expect((await printNote({ ...input, issuer: bare, executor: null })).paragraphs[0]).toBe(issuer.name);
  });
});

describe('comments beside the note', () => {
  const codes = (changes: Parameters<typeof makeSixTeachersInput>[0]) =>
    listNoteComments(makeSixTeachersInput(changes), 'id').map(({ code }) => code);
  const { issuer, stages } = makeSixTeachersInput();

  it.each([
    ['a recommendation without a date', {}, ['no_due_dates']],
    ['no recommendations', { recommendations: [] }, ['no_recommendations']],
    ['no act', { recommendations: [], act: null }, ['no_recommendations', 'no_act']],
    ['no dates', { stages: stages.map((stage) => ({ ...stage, startsOn: null })) }, ['no_due_dates', 'no_dates']],
    ['no signer', { issuer: { ...issuer, signerName: '' } }, ['no_due_dates', 'no_signer']],
    ['no scores', { summary: summarise([]), aim: null }, ['no_due_dates', 'no_aim', 'no_scores']],
  ])('[MON-07] %s', (_, changes, expected) => {
    expect(codes(changes)).toEqual(expected);
  });
});
