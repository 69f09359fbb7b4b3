/** Dues that name no day: the whole period, somebody else's plan, when need arises. */
import type { Meaning } from './model.ts';
import { readRange, readSpan } from './ranges.ts';
import { readRecurring } from './recurring.ts';
import { isNumber, isSign, isWord, type Token } from './tokens.ts';
import { readOpenYear } from './years.ts';

export interface FoundPhrase {
  readonly meaning: Meaning;
  readonly next: number;
  /** «в течение …»: a stretch of time, not what qualifies the words beside it. */
  readonly isDuring?: boolean;
}

const bare = (kind: Meaning['kind']): Meaning => ({ kind, start: null, end: null });
const isEnd = (token: Token | undefined): boolean =>
  token === undefined || (token.type === 'sign' && /^[;,():/]$/u.test(token.text));

/** Skips a date that is part of a name: «план на 2024 год», «приказ от 15.03.2024». */
function skipInName(tokens: readonly Token[], at: number): number | undefined {
  if (!isWord(tokens[at], /^(?:на|от|за)$/u) || isWord(tokens[at + 1], /^протяж/u)) return undefined;
  return readRange(tokens, at + 1)?.next ?? at + 1;
}

/** The name of a plan or of a need goes on to a comma, a bracket or a due of its own. */
function findEnd(tokens: readonly Token[], at: number): number {
  let next = at;
  while (next < tokens.length && !isEnd(tokens[next])) {
    const inName = skipInName(tokens, next);
    if (inName === undefined && startsDue(tokens, next) && !isYearAt(tokens, next)) break;
    next = inName ?? next + 1;
  }
  return next;
}

/** «План работы на 2026 год» is a title: its year counts. */
function findTitleEnd(tokens: readonly Token[], at: number): number {
  const end = tokens.findIndex((token, index) => index >= at && (isEnd(token) || startsDue(tokens, index)));
  return end < 0 ? tokens.length : end;
}

/** «по плану 2024 года»: whose plan it is. */
function isYearAt(tokens: readonly Token[], at: number): boolean {
  const kind = readRange(tokens, at)?.meaning.kind;
  return kind === 'calendar_year' || kind === 'school_year';
}

function startsDue(tokens: readonly Token[], at: number): boolean {
  const [word, next] = [tokens[at], tokens[at + 1]];
  if (isWord(word, /^(?:систематически|постоянно)$/u)) return true;
  if (isWord(word, /^(?:в|на)$/u) && isWord(next, /^(?:теч|протяж)/u)) return true;
  if (isWord(word, /^(?:по|при|согласно)$/u)) return false;
  const rule = readRecurring(tokens, at);
  return rule ? rule.isWeak !== true : readRange(tokens, at) !== undefined;
}

const PLAN =
  /^(?:план|пл$|график|распис|приказ|положен|программ|распоряж|календар|дорожн|циклограмм|срок|регламент|постановл|письм|медиаплан|сетк|порядк)/u;
const SET = /^(?:установл|указан|утвержд|отведен|определенн|назначен|обозначен|предусмотрен|заданн|запланирован)/u;
const MOST_ADJECTIVES = 4;

/** «по плану ОО», «согласно графику …», «в соответствии с приказом», «в установленные сроки»: days that stand elsewhere. */
function readOtherPlan(tokens: readonly Token[], at: number): FoundPhrase | undefined {
  if (isOtherPlan(tokens, at)) return { meaning: bare('other_plan'), next: findEnd(tokens, at + 1) };
  // «План работы на 2026 год» is a title: its year counts.
  const isTitle = at === 0 && isWord(tokens[at], /^(?:план|график|расписание|циклограмма)/u);
  return isTitle ? { meaning: bare('other_plan'), next: findTitleEnd(tokens, at + 1) } : undefined;
}

function isOtherPlan(tokens: readonly Token[], at: number): boolean {
  const [word, next] = [tokens[at], tokens[at + 1]];
  if (isWord(word, /^(?:согласно|согл|смотри|см|каникул\p{L}*)$/u)) return true;
  if (isWord(word, /^(?:в|на|исходя)$/u) && isWord(next, /^(?:соотв|основани|из$)/u)) return true;
  return isSetTerm(word, next) || (isWord(word, /^по$/u) && namesPlan(tokens, at + 1));
}

/** «в установленные сроки», «сроки проведения олимпиады», «срок – по приказу» */
const isSetTerm = (word: Token | undefined, next: Token | undefined): boolean =>
  (isWord(word, /^(?:в|срок|сроки)$/u) && (isWord(next, SET) || isWord(next, /^сроки$/u))) ||
  (isWord(word, /^сроки?$/u) && isWord(next, /^(?:проведени|по$|согласно)/u));

/** «отдельному графику», «утверждённой дорожной карте» */
function namesPlan(tokens: readonly Token[], at: number): boolean {
  const words = tokens.slice(at, at + MOST_ADJECTIVES);
  const end = words.findIndex(isEnd);
  return words.slice(0, end < 0 ? MOST_ADJECTIVES : end).some((token) => isWord(token, PLAN));
}

