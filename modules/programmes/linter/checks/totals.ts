/** A number said and the list behind it. @source test-cases.md 3.3, 3.6, 3.7, 3.8 rule 5 */
import { formatCount, formatNumber } from '#core/text/plural.ts';
import type { Line, Remark, Source } from '../source/model.ts';
import { spotOfLine } from '../source/spots.ts';
import { listOf, quote, stemsOf, toNumber, wordsOf } from '../source/words.ts';

const ITEM = /^(?:[-–—•·*]|\d{1,2}[.)]|[а-я]\))\s*/u;
const OPEN_END = /(?:и\s+(?:др|т\.\s?д|т\.\s?п)|и\s+другие|и\s+прочее)\.?\s*[.;]?$/iu;

/** Items of one list have one sort of mark. */
function markOf({ text, label }: Line): string | null {
  const mark = label ?? ITEM.exec(text)?.[0]?.trim();
  return mark === undefined ? null : mark.replace(/\d+/u, '1').replace(/^[а-я](?=\))/u, 'а');
}

/** The lines of a list behind a line that introduces it; null when it is not surely one whole list. */
function listBehind(lines: readonly Line[], at: number): Line[] | null {
  const [first, ...rest] = lines.slice(at + 1, at + 60);
  if (!first || markOf(first) === null) return null;
  const end = rest.findIndex((line) => line.at?.cell !== first.at?.cell || markOf(line) === null);
  const items = [first, ...(end < 0 ? rest : rest.slice(0, end))];
  const next = end < 0 ? undefined : rest[end];
  return isWhole(items, next) ? items : null;
}

/** It ends like a list ends, has no lists within and is not broken in the middle of a sentence. */
function isWhole(items: readonly Line[], next: Line | undefined): boolean {
  const last = items.at(-1)?.text ?? '';
  const isBroken = /[;,]$/u.test(last) || /^\p{Ll}/u.test(next?.text ?? '');
  const isOneSort = new Set(items.map(markOf)).size === 1;
  return isOneSort && !isBroken && !items.some(({ text }) => OPEN_END.test(text) || /:$/u.test(text));
}

/** «работают 7 методических объединений:» — the counted words end the line, or the list would be of something else. */
const COUNTED = /(?<![\d.,–—-]\s?)(?<!№\s?)(\d{1,2})\s+((?:\p{L}[\p{L}-]*\s+){0,3}\p{L}[\p{L}-]*)\s*:$/u;
const BOUND = /(?:более|менее|свыше|около|до|от|из|в\s+том\s+числе|следующ\p{L}+|кажд\p{L}+)\s*$/iu;
const NOT_COUNTED =
  /^(?:год|лет|месяц|день|дня|дней|час|минут|класс|балл|процент|рубл|январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)/iu;
const HAS_PREPOSITION = /(?:^|\s)(?:в|на|по|для|с|от|к|из|о|об|при|и)\s/iu;

/** `000_a76c`: «7 школьных методических объединений», and 7 behind it. */
export function checkCountedLists({ lines }: Source): Remark[] {
  return lines.flatMap((line, index): Remark[] => {
    const match = COUNTED.exec(line.text);
    if (!match) return [];
    const [words = '', number = '', noun = ''] = match;
    const before = line.text.slice(0, match.index).trimEnd();
    if (BOUND.test(before) || NOT_COUNTED.test(noun) || HAS_PREPOSITION.test(noun)) return [];
    const items = listBehind(lines, index) ?? [];
    const said = Number(number);
    const hasCounts = items.some(({ text }) => /\d/u.test(text.replace(ITEM, '')));
    if (items.length < 2 || said < 2 || items.length === said || hasCounts) return [];
    return [
      {
        code: 'count_differs_from_list',
        severity: 'rule',
        spot: spotOfLine(line),
        text: `Названо ${quote(words.replace(/:$/u, ''))}, а в списке их ${items.length}.`,
        proposal: 'Исправьте число или список.',
        words: line.text,
      },
    ];
  });
}

const GROUPS =
  /(?<![\d.,])(\d{1,2})\s+(?:\p{L}+\s+){0,2}?(объединени|сообществ|направлени|секци|площад|клуб|служб)\p{L}*/iu;
const WORK = /(?:работа\p{L}*|действу\p{L}*|функциониру\p{L}*)\s+(?:\p{L}+\s+){0,1}?(.{20,})$/isu;

