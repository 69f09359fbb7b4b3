import { describe, expect, it } from 'vitest';
import { checkTemplate } from '#core/office/docx/check-template.ts';
import { specOf } from '#modules/documents/kinds.ts';
import { describeFields } from '#modules/documents/rules.ts';
import { makeAmendment } from './amendment-content.ts';
import { PATHWAY_PAPER_KINDS } from './kinds.ts';
import type { OrderInput } from './model.ts';
import { makeOrder } from './order-content.ts';
import { pathwayAmendmentKind, pathwayOrderKind } from './order-kind.ts';
import { plain, printPaper } from './testing/print-paper.ts';
import { makeColleague, makeLine, makeSampleOrder, SAMPLE_DEPUTY, SAMPLE_SCHOOL } from './testing/sample-input.ts';

const signed = { number: '4-у', signedOn: '2026-11-20' };

/** Items with their numbers, as printed. */
function listItems(changes: Partial<OrderInput>): string[] {
  const { content } = makeOrder(makeSampleOrder(changes));
  type Item = { номер_пп: string; текст: string; подпункты?: readonly Item[] };
  const write = ({ номер_пп, текст, подпункты = [] }: Item): string[] => [
    plain(`${номер_пп} ${текст}`),
    ...подпункты.flatMap(write),
  ];
  const items = content.пункты as unknown as readonly Item[];
  return [...items.flatMap(write), plain(`${content.номер_контроля} ${content.контроль}`)];
}

