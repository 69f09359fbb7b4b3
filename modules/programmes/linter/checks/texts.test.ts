import { describe, expect, it } from 'vitest';
import { heading, type Part, type Plan, passport, table, text } from '../testing/build-document.ts';
import { lintLines, lintParts, textsOfCode } from '../testing/lint-parts.ts';

const textsOf = (code: string, ...lines: string[]) => textsOfCode(lintLines(...lines), code);
const partsOf = (code: string, parts: readonly Part[], rest: Partial<Plan> = {}) =>
  textsOfCode(lintParts(parts, rest), code);

describe('[DOC-04] acts', () => {
  const order = { number: '4', signedOn: '2021-09-14' };
  const later = (...lines: string[]) =>
    partsOf(
      'act_later_than_document',
      lines.map((line) => text(line)),
      { order, kind: 'order' },
    );

  it.each([
    ['[3.5] a later one', 'Приказ министерства образования от 15.06.2022г № 01-21/753', 1],
    ['of the same day', 'приказ управления от 14.09.2021 № 3', 0],
    ['an earlier one, in words', 'приказ управления от 2 октября 2020 года № 3', 0],
    ['in a later wording', 'закон от 29.12.2012 № 273-ФЗ (в редакции от 14.07.2022)', 0],
    ['a day that is no act', 'Совещание пройдёт 15.06.2022', 0],
  ])('%s', (_, line, count) => {
    expect(later(line)).toHaveLength(count);
  });

  it('an order that was amended may name what came after it', () => {
    expect(
      later('Приказ', '(в редакции приказа от 01.02.2023 № 9)', 'по приказу министерства от 15.06.2022 № 1'),
    ).toEqual([]);
  });

  it('takes the day of approval where there is no order', () => {
    const lines = ['УТВЕРЖДЕНО', 'приказом отдела', 'от 10.01.2024 № 3', 'по приказу управления от 11.02.2024 № 8'];
    expect(textsOf('act_later_than_document', ...lines)).toEqual([
      'Документ от 10.01.2024 опирается на акт от 11.02.2024: тогда его ещё не было.',
    ]);
  });

  it.each([
    ['[3.5] no name', 'Приказ министерства Оренбургской области от 15.06.2022 № 1', 1],
    ['its name', 'Приказ министерства образования Оренбургской области от 15.06.2022 № 1', 0],
  ])('a ministry: %s', (_, line, count) => {
    expect(textsOf('act_issuer_incomplete', line)).toHaveLength(count);
  });
});

describe('references to appendices', () => {
  const missing = (...lines: string[]) => textsOf('appendix_missing', ...lines);

  it('[3.5] names each appendix that is not there', () => {
    expect(
      missing('Модель (Приложение № 1) и схема (приложение № 2).', 'Перечень (приложения №№ 3 – 4).', 'Приложение № 4'),
    ).toEqual([
      'Названо приложение № 1, а в документе такого приложения нет.',
      'Названо приложение № 2, а в документе такого приложения нет.',
      'Названо приложение № 3, а в документе такого приложения нет.',
    ]);
  });

  it.each([
    ['of another act', ['форма (приложение 3 к Порядку)', 'Приложение 1']],
    ['behind an act', ['приказ управления от 01.02.2024 № 5 (приложение 3)', 'Приложение 1']],
    [
      'of the order, headed without a number',
      ['1. Утвердить план (приложение 1).', 'Приложение к приказу от 01.02.2024 № 5'],
    ],
    ['all there', ['формы (приложения 1, 2)', 'Приложение 1', 'Приложение № 2']],
  ])('says nothing of one %s', (_, lines) => {
    expect(missing(...lines)).toEqual([]);
  });

  it('[3.5] compares ranges with what stands one by one', () => {
    const lines = [
      'критерий 1 (приложение № 3)',
      'критерий 2 (приложение № 4)',
      'к критериям 1 – 2 (приложения №№ 2 – 3)',
    ];
    expect(textsOf('appendix_range', ...lines)).toEqual([
      'Здесь названы приложения 2 – 3, а по отдельности — приложения 3 и 4.',
    ]);
    expect(textsOf('appendix_range', ...lines.slice(0, 2), 'к критериям 1 – 2 (приложения №№ 3 – 4)')).toEqual([]);
  });

  it('a scanned page may hide the appendix', () => {
    const unread = [{ what: 'scanned_page', place: 'страница 3', anchor: null }] as const;
    const [finding] = lintParts([text('план (приложение 2)'), text('Приложение 1')], { unread });
    expect(finding).toMatchObject({ code: 'appendix_missing', severity: 'hint' });
  });
});