/** «13 методических объединения. Работают РМО учителей математики, …»: commas do not part surely, so it asks. */
export function checkInlineLists({ lines }: Source): Remark[] {
  return lines.flatMap((line): Remark[] => {
    const sentences = line.text.split(/(?<=[.:])\s+(?=\p{Lu})/u);
    return sentences.flatMap((sentence, index): Remark[] => {
      const match = GROUPS.exec(sentence);
      const next = /^\s*Работа\p{L}*\s|^\s*Это\s|^\s*Действу\p{L}*\s/u.test(sentences[index + 1] ?? '')
        ? sentences[index + 1]
        : undefined;
      const list = WORK.exec(next ?? '')?.[1];
      if (!match || list === undefined) return [];
      const parts = list
        .replace(/\([^)]*\)/gu, '')
        .split(',')
        .map((part) => part.trim());
      const said = Number(match[1]);
      if (
        parts.length < 4 ||
        parts.length === said ||
        OPEN_END.test(list) ||
        parts.some((part) => wordsOf(part).length > 8)
      )
        return [];
      return [
        {
          code: 'count_differs_from_list',
          severity: 'hint',
          spot: spotOfLine(line),
          text: `Названо ${quote(match[0])}, а перечислено ${parts.length}, если считать по запятым.`,
          proposal: 'Сверьте число и перечень.',
          words: `${match[0]} ${parts.length} ${list}`,
        },
      ];
    });
  });
}

interface CountedPart {
  readonly name: string;
  readonly count: number;
  /** «чел.», «школ»; empty: not said. */
  readonly unit: string;
}

const PART =
  /^[-–—•·*]?\s*(.{2,80}?)\s*[–—:-]\s*(\d{1,3}(?:[ \u00a0]\d{3})+|\d+)\s*(чел\p{L}*\.?|педагог\p{L}*|учител\p{L}*|школ\p{L}*|работник\p{L}*|руководител\p{L}*|организаци\p{L}*|учреждени\p{L}*|участник\p{L}*|мероприяти\p{L}*)?\s*[;.,]?$/iu;
const NAMED_PERCENT = /^[-–—•·*]?\s*(.{2,80}?)\s*[–—:-]\s*(\d{1,3}(?:,\d+)?)\s*%/u;

function readParts(lines: readonly Line[], at: number): CountedPart[] {
  const parts: CountedPart[] = [];
  const cell = lines[at]?.at?.cell;
  for (const line of lines.slice(at + 1, at + 40)) {
    const match = line.at?.cell === cell ? PART.exec(line.text) : null;
    if (!match) break;
    parts.push({ name: match[1] ?? '', count: toNumber(match[2] ?? ''), unit: match[3] ?? '' });
  }
  return parts;
}

const TOTAL =
  /(?<![\d.,№/-])(\d{1,3}(?:[ \u00a0]\d{3})+|\d{2,6})\s+(?:\p{L}+\s+){0,2}?(человек|педагог|учител|работник|руководител|участник|слушател|школ|организаци|учреждени|мероприяти|семинар|площад|объединени)\p{L}*[^:]{0,80}:$/iu;
const TWICE =
  /(?:прошли|приняли|участвовал\p{L}*|состоят|вошли|учтен\p{L}*|учтён\p{L}*)[^.]{0,60}(?:2|два|двух|две|двум|нескольк|более\s+чем\s+одн|обоих|обе)\p{L}*|одновременно|дважды/iu;
const PEOPLE = /^(?:чел|педагог|учител|работник|руководител|участник|слушател)/iu;
const SOME = /из\s+них|в\s+том\s+числе|среди|например|такие\s+как|самы[ех]|наиболее|основн|главн|крупн|значим|заметн/iu;

/** Parts counted in people of a whole counted in things say something else. */
const isOneUnit = (noun: string, parts: readonly CountedPart[]): boolean =>
  parts.every(({ unit }) => unit === '' || PEOPLE.test(unit) === PEOPLE.test(noun));

/** `004_a28b`: 2044 people, the directions add up to 2063, and the text says that some came twice. */
export function checkPartsOfTotal({ lines }: Source): Remark[] {
  return lines.flatMap((line, index): Remark[] => {
    const match = TOTAL.exec(line.text);
    const parts = match ? readParts(lines, index) : [];
    if (!match || parts.length < 3) return [];
    const total = toNumber(match[1] ?? '');
    const sum = parts.reduce((all, { count }) => all + count, 0);
    if (sum === total || (SOME.test(line.text) && sum < total) || !isOneUnit(match[2] ?? '', parts)) return [];
    const behind = lines
      .slice(index + 1 + parts.length, index + 4 + parts.length)
      .map(({ text }) => text)
      .join(' ');
    const isPeople = PEOPLE.test(match[2] ?? '');
    return [partsRemark({ line, total, sum, isPeople, isExplained: TWICE.test(behind) || TWICE.test(line.text) })];
  });
}

interface Difference {
  readonly line: Line;
  readonly total: number;
  readonly sum: number;
  readonly isPeople: boolean;
  readonly isExplained: boolean;
}