describe('the order of a school', () => {
  it('[IOM-04] [DOC-01] [DOC-02] the whole printed text: head, preamble, items, signature, appendix, acquaintance', async () => {
    const paper = makeOrder(makeSampleOrder());
    expect([paper.title, paper.doubts]).toEqual([
      'Приказ «Об утверждении индивидуальных образовательных маршрутов педагогических работников»',
      [],
    ]);
    const { paragraphs, tables } = await printPaper(pathwayOrderKind, paper, signed);
    expect(paragraphs).toEqual([
      'Комитет по образованию администрации Заозёрского округа',
      'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 4 Заозёрского округа»',
      '600000, г. Заозёрск, ул. Лесная, д. 12, тел. (000) 000-00-04, school4@example.org\nОГРН 1020000000004, ИНН/КПП 0000000004/000001001',
      'ПРИКАЗ',
      'Об утверждении индивидуальных образовательных маршрутов педагогических работников',
      'В соответствии с Федеральным законом от 29 декабря 2012 г. № 273-ФЗ «Об образовании в Российской Федерации», на основании результатов диагностики профессиональных компетенций педагогов (2026) и протокола от 12.11.2026 № 3 (методический совет),',
      'ПРИКАЗЫВАЮ:',
      '1. Утвердить индивидуальные образовательные маршруты педагогических работников согласно приложению к настоящему приказу.',
      '2. Назначить тьюторами педагогических работников, указанных в приложении к настоящему приказу: Абрамову Нину Львовну, старшего методиста; Соболева Петра Ильича, учителя математики.',
      '3. Заместителю директора по УВР Луговой И. С.:',
      '3.1. Организовать реализацию индивидуальных образовательных маршрутов и тьюторское сопровождение педагогических работников.',
      '3.2. Ознакомить педагогических работников и тьюторов с настоящим приказом под подпись.',
      '4. Контроль за исполнением приказа оставляю за собой.',
      'Приложение\nк приказу\nот 20 ноября 2026 г. № 4-у',
      'Индивидуальные образовательные маршруты\nпедагогических работников',
      'С приказом от 20 ноября 2026 г. № 4-у ознакомлены:',
    ]);
    expect(tables).toEqual([
      [['от 20 ноября 2026 г. № 4-у', 'г. Заозёрск']],
      [['Директор', '____________', 'О. Н. Кравцова']],
      [
        ['№', 'Фамилия, имя, отчество', 'Должность', 'Вид плана', 'Период', 'Тьютор'],
        [
          '1',
          'Бондарь Юлия Яковлевна',
          'Учитель начальных классов',
          'ИОМ педагога',
          '01.12.2026 – 30.11.2027',
          'Соболев П. И.',
        ],
        ['2', 'Мамедов Али Гасан оглы', 'Учитель физики', 'ИОМ педагога', '01.12.2026 – 30.11.2027', '—'],
        ['3', 'Черных Илья Андреевич', 'Педагог-психолог', 'ИОМ педагога', '01.12.2026 – 30.11.2027', 'Абрамова Н. Л.'],
      ],
      [
        ['№', 'Фамилия, имя, отчество', 'Дата', 'Подпись'],
        ['1', 'Лугова Ирина Сергеевна', '', ''],
        ['2', 'Абрамова Нина Львовна', '', ''],
        ['3', 'Соболев Пётр Ильич', '', ''],
        ['4', 'Бондарь Юлия Яковлевна', '', ''],
        ['5', 'Мамедов Али Гасан оглы', '', ''],
        ['6', 'Черных Илья Андреевич', '', ''],
      ],
    ]);
  });

  it('[DOC-02] items number by themselves, whatever is left out or added; the control clause is the last', () => {
    const teacher = makeColleague('Ким Олег Иванович', 'учитель физики');
    const approve =
      '1. Утвердить индивидуальные образовательные маршруты педагогических работников согласно приложению к настоящему приказу.';
    expect(listItems({ lines: [makeLine(teacher, { tutor: null })], deputy: null, control: SAMPLE_DEPUTY })).toEqual([
      approve,
      '2. Организовать реализацию индивидуальных образовательных маршрутов педагогических работников.',
      '3. Ознакомить педагогических работников с настоящим приказом под подпись.',
      '4. Контроль за исполнением приказа возложить на заместителя директора по УВР Лугову И. С.',
    ]);
    const extraItems = ['Секретарю разместить приказ на стенде', 'Считать утратившим силу приказ № 1.'];
    const all = listItems({ lines: [makeLine(teacher)], extraItems });
    expect(all.map((text) => text.split(' ', 1)[0])).toEqual(['1.', '2.', '3.', '3.1.', '3.2.', '4.', '5.', '6.']);
    expect(all[1]).toBe(
      '2. Назначить тьютором педагогических работников, указанных в приложении к настоящему приказу, Соболева Петра Ильича, учителя математики.',
    );
    expect(all.slice(-3)).toEqual([
      '4. Секретарю разместить приказ на стенде.',
      '5. Считать утратившим силу приказ № 1.',
      '6. Контроль за исполнением приказа оставляю за собой.',
    ]);
  });

  it.each([
    ['iom', 'индивидуальных образовательных маршрутов'],
    ['ippr', 'индивидуальных планов профессионального развития'],
    ['personal_programme', 'персональных программ профессионального роста'],
    ['own_kind', 'индивидуальных планов развития'],
  ])('[IOM-10] [IOM-12] [IOM-13] an order over plans of kind %s speaks of «%s»', (code, words) => {
    const lines = makeSampleOrder().lines.map((line) => ({ ...line, kind: { code, title: 'Свой план' } }));
    expect(makeOrder(makeSampleOrder({ lines })).content.заголовок).toBe(
      `Об утверждении ${words} педагогических работников`,
    );
  });

  it.each([
    [
      { acts: ['положением об ИОМ', 'планом работы школы'], considered: null },
      'В соответствии с положением об ИОМ и планом работы школы, на основании результатов диагностики профессиональных компетенций педагогов (2026)',
    ],
    [
      { acts: ['положением об ИОМ'], diagnostics: ['Весна 2026', 'Осень 2026'], considered: null },
      'В соответствии с положением об ИОМ, на основании результатов диагностики «Весна 2026» и «Осень 2026»',
    ],
    [
      { acts: ['положением об ИОМ'], diagnostics: [], considered: null },
      'В соответствии с положением об ИОМ, в целях непрерывного профессионального развития педагогических работников',
    ],
  ])('[DOC-01] [IOM-04] the preamble names what there is: %j', (changes, text) => {
    expect(makeOrder(makeSampleOrder(changes)).content.преамбула).toBe(text);
  });

  it('[IOM-04] a school whose head is not known leaves room for the name, and no empty lines in the head', async () => {
    const issuer = {
      ...SAMPLE_SCHOOL,
      authority: '',
      address: '',
      phone: '',
      email: '',
      codes: [],
      signerName: '',
      signerPost: '',
    };
    const { paragraphs, tables } = await printPaper(pathwayOrderKind, makeOrder(makeSampleOrder({ issuer })));
    expect(paragraphs.slice(0, 2)).toEqual([issuer.name, 'ПРИКАЗ']);
    expect(tables[1]).toEqual([['Директор', '____________', '________________']]);
  });

  it('[IOM-04] forms to be looked at are told, and the paper is made nevertheless', () => {
    const deputy = makeColleague('Кравец Саша', 'шаман школы', { personId: 'p1' });
    const { content, doubts } = makeOrder(makeSampleOrder({ deputy }));
    expect(doubts).toEqual([
      { personId: 'p1', name: 'шаман школы', shown: 'шаман школы' },
      { personId: 'p1', name: 'Кравец Саша', shown: 'Кравец\u00a0С.' },
    ]);
    expect(content.номер_контроля).toBe('4.');
  });
});