describe('words', () => {
  it.each([
    ['a doubled one', 'Работа в в школе', 1],
    ['one on purpose', 'чуть чуть', 0],
    ['initials', 'Иванов А. А. и А А', 0],
    ['two sentences', 'Итоги подвели. Подвели черту.', 0],
    ['numbers', '90 90', 0],
    ['a name that plays with a word', 'Конкурс «Самый классный классный» для учителей', 0],
    ['a slip within a name', 'Проект «Работа в в школе»', 1],
    ['behind a name', 'Проект «Шаг» развивает развивает школы', 1],
  ])('double words: %s', (_, line, count) => {
    expect(textsOf('double_word', line)).toHaveLength(count);
  });

  it.each([
    ['a Latin letter in a Russian word', 'встреча cовета', 1],
    ['a foreign word', 'SWOT-анализ и IT-куб', 0],
    ['Roman numbers', 'XXI век, IV квартал', 0],
  ])('letters: %s', (_, line, count) => {
    expect(textsOf('mixed_letters', line)).toHaveLength(count);
  });

  const often = Array.from({ length: 3 }, () => 'Отвечает Аристархова О.В.');

  it.each([
    ['[3.3] a letter lost once', 'Отвечает Аристрхова О.В.', 1],
    ['another case', 'Поручить Аристарховой О.В.', 0],
    ['a man of the same surname', 'Отвечает Аристархов О.В.', 0],
    ['other initials', 'Отвечает Аристрхова А.В.', 0],
  ])('names: %s', (_, line, count) => {
    expect(textsOf('name_typo', ...often, line)).toHaveLength(count);
  });

  it.each([
    ['[3.5] краевых in an oblast', ['Отдел Оренбургской области', 'перечень краевых критериев'], 1],
    ['in a krai', ['Отдел Алтайского края', 'перечень краевых критериев'], 0],
    ['in the name of a contest', ['Отдел Оренбургской области', 'конкурс «Краевых знатоков»'], 0],
    ['two regions are named', ['Оренбургской области и Алтайского края', 'перечень краевых критериев'], 0],
    ['[3.6] ГМО in a district', ['МР «Светлый район»', 'РМО учителей', 'руководители ГМО'], 1],
    [
      'district words in a city of districts',
      ['город Речной', 'городской совет', 'районных объединений', 'в районах'],
      0,
    ],
    ['a choice', ['город Речной', 'городской методический совет', 'районные/городские объединения'], 0],
  ])('words of another place: %s', (_, lines, count) => {
    expect(textsOf('foreign_region_word', ...lines)).toHaveLength(count);
  });

  it.each([
    ['[3.4] one nobody decodes', ['Члены РМА проводят занятия'], ['Нет расшифровки сокращений: РМА.']],
    ['a decoded one', ['региональный актив (далее – РМА)', 'Члены РМА проводят занятия'], []],
    ['known ones', ['МБОУ СОШ, РМО и ФГОС НОО, ВПР'], []],
    ['a line in capitals', ['ПРОГРАММА ШКОЛЫ НА ГОД'], []],
  ])('abbreviations: %s', (_, lines, expected) => {
    expect(textsOf('abbreviation_undecoded', ...lines)).toEqual(expected);
  });

  it.each([
    ['[3.5] a good thing', 'наличие необходимых специалистов', 1],
    ['a bad thing', 'наличие вакансий', 0],
    ['a plain risk', 'сопротивление новому', 0],
  ])('risks: %s', (_, risk, count) => {
    expect(partsOf('risk_as_presence', [text(risk)], { risks: [risk] })).toHaveLength(count);
  });

  it('[3.7] one word with two bounds', () => {
    const lines = [
      'молодые специалисты со стажем работы до 1 года',
      'молодых специалистов со стажем работы до 3-х лет',
    ];
    expect(textsOf('term_defined_twice', ...lines)).toEqual([
      '«Молодой специалист» понимается по-разному: стаж до 1 и 3 лет.',
    ]);
    expect(textsOf('term_defined_twice', ...lines.slice(1), 'молодые педагоги со стажем до 5 лет')).toEqual([]);
  });
});

