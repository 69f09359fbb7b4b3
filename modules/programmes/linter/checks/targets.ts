/** Values of indicators, and of what they are shares. @source test-cases.md 3.4, 3.5; facts.md F-16; PLAN-28 */
import type { ReadIndicator } from '../../reading/model.ts';
import type { Remark, Source, Spot } from '../source/model.ts';
import { spotOfCell, spotOfDocument } from '../source/spots.ts';
import { columnOf, textAt } from '../source/tables.ts';
import { likenessOf, listOf, quote, stemOf, wordsOf } from '../source/words.ts';

const SHARE = /(?<!\p{L})(?:дол[яиюей]|удельн\p{L}+ вес|охват|процент)(?!\p{L})/iu;
const GROWTH =
  /рост|вырос|возрос|сниз|уменьш|темп|увелич|прирост|по отношению|к уровню|сравнению|исполнени|выполнени\p{L}* плана|перевыполн/iu;

const BARE_SHARE = /(?<!\p{L})(?:дол[яиюей]|удельн\p{L}+ вес|процент)(?!\p{L})/iu;
const COUNTED = /руб|чел(?:\.|овек)|единиц|шт(?:\.|ук)/iu;

/** «%» beside the number or as the unit; a bare number only of what is called a share. */
function isPercent({ target, unit, title }: ReadIndicator): boolean {
  if (/%|процент/iu.test(`${target ?? ''} ${unit ?? ''}`)) return true;
  const isBare = /^\s*\d+(?:[.,]\d+)?\s*$/u.test(target ?? '');
  return isBare && !unit && BARE_SHARE.test(title) && !COUNTED.test(title);
}

/** «1000%», «от 80 до 120 %»: the numbers of a target. */
const numbersOf = (target: string): number[] =>
  [...target.replace(/20\d{2}\s*(?:г\.?|год\p{L}*)?\s*[–—:-]?/gu, ' ').matchAll(/(?<![\d.,])\d+(?:[.,]\d+)?/gu)].map(
    ([text]) => Number(text.replace(',', '.')),
  );

function targetSpot(source: Source, indicator: ReadIndicator, wrong: number): Spot {
  const table = source.tables.find(({ rows }) =>
    rows.some((row) => row.cells.some((cell) => holds(cell, indicator.anchor))),
  );
  const row = table?.rows.find(({ cells }) => cells.some((cell) => holds(cell, indicator.anchor)));
  if (!row || !table) return source.spotAt(indicator.anchor);
  // Of several columns of values, the one that holds the number.
  const own = table.columns.find(
    ({ role, column }) => role === 'target' && numbersOf(textAt(row, column)).includes(wrong),
  );
  return spotOfCell(row, own?.column ?? columnOf(table, 'target', 'value') ?? columnOf(table, 'indicator', 'title'));
}

const holds = (cell: { anchor: string; paragraphs: readonly { anchor: string }[] }, anchor: string): boolean =>
  cell.anchor === anchor || cell.paragraphs.some((paragraph) => paragraph.anchor === anchor);

/** «2026: 75; 2028: 120»: the part that is wrong. */
const valued = (target: string, wrong: number): string =>
  target.split(/;\s*/u).find((part) => numbersOf(part).includes(wrong)) ?? target;

/** `001_3ef9`: a share of pupils of 1000 %. */
export function checkTargetRange(source: Source): Remark[] {
  return source.reading.indicators.flatMap((indicator): Remark[] => {
    const { title, target } = indicator;
    if (target === null || !isPercent(indicator) || (GROWTH.test(title) && !SHARE.test(title))) return [];
    const wrong = numbersOf(target).find((value) => value > 100);
    if (wrong === undefined || GROWTH.test(target)) return [];
    const isCertain = SHARE.test(title);
    // «1000 %» is a slip for «100 %»; «120 %» is hardly one for «12 %».
    const guess = wrong >= 200 && wrong % 10 === 0 && wrong / 10 <= 100 ? `${wrong / 10} %` : undefined;
    return [
      {
        code: 'target_out_of_range',
        severity: isCertain ? 'rule' : 'hint',
        spot: targetSpot(source, indicator, wrong),
        text: `Значение ${quote(valued(target, wrong), 30)} у показателя ${quote(title)}: доля не бывает больше 100 %.`,
        proposal: guess ? `Вероятно, ${guess}.` : 'Проверьте значение.',
        words: `${target} ${title}`,
      },
    ];
  });
}

const SHARE_OVER =
  /(?<!\p{L})дол[яиюей](?!\p{L})[^.;%]{0,120}?(?<![\d.,]|на\s)(\d{3,5}(?:,\d+)?)\s*%(?!\s+(?:от|к|по\s+сравнению)\s)/iu;

/** The same in running text: «доля педагогов … составит 120 %». */
export function checkShareRange({ lines, reading, spotAt }: Source): Remark[] {
  const own = new Set(reading.indicators.map(({ anchor }) => anchor));
  return lines.flatMap((line): Remark[] => {
    const match = SHARE_OVER.exec(line.text);
    const isIndicator = own.has(line.paragraph.anchor) || line.at?.row.table.kind === 'indicators';
    if (!match || isIndicator || GROWTH.test(match[0]) || Number(match[1]?.replace(',', '.')) <= 100) return [];
    return [
      {
        code: 'target_out_of_range',
        severity: 'rule',
        spot: { ...spotAt(line.paragraph.anchor), order: line.order },
        text: `${quote(match[0])}: доля не бывает больше 100 %.`,
        proposal: 'Проверьте значение.',
        words: match[0],
      },
    ];
  });
}