describe('the amending order', () => {
  const change = 'исключён один пункт.';
  const lines = makeSampleOrder().lines.map((line) => ({ ...line, order: signed, changes: change }));
  const common = { issuer: SAMPLE_SCHOOL, deputy: SAMPLE_DEPUTY, control: null, extraItems: [] };

  it('[DOC-21] [IOM-19] names the order it amends and lists whose pathways change, without competences', async () => {
    const paper = makeAmendment({ ...common, lines: lines.slice(0, 1) });
    expect(plain(paper.title)).toBe('Приказ «О внесении изменений в приказ от 20.11.2026 № 4-у»');
    const { paragraphs, tables } = await printPaper(pathwayAmendmentKind, paper);
    expect(paragraphs.slice(4)).toEqual([
      'О внесении изменений в приказ от 20.11.2026 № 4-у\n«Об утверждении индивидуальных образовательных маршрутов педагогических работников»',
      'В связи с изменением содержания и сроков реализации индивидуальных образовательных маршрутов педагогических работников,',
      'ПРИКАЗЫВАЮ:',
      '1. Внести изменения в индивидуальные образовательные маршруты педагогических работников, утверждённые приказом от 20.11.2026 № 4-у, согласно приложению к настоящему приказу.',
      '2. Заместителю директора по УВР Луговой И. С.:',
      '2.1. Обеспечить реализацию индивидуальных образовательных маршрутов педагогических работников с учётом внесённых изменений.',
      '2.2. Ознакомить педагогических работников, указанных в приложении, с настоящим приказом под подпись.',
      '3. Контроль за исполнением приказа оставляю за собой.',
      'Приложение\nк приказу\nот «____» ____________ 20___ г. № _______',
      'Изменения в индивидуальные образовательные маршруты\nпедагогических работников',
      'С приказом от «____» ____________ 20___ г. № _______ ознакомлены:',
    ]);
    expect(tables[2]?.[1]).toEqual([
      '1',
      'Бондарь Юлия Яковлевна',
      'Учитель начальных классов',
      'ИОМ педагога',
      'от 20.11.2026 № 4-у',
      'Исключён один пункт',
    ]);
  });

  it('[DOC-21] several orders are named in the item, the earliest first', () => {
    const older = { number: '1-у', signedOn: '2026-10-01' };
    const both = lines.map((line, index) => (index === 1 ? { ...line, order: older } : line));
    const { content } = makeAmendment({ ...common, lines: both });
    expect(content.заголовок).toBe(
      'О внесении изменений в индивидуальные образовательные маршруты педагогических работников',
    );
    const [first] = content.пункты as readonly { текст: string }[];
    expect(plain(first?.текст ?? '')).toBe(
      'Внести изменения в индивидуальные образовательные маршруты педагогических работников, утверждённые приказами от 01.10.2026 № 1-у и от 20.11.2026 № 4-у, согласно приложению к настоящему приказу.',
    );
  });
});

describe('templates that come with the product', () => {
  const layout = { font: 'Times New Roman', points: 14, leftMm: 30, rightMm: 10, topMm: 20, bottomMm: 20 };
  it.each(PATHWAY_PAPER_KINDS.map((kind) => [kind.code, kind] as const))(
    '[DOC-10] %s passes the check, and every name of it has its words',
    async (_, kind) => {
      expect(await checkTemplate(await kind.buildDefault(layout), specOf(kind))).toEqual([]);
      expect(describeFields(specOf(kind), kind.words).filter(({ words }) => words === '')).toEqual([]);
    },
  );
});