const NEED =
  /^(?:необходимост|запрос|требовани|заявк|обращени|мере$|согласовани|факт|поступлени|готовност|итог|результат|договор|приглашени|вызов|усмотрени|желани|возможност|ситуаци|наличи|окончани|завершени|выход|потребност|предложени|запис)/u;
const AT_ONCE = /^(?:своевременно|незамедлительно|немедленно|оперативно|индивидуально|накануне|одновременно)$/u;

/** «по мере необходимости», «при необходимости», «по запросу», «после проведения», «за 10 дней до …»: no day until something happens. */
function readAsNeeded(tokens: readonly Token[], at: number): FoundPhrase | undefined {
  return isNeed(tokens, at) ? { meaning: bare('as_needed'), next: findEnd(tokens, at + 1) } : undefined;
}

function isNeed(tokens: readonly Token[], at: number): boolean {
  const [word, next, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (isWord(word, AT_ONCE) || (at === 0 && isWord(word, /^(?:необходимост|если)/u))) return true;
  const isCondition = isWord(word, /^(?:при|после|сразу)$/u) && next?.type === 'word';
  const isBy = isWord(word, /^по$/u) && (isWord(next, NEED) || (next?.type === 'word' && isWord(third, NEED)));
  const isFar = isWord(word, /^(?:за|через|спустя)$/u) && isTerm(tokens, at + 1);
  return isCondition || isBy || isFar || isInCase(tokens, at) || isNotLaterThan(tokens, at);
}

/** «в рабочем порядке», «в случае …», «в день проведения», «в трёхдневный срок» */
function isInCase(tokens: readonly Token[], at: number): boolean {
  const [word, next, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!isWord(word, /^в$/u)) return false;
  const isOrder = isWord(next, /^(?:рабоч|индивидуальн|оперативн)/u) && isWord(third, /^(?:порядк|режим)/u);
  return isOrder || isWord(next, /^(?:случае|день|момент)$/u) || isShortTerm(tokens, at + 1);
}

/** «не позднее чем за 3 дня до …», «не позднее 10 дней после …» */
function isNotLaterThan(tokens: readonly Token[], at: number): boolean {
  if (!isWord(tokens[at], /^не$/u) || !isWord(tokens[at + 1], /^поздн/u)) return false;
  const from = isSign(tokens[at + 2], ',') ? at + 3 : at + 2;
  return isWord(tokens[from], /^(?:чем|за|через)$/u) || isTerm(tokens, from);
}

/** «10 дней», «две недели». */
const isTerm = (tokens: readonly Token[], at: number): boolean =>
  isWord(tokens[at], /^(?:недел|месяц|день|сутки)/u) ||
  (isNumber(tokens[at], 1, 365) && isWord(tokens[at + 1], /^(?:д(?:ень|ня|ней|н)$|рабоч|календ|недел|месяц|час|сут)/u));

/** «в трёхдневный срок», «в 10-дневный срок» */
const isShortTerm = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at, at + 4).some((token) => isWord(token, /дневн|недельн|месячн/u)) &&
  tokens.slice(at, at + 5).some((token) => isWord(token, /^срок/u));

const OWN_PLAN =
  /^(?:программ|дорожн|план|проект|срок|мероприяти|муниципальн|настоящ|данн|концепци|модел|этого|всей|всех|комплекс|стратеги|рабоч)/u;
const CARRYING = /^(?:реализаци|действи|выполнени|исполнени|осуществлени)/u;
const ALWAYS =
  /^(?:постоянно|систематически|систематично|регулярно|непрерывно|круглогодичн|бессрочно|планомерно|перманентно)$/u;
const BASIS = /^(?:постоянн|регулярн|системн|систематическ|непрерывн|плановой)/u;

/** «в течение всего периода» is the plan's own; «… реализации ИОМ» is another plan's. */
function readWhole(tokens: readonly Token[], at: number): FoundPhrase | undefined {
  const during = skipDuring(tokens, at);
  if (during !== undefined) return readDuring(tokens, during);
  return readAlways(tokens, at) ?? readAllOf(tokens, at) ?? readCourse(tokens, at);
}

/** «постоянно», «на постоянной основе» */
function readAlways(tokens: readonly Token[], at: number): FoundPhrase | undefined {
  if (isWord(tokens[at], ALWAYS)) return { meaning: bare('whole_period'), next: at + 1 };
  const isBasis = isWord(tokens[at], /^(?:на|в)$/u) && isWord(tokens[at + 1], BASIS);
  const hasNoun = isBasis && isWord(tokens[at + 2], /^(?:основ|режим|порядк)/u);
  return hasNoun ? { meaning: bare('whole_period'), next: at + 3 } : undefined;
}