describe('copies', () => {
  it('[3.5] a heading for a figure that was lost', () => {
    const parts = [
      heading('Структура службы образовательной организации'),
      text('Текст.'),
      heading('Структура службы образовательной организации'),
    ];
    expect(partsOf('duplicate_heading', parts)).toHaveLength(1);
  });

  const long = (word: string) =>
    `проведение для школ района ${word} семинаров, встреч, стажировок и обмена опытом работы`;

  it.each([
    ['[3.6] a slip inside one word', 'проекторовочных', 1],
    ['another word', 'обучающих', 0],
    ['the same text', 'проектировочных', 0],
  ])('%s', (_, word, count) => {
    expect(textsOf('copies_differ', long('проектировочных'), `Задача: ${long(word)}`)).toHaveLength(count);
  });
});

describe('the passport against the text', () => {
  const goal = (said: string, line: string) => partsOf('goal_differs', [passport(['Цель', said, 'goal']), text(line)]);

  it.each([
    [
      '[3.5] another goal',
      'Модернизация модели единого пространства, способствующего росту',
      'Целью программы является создание информационно-методического центра, способствующего росту',
      1,
    ],
    [
      '[3.4] the same in other forms',
      'Создание системы сопровождения школ',
      '2.1 Цель Программы: создать систему сопровождения школ.',
      0,
    ],
    [
      'one more word',
      'Создание условий для роста педагогов',
      'Цель программы: создание условий для профессионального роста педагогов.',
      0,
    ],
  ])('%s', (_, said, line, count) => {
    expect(goal(said, line)).toHaveLength(count);
  });

  const COLUMNS = [
    ['Задача', 'task'],
    ['Мероприятие', 'title'],
  ] as const;
  const tasks = (...inPlan: string[]) =>
    partsOf('tasks_differ', [
      passport(['Задачи', '1. Создать группу школы\n2. Описать опыт наставников', 'tasks']),
      table('activities', COLUMNS, ...inPlan.map((task) => [task, 'Встреча'])),
    ]);

  it('[3.3] the plan has a task more', () => {
    expect(tasks('1. Создать группу', '2. Описать опыт наставников', '3. Провести смотр кабинетов')).toEqual([
      'В паспорте задач: 2, в плане: 3. Только в плане: «Провести смотр кабинетов».',
    ]);
  });

  it('a plan parted by projects has nothing to do with the tasks', () => {
    expect(tasks('Проект «Учитель будущего»', 'Проект «Успех каждого»', 'Проект «Здоровье»')).toEqual([]);
  });

  it('the same tasks in their order and words give nothing', () => {
    expect(tasks('1. Создать группу школы', '2. Описать опыт работы наставников')).toEqual([]);
  });

  const INDICATORS = [
    ['Показатель', 'indicator'],
    ['Значение', 'target'],
  ] as const;
  it.each([
    ['Доля учеников, участвующих в олимпиадах', []],
    ['Доля студентов-целевиков', []],
    ['Полнота охвата курсами', ['indicator_without_population']],
  ])('[3.4] of whom a share is: %s', (title, codes) => {
    const said = lintParts([table('indicators', INDICATORS, [title, '60 %'])]).map(({ code }) => code);
    expect(said.filter((code) => code === 'indicator_without_population')).toEqual(codes);
  });

  it('[3.4] the words that lead to a list of the passport are no indicator of their own', () => {
    const [first, second, third] = ['доля школ с планом', 'доля учителей с наставником', 'число открытых уроков'];
    const parts = (said: string) => [
      passport(['Показатели', `Об успехе судят так (от всех участников);\n${said}`, 'indicators']),
      table('indicators', INDICATORS, [first, '90 %'], [second, '80 %'], [third, '12']),
    ];
    expect(partsOf('indicators_differ', parts(`- ${first};\n- ${second};\n- ${third}`))).toEqual([]);
    expect(partsOf('indicators_differ', parts(`- ${first};\n- ${second};\n- балл экзамена`))).toEqual([
      'Только в паспорте: «балл экзамена». Только в таблице: «число открытых уроков».',
    ]);
  });

  const target = (title: string, value: string) => {
    const findings = lintParts([table('indicators', INDICATORS, [title, value])]);
    return findings.filter(({ code }) => code === 'target_out_of_range').map(({ severity }) => severity);
  };

  it.each([
    ['[3.4] a share of 1000 %', 'доля обучающихся с ростом', '1000%', ['rule']],
    ['100 %', 'доля обучающихся с ростом', '100 %', []],
    ['growth', 'Рост числа публикаций', '150 %', []],
    ['a number', 'число публикаций', '1000', []],
    ['something in per cent', 'выполнение работ', '120 %', ['hint']],
    ['a year beside it', 'доля педагогов с курсами', '2026 г. – 80 %', []],
  ])('%s', (_, title, value, expected) => {
    expect(target(title, value)).toEqual(expected);
  });

  it('[3.4] one share, two groups', () => {
    const parts = [
      table(
        'indicators',
        INDICATORS,
        ['доля учителей-предметников, прошедших диагностику дефицитов', '100 %'],
        ['100 % педагогов и руководителей прошли диагностику дефицитов', '100 %'],
      ),
    ];
    expect(partsOf('several_denominators', parts)).toEqual([
      'Одно и то же считают от разных групп: «учителей-предметников» и «педагогов и руководителей».',
    ]);
  });

  it('[PLAN-28] results without a number, and with one', () => {
    const results = (said: string) =>
      partsOf('results_without_numbers', [passport(['Результаты', said, 'results'])], { kind: 'programme' });
    expect(results('1. Повышение качества работы')).toHaveLength(1);
    expect(results('Не менее 3 встреч')).toEqual([]);
  });
});