const LEAST_INDICATORS = 3;
const firstSpot = (source: Source): Spot => {
  const first = source.reading.indicators[0];
  return first ? source.spotAt(first.anchor) : spotOfDocument(source.lines);
};

/** `002_7868`: 67 indicators without a value, a scale or a formula. */
export function checkIndicatorValues(source: Source): Remark[] {
  const { indicators } = source.reading;
  const valued = indicators.filter(({ target }) => target !== null && target.trim() !== '');
  if (indicators.length < LEAST_INDICATORS || valued.length > 0) return [];
  return [
    {
      code: 'indicators_without_targets',
      severity: 'hint',
      spot: firstSpot(source),
      text: `Ни у одного из показателей (их ${indicators.length}) нет значения: не сказано, что считать выполнением.`,
      proposal: 'Назначьте шкалу (есть, частично, нет) или целевые значения.',
      words: `${indicators.length} ${indicators[0]?.title ?? ''}`,
    },
  ];
}

const BASE = /исходн|базов|текущ|факт|на начало|20\d{2}/iu;

/** `001_3ef9`: targets of 100 % with neither a base value nor a date. */
export function checkIndicatorBase(source: Source): Remark[] {
  const { indicators } = source.reading;
  const valued = indicators.filter(({ target }) => /\d/u.test(target ?? ''));
  if (valued.length < LEAST_INDICATORS) return [];
  const tables = source.tables.filter(({ kind }) => kind === 'indicators');
  const said = [
    ...tables.flatMap(({ columns }) => columns.map(({ title }) => title)),
    ...valued.map(({ target, title }) => `${target} ${title}`),
  ];
  if (said.some((text) => BASE.test(text)) || tables.some(({ columns }) => columns.filter(isValueColumn).length > 1))
    return [];
  return [
    {
      code: 'indicator_without_base',
      severity: 'hint',
      spot: firstSpot(source),
      text: 'У показателей есть целевые значения, но нет исходных и не сказано, к какому сроку.',
      proposal: 'Добавьте столбцы «Исходное значение» и «Срок».',
      words: valued.map(({ title }) => title).join(' '),
    },
  ];
}

const isValueColumn = ({ role }: { role: string }): boolean => role === 'value' || role === 'target';

const PEOPLE =
  /педагог|учител|работник|руководител|кадр|специалист|обучающ|учащ|учени(?:к|ц)|студент|слушател|граждан|ребен|школьник|воспита|дет[еи]|семь|родител|молод|наставник|выпускник|школ|организац|учрежден|класс|участник|объединени|мест|мероприят/iu;

/** «Охват курсами — 90 %»: of whom is not said. */
export function checkPopulations(source: Source): Remark[] {
  const nameless = source.reading.indicators.filter(
    (indicator) =>
      indicator.target !== null &&
      isPercent(indicator) &&
      !PEOPLE.test(indicator.title) &&
      !GROWTH.test(indicator.title),
  );
  const first = nameless[0];
  if (!first) return [];
  return [
    {
      code: 'indicator_without_population',
      severity: 'hint',
      spot: source.spotAt(first.anchor),
      text: `Не сказано, от какого числа считать долю: ${listOf(
        nameless.map(({ title }) => quote(title, 40)),
        3,
      )}.`,
      proposal: 'Назовите, кого или что считают: «доля педагогов …».',
      words: nameless.map(({ title }) => title).join(' '),
    },
  ];
}

interface Population {
  readonly name: string;
  readonly rest: string[];
  readonly spot: Spot;
}

const OF_WHOM =
  /(?:дол[яи]|процент|100\s*%)\s+((?:\p{L}+(?:-\p{L}+)?\s+){0,2}?(?:педагог|учител|работник|кадр)\p{L}*(?:-\p{L}+)?(?:\s+и\s+(?:\p{L}+\s+)?(?:руководител|кадр)\p{L}*)?)[\s,]+(.{5,160})/iu;

function readPopulation(text: string, spot: Spot): Population[] {
  const match = OF_WHOM.exec(text);
  if (!match) return [];
  const name = (match[1] ?? '').toLowerCase().replace(/\s+/gu, ' ').trim();
  // «прошедших обучение» and «прошли обучение» are one thing.
  const rest = wordsOf(match[2] ?? '')
    .filter((word) => word.length > 3)
    .map((word) => stemOf(word).slice(0, 4));
  return [{ name, rest, spot }];
}

/** Each is compared with each. */
const MOST_SHARES = 80;

/** `001_3ef9`: «учителей-предметников», «педагогических работников», «педагогов и руководителей» for what is one share. */
export function checkDenominators(source: Source): Remark[] {
  const { reading, activities } = source;
  const shares = reading.indicators.flatMap(({ title, anchor }) => readPopulation(title, source.spotAt(anchor)));
  const promised = activities.flatMap(({ activity, spot }) => readPopulation(activity.expected ?? '', spot));
  const all = [...shares, ...promised].slice(0, MOST_SHARES);
  const pair = all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .flatMap((other) =>
        other.name !== one.name && likenessOf(one.rest, other.rest) >= 0.6 ? [[one, other] as const] : [],
      ),
  )[0];
  if (!pair) return [];
  const names = [...new Set(all.map(({ name }) => name))];
  return [
    {
      code: 'several_denominators',
      severity: 'hint',
      spot: pair[0].spot,
      text: `Одно и то же считают от разных групп: «${pair[0].name}» и «${pair[1].name}»${names.length > 2 ? `; всего групп ${names.length}` : ''}.`,
      proposal: 'Выберите одну группу, от которой считать доли.',
      words: names.join(' '),
    },
  ];
}
