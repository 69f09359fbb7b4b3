import { looksLikeDue, looksLikeOwner } from './cell-looks.ts';
import { cutEnd } from './plain-text.ts';

/** What an item of a list may say behind labels of its own. */
export type ListColumn = 'due' | 'owner' | 'expected' | 'audience' | 'place' | 'form';

export interface ListItemReading {
  /** Words before the first label, without their number or bullet. */
  readonly title: string;
  readonly cells: Partial<Record<ListColumn, string>>;
  /** It says what, and when or who. */
  readonly isNamed: boolean;
}

const LEAD = /^(?:(?:(?:\d{1,2}\.)*\d{1,2}[.)]|[IVXІХ]{1,5}\.)\s*|[-–—•·▪*✓➢]+\s*)(?=[«"(\p{L}])/u;
const MONTH = '(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь)';
/** «Октябрь – неделя математики»: the month in the place of a number. */
const MONTH_LEAD = new RegExp(
  `^(${MONTH}(?:\\s?[–-]\\s?${MONTH})?(?:\\s20\\d\\d(?:\\sг\\.|\\sгода)?)?)(?:\\s*[–—:]|\\s-|\\.)\\s+(?=[«"\\p{L}])`,
  'iu',
);
export const opensWithMonth = (text: string): boolean => MONTH_LEAD.test(text);

const DOING = '(?:исполнени|проведени|реализаци|выполнени|сдач)\\p{L}+';
/** Behind a colon or a dash; «отв. Петрова» without either. */
const SIGN = '(?:\\s?:|\\s?[–—]|\\s-)\\s*';
const LABELS: readonly (readonly [ListColumn, string])[] = [
  ['due', `(?:срок|сроки)(?:\\s${DOING})?${SIGN}`],
  ['due', `(?:дата|даты|период)(?:\\s${DOING})?\\s?:\\s*`],
  ['owner', `отв\\.?\\s?(?:за\\s(?:исп\\.|${DOING})|исп\\.|лицо)?${SIGN}|отв\\.\\s?(?=\\p{Lu})`],
  ['owner', `ответственн(?:ый|ые|ая|ое)(?:\\s(?:исполнител|лиц)\\p{L}+)?(?:\\sза\\s${DOING})?${SIGN}`],
  ['owner', `(?:исполнитель|исполнители)${SIGN}`],
  ['expected', '(?:ожидаем\\p{L}{2}\\s|планируем\\p{L}{2}\\s)?(?:результат|результаты|итог|выход)\\s?:\\s*'],
  ['place', 'место(?:\\sпроведения)?\\s?:\\s*'],
  ['form', 'форма(?:\\sпроведения)?\\s?:\\s*'],
  ['audience', '(?:участники|категория участников|целевая аудитория|для кого)\\s?:\\s*'],
];
const LABEL = new RegExp(`(?<![\\p{L}-])(?:${LABELS.map(([, source]) => `(${source})`).join('|')})`, 'giu');

/** «Провести семинар. Срок: март 2027 г. Отв.: Петрова А.А.» → what, when, who. */
export function readListItem(text: string): ListItemReading {
  const month = MONTH_LEAD.exec(text);
  const words = month ? text.slice(month[0].length) : text.replace(LEAD, '');
  const labels = [...words.matchAll(LABEL)];
  const cells: Partial<Record<ListColumn, string>> = {};
  labels.forEach((label, index) => {
    const column = LABELS[label.slice(1).findIndex((found) => found !== undefined)]?.[0] ?? 'due';
    const value = trimValue(words.slice(label.index + label[0].length, labels[index + 1]?.index ?? words.length));
    if (value !== '') cells[column] = cells[column] === undefined ? value : `${cells[column]}\n${value}`;
  });
  const before = words.slice(0, labels[0]?.index ?? words.length);
  const bracket = labels.length > 0 ? readOpenBracket(before) : readClosedBracket(before);
  if (bracket) Object.assign(cells, { ...bracket.cells, ...cells });
  if (month?.[1] !== undefined) cells.due ??= month[1];
  const title = trimTitle(bracket ? before.slice(0, bracket.at) : before);
  return { title, cells, isNamed: title.length > 2 && (cells.due !== undefined || cells.owner !== undefined) };
}

interface Bracket {
  readonly at: number;
  readonly cells: Partial<Record<ListColumn, string>>;
}

/** «… (до 20 апреля, отв. …»: the due stands before the first label. */
function readOpenBracket(text: string): Bracket | undefined {
  const at = text.lastIndexOf('(');
  const due = at < 0 ? '' : cutEnd(text.slice(at + 1), /[\s,;–—-]/u);
  return !due.includes(')') && looksLikeDue(due) ? { at, cells: { due } } : undefined;
}

/** «… (10 апреля, Лотова Н.Н.).»: when and who without a label; a bracket with a date alone may say when something was. */
function readClosedBracket(text: string): Bracket | undefined {
  const end = cutEnd(text, /[\s.;,]/u);
  const at = end.endsWith(')') ? end.lastIndexOf('(') : -1;
  const parts = at < 0 ? [] : end.slice(at + 1, -1).split(/[,;]\s+/u);
  const from = parts.findIndex((part) => !looksLikeDue(part));
  const owners = parts.slice(from);
  if (from < 1 || !owners.every(looksLikeOwner)) return undefined;
  return { at, cells: { due: parts.slice(0, from).join(', '), owner: owners.join(', ') } };
}

function trimTitle(text: string): string {
  const title = cutEnd(text, /[\s(,;:–—-]/u).trimStart();
  // «… на 2027 г.» keeps its stop.
  return /(?<!\p{L})\p{L}{1,3}\.$/u.test(title) ? title : title.replace(/\.$/u, '');
}

/** Signs that part it from the next label go, the bracket that held them all, and the stop of the sentence. */
function trimValue(text: string): string {
  const value = cutEnd(text, /[\s(,;–—-]/u).trimStart();
  const isLoose = value.split(')').length > value.split('(').length;
  const whole = isLoose ? value.replace(/\)(?=[.;,]?$)/u, '').replace(/[;,]$/u, '') : value;
  return whole
    .replace(/(?<=\d|\p{Ll}{4})\.$/u, '')
    .replace(/\.\.$/u, '.')
    .trim();
}