describe('rows of a plan', () => {
  const COLUMNS = [
    ['Мероприятие', 'title'],
    ['Для кого', 'audience'],
    ['Сроки', 'due'],
    ['Ответственные', 'owner'],
    ['Итог', 'expected'],
  ] as const;
  const GOOD = Array.from({ length: 6 }, (_, index) => [
    `Дело ${'абвгде'[index]}`,
    'Все',
    'май 2025 г.',
    'Центр',
    'План',
  ]);
  const lint = (rows: readonly string[][], format: Plan['format'] = 'docx') =>
    lintParts([table('activities', COLUMNS, ...rows)], { format }).map(({ code, severity }) => `${severity} ${code}`);

  it.each([
    ['[PLAN-04] no owner', ['Встреча', 'Все', 'май 2025 г.', '', 'План'], ['rule activity_without_owner']],
    ['a dash for an owner', ['Встреча', 'Все', 'май 2025 г.', '—', 'План'], ['rule activity_without_owner']],
    ['[PLAN-05] no due', ['Встреча', 'Все', '', 'Центр', 'План'], ['rule activity_without_due']],
    ['[3.3] cells moved to the right', ['Встреча', 'Все', '', 'сентябрь 2024', 'Центр'], ['rule row_shifted']],
    ['cells moved to the left', ['Встреча', 'май 2025 г.', 'Центр', 'План', ''], ['rule row_shifted']],
    ['a whole row', ['Встреча', 'Все', 'по плану школы', 'Центр', 'План'], []],
  ])('%s', (_, row, expected) => {
    expect(lint([...GOOD, row])).toEqual(expected);
  });

  it('in plain text merged cells are lost: an empty one only asks', () => {
    expect(lint([...GOOD, ['Встреча', 'Все', 'май 2025 г.', '', 'План']], 'text')).toEqual([
      'hint activity_without_owner',
    ]);
  });

  it('many empty cells are a manner of writing, asked once', () => {
    const rows = GOOD.map((row, index) => (index % 2 === 0 ? row : [...row.slice(0, 3), '', 'План']));
    expect(lint(rows)).toEqual(['hint activity_without_owner']);
  });

  it('a row with neither among its equals asks; a heading of a part is let be', () => {
    const columns = [
      ['№', 'number'],
      ['Мероприятие', 'title'],
      ['Сроки', 'due'],
      ['Кто', 'owner'],
    ] as const;
    const codes = (...numbers: string[]) =>
      lintParts([
        table(
          'activities',
          columns,
          ...numbers.map((n, at) => [n, `Дело ${'абвгд'[at]}`, ...(at === 1 ? ['', ''] : ['май', 'Центр'])]),
        ),
      ]).map(({ code, severity }) => `${severity} ${code}`);
    expect(codes('1', '2', '3')).toEqual(['hint activity_without_due']);
    expect(codes('1', '2', '2.1', '2.2', '3')).toEqual([]);
  });

  it('[3.4] «Дата» over numbers', () => {
    const columns = [
      ['Дата', 'number'],
      ['Мероприятие', 'title'],
    ] as const;
    const rows = (...firsts: string[]) =>
      table('activities', columns, ...firsts.map((first, at) => [first, `Дело ${'абв'[at]}`]));
    expect(partsOf('header_wrong', [rows('1', '2', '3')])).toHaveLength(1);
    expect(partsOf('header_wrong', [rows('12.05', '14.05', '15.05')])).toEqual([]);
  });
});