function partsRemark({ line, total, sum, isPeople, isExplained }: Difference): Remark {
  const spot = spotOfLine(line);
  const words = `${total} ${sum} ${line.text}`;
  const [all, parts, rest] = [formatNumber(total), formatNumber(sum), formatNumber(Math.abs(sum - total))];
  if (isPeople && sum > total) {
    return {
      code: 'people_and_participations',
      severity: 'hint',
      spot,
      text: isExplained
        ? `Людей ${all}, участий ${parts}: разница ${rest} — те, кого посчитали дважды.`
        : `Людей названо ${all}, а по строкам их ${parts}: ${rest} лишних. Возможно, это участия: один человек учтён дважды.`,
      proposal: `Напишите оба числа: «${formatCount(total, ['человек', 'человека', 'человек'])}, ${formatCount(sum, ['участие', 'участия', 'участий'])}».`,
      words,
    };
  }
  return {
    code: 'sum_differs',
    severity: isPeople ? 'hint' : 'rule',
    spot,
    text: `Всего названо ${all}, а строки ниже вместе дают ${parts}.`,
    proposal: `Проверьте числа: разница ${rest}.`,
    words,
  };
}

const SPLIT =
  /(?<![\d.,№/-])(\d{1,4})\s+(?:\p{L}+\s+){0,2}?(площад|мероприяти|семинар|школ|организаци|учреждени|объединени|конкурс|вебинар|групп|команд)\p{L}*[^.;]{0,200}?(?:из\s+них|в\s+том\s+числе)\s*:?\s*([^.;]+)/iu;
const SPLIT_PART = /(?:^|,|\sи)\s*(\d{1,4})\s+(\p{L}+)/giu;
/** Places part things surely: what is held in one is not held in another. */
const PLACE = /^(?:в|на)$/iu;

/** «14 площадок, из них: 9 на базе школ и 5 на базе детских садов». */
export function checkSplitTotals({ lines }: Source): Remark[] {
  return lines.flatMap((line): Remark[] => {
    const match = /из\s+них|в\s+том\s+числе/iu.test(line.text) ? SPLIT.exec(line.text) : null;
    if (!match) return [];
    const parts = [...(match[3] ?? '').matchAll(SPLIT_PART)].map(([, count, word = '']) => ({
      count: Number(count),
      word,
    }));
    const [total, sum] = [Number(match[1]), parts.reduce((all, { count }) => all + count, 0)];
    const isByPlace = parts.every(({ word }) => PLACE.test(word));
    // Of things told apart by what they are some may not be named, and one may be of two sorts.
    if (parts.length < 2 || sum === total || (sum < total && !isByPlace)) return [];
    return [
      {
        code: 'sum_differs',
        severity: sum > total && isByPlace ? 'rule' : 'hint',
        spot: spotOfLine(line),
        text: `${listOf(parts.map(({ count }) => count))} вместе — ${sum}, а всего названо ${total}.`,
        proposal: 'Проверьте, какое из чисел верно.',
        words: match[0],
      },
    ];
  });
}

/** `004_a28b`: teachers of informatics took part, and no result of theirs is given. */
export function checkGroupsWithoutResult({ lines }: Source): Remark[] {
  const lists = collectNamed(lines);
  return lists.flatMap(({ line, names, cell }): Remark[] => {
    const results = lines.filter(
      (other) => other.at?.cell === cell && other.order > line.order && NAMED_PERCENT.test(other.text),
    );
    const stems = results.map(({ text }) => stemsOf(NAMED_PERCENT.exec(text)?.[1] ?? ''));
    if (names.length < 4 || results.length < 3 || results.length > names.length) return [];
    const isShared = (name: string) => stems.some((result) => result.some((stem) => stemsOf(name).includes(stem)));
    const lost = names.filter((name) => !isShared(name));
    if (lost.length === 0 || lost.length > 2 || names.length - lost.length < 3) return [];
    return [
      {
        code: 'group_without_result',
        severity: 'hint',
        spot: spotOfLine(line),
        text: `Участвовали ${listOf(lost.map((name) => quote(name)))}, а результата нет: остальным группам (${formatCount(results.length, ['строка', 'строки', 'строк'])}) он дан.`,
        proposal: 'Добавьте результат или скажите, почему его нет.',
        words: lost.join(' '),
      },
    ];
  });
}

function collectNamed(lines: readonly Line[]): { line: Line; names: string[]; cell: unknown }[] {
  return lines.flatMap((line, index) => {
    if (!/:$/u.test(line.text) || !/\d/u.test(line.text)) return [];
    const names = readParts(lines, index).map(({ name }) => name);
    return names.length >= 4 ? [{ line, names, cell: line.at?.cell }] : [];
  });
}