/** «весь период», «на всех этапах», «за весь срок реализации» */
function readAllOf(tokens: readonly Token[], at: number): FoundPhrase | undefined {
  const from = isWord(tokens[at], /^(?:на|за)$/u) ? at + 1 : at;
  const isAll = isWord(tokens[from], /^(?:весь|все|всем|всех|всей)$/u);
  return isAll && isWord(tokens[from + 1], PERIOD) ? readOfWhat(tokens, from + 2, 'whole_period') : undefined;
}

const PERIOD = /^(?:период|срок|врем|этап)/u;

/** «в ходе реализации программы», «в период каникул», «период реализации» */
function readCourse(tokens: readonly Token[], at: number): FoundPhrase | undefined {
  const [word, next] = [tokens[at], tokens[at + 1]];
  const isCourse = isWord(word, /^(?:в|во|на|за|до)$/u) && isWord(next, COURSE);
  if (isCourse) return readOfWhat(tokens, at + 2, 'other_plan');
  const isPlain = isWord(word, /^(?:период|срок)$/u) && isWord(next, CARRYING);
  return isPlain ? readOfWhat(tokens, at + 1, 'whole_period') : undefined;
}

/** What one thing lasts as long as: «в ходе», «в период», «во время», «до окончания». */
const COURSE = /^(?:ходе|период|периоды|время|дни|рамках|процессе|этапе|окончани[яю]|завершени[яю])$/u;

function skipDuring(tokens: readonly Token[], at: number): number | undefined {
  const isOver = isWord(tokens[at], /^на$/u) && isWord(tokens[at + 1], /^протяж/u);
  const isIn = isWord(tokens[at], /^в$/u) && isWord(tokens[at + 1], /^теч/u);
  if (!isOver && !isIn) return isWord(tokens[at], /^(?:течение|течении|протяжении)$/u) ? at + 1 : undefined;
  return isSign(tokens[at + 2], '.') ? at + 3 : at + 2;
}

const SPANS: readonly (readonly [RegExp, number])[] = [
  [/^недел/u, 7],
  [/^месяц/u, 31],
  [/^(?:квартал|четверт)/u, 92],
  [/^полугоди/u, 184],
];

function readDuring(tokens: readonly Token[], at: number): FoundPhrase {
  let from = at;
  while (isWord(tokens[from], /^(?:вс(?:его|ей|ех|е)|весь|данн|установленн|планов)/u)) from += 1;
  if (isWord(tokens[from], PERIOD)) return readOfWhat(tokens, from + 1, 'whole_period');
  if (isWord(tokens[from], CARRYING)) return readOfWhat(tokens, from, 'whole_period');
  const span = readSpan(tokens, from);
  if (span) return { ...span, isDuring: true };
  const year = readOpenYear(tokens, from, true);
  if (year) {
    const { kind, start, end, next } = year;
    return { meaning: { kind, start, end }, next, isDuring: true };
  }
  const isYears =
    isNumber(tokens[from], 2, 9) && isWord(tokens[from + 1], /^(?:лет|года)$/u) && isEnd(tokens[from + 2]);
  if (isYears) return { meaning: bare('whole_period'), next: from + 2 };
  const length = isEnd(tokens[from + 1]) && SPANS.find(([pattern]) => isWord(tokens[from], pattern))?.[1];
  if (length) return { meaning: { ...bare('whole_period'), span: length }, next: from + 1 };
  // «в течение 10 дней со дня …»: begins when something happens.
  return { meaning: bare('as_needed'), next: findEnd(tokens, from) };
}

/** «… периода реализации программы», «… периода с 1 сентября», «в период каникул». */
function readOfWhat(tokens: readonly Token[], at: number, alone: 'whole_period' | 'other_plan'): FoundPhrase {
  const range = readRange(tokens, at);
  if (range) return { ...range, isDuring: true };
  const isCarried = isWord(tokens[at], CARRYING);
  const word = isCarried ? at + 1 : at;
  const isNothing =
    isEnd(tokens[word]) || (tokens[word]?.type === 'sign' && !isSign(tokens[word], '«')) || goesOn(tokens, word);
  if (isNothing) return { meaning: bare(isCarried ? 'whole_period' : alone), next: word };
  const isOwn = isWord(tokens[word], OWN_PLAN) && (isCarried || alone === 'whole_period');
  return { meaning: bare(isOwn ? 'whole_period' : 'other_plan'), next: findEnd(tokens, word) };
}

/** Another due follows, or what is said of this one. */
const goesOn = (tokens: readonly Token[], at: number): boolean =>
  startsDue(tokens, at) || isWord(tokens[at], /^(?:по|при|согласно|и|с|на|в|далее)$/u);

/** Words that stand for a due without naming a day. */
export function readPhrase(tokens: readonly Token[], at: number): FoundPhrase | undefined {
  return readAsNeeded(tokens, at) ?? readOtherPlan(tokens, at) ?? readWhole(tokens, at);
}
