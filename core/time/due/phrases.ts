/** Dues that name no day: the whole period, somebody else's plan, when need arises. */
import { readStretch, skipYearWord } from './edges.ts';
import type { Meaning } from './model.ts';
import type { Found } from './ranges.ts';
import type { Token } from './tokens.ts';

const isWord = (token: Token | undefined, pattern: RegExp) => token !== undefined && pattern.test(token.text);
const isSign = (token: Token | undefined, sign: string) => token?.type === 'sign' && token.text === sign;

const bare = (kind: Meaning['kind']): Meaning => ({ kind, start: null, end: null });

/** To the next «;» or bracket: the name of a plan goes on over commas. */
function findEnd(tokens: readonly Token[], at: number): number {
  const end = tokens.findIndex((token, index) => index >= at && isSign(token, ';'));
  return end < 0 ? tokens.length : end;
}

const PLAN =
  /^(?:план|график|распис|приказ|положен|программ|распоряж|календар|дорожн|циклограмм|срок|регламент|плану)/u;

/** «по плану ОО», «согласно графику …», «в соответствии с приказом», «в установленные сроки»: days that stand elsewhere. */
function readOtherPlan(tokens: readonly Token[], at: number): Found | undefined {
  const isAccording = isWord(tokens[at], /^(?:согласно|по)$/u);
  const isInLine = isWord(tokens[at], /^(?:в|на)$/u) && isWord(tokens[at + 1], /^(?:соответстви|основани)/u);
  const isInTime =
    isWord(tokens[at], /^в$/u) && /^(?:срок|установлен|указан|утвержден)/u.test(tokens[at + 1]?.text ?? '');
  if (isInTime) return { meaning: bare('other_plan'), next: findEnd(tokens, at) };
  if (isInLine) return { meaning: bare('other_plan'), next: findEnd(tokens, at) };
  if (!isAccording) return undefined;
  const names = tokens.slice(at + 1, at + 4);
  return names.some((token) => PLAN.test(token.text))
    ? { meaning: bare('other_plan'), next: findEnd(tokens, at) }
    : undefined;
}

const NEED =
  /^(?:необходимост|запрос|требовани|заявк|обращени|мер|согласовани|факт|поступлени|готовност|итог|результат)/u;

/** «по мере необходимости», «при необходимости», «по запросу»: no day until something happens. */
function readAsNeeded(tokens: readonly Token[], at: number): Found | undefined {
  if (!isWord(tokens[at], /^(?:по|при)$/u)) return undefined;
  const word = isWord(tokens[at + 1], /^отдельн/u) ? at + 2 : at + 1;
  return isWord(tokens[word], NEED) ? { meaning: bare('as_needed'), next: findEnd(tokens, at) } : undefined;
}

const OWN_PLAN = /^(?:программ|дорожн|план|проект|срок|мероприяти|муниципальн|настоящ|данн)/u;
const ALWAYS = /^(?:постоянно|систематическ|регулярно|непрерывно|круглогодично|весь)/u;

/** «в течение всего периода» is the plan's own; «… реализации ИОМ» is another plan's. */
function readWhole(tokens: readonly Token[], at: number): Found | undefined {
  const isOver = isWord(tokens[at], /^на$/u) && isWord(tokens[at + 1], /^протяжени/u);
  const isDuring = isOver || (isWord(tokens[at], /^в$/u) && isWord(tokens[at + 1], /^течени/u));
  if (isDuring) return readDuring(tokens, at + 2);
  if (isWord(tokens[at], /^весь$/u)) return readDuring(tokens, at);
  return isWord(tokens[at], ALWAYS) ? { meaning: bare('whole_period'), next: at + 1 } : undefined;
}

function readDuring(tokens: readonly Token[], at: number): Found | undefined {
  const from = isWord(tokens[at], /^(?:вс(?:его|ей|ех|е)|весь)$/u) ? at + 1 : at;
  const isPeriod = isWord(tokens[from], /^(?:период|срок|врем)/u);
  if (isPeriod) return readOfWhat(tokens, from + 1);
  const stretch = readStretch(tokens, from);
  if (stretch) {
    const { kind, start, end, next } = stretch;
    return { meaning: { kind, start, end }, next };
  }
  if (isWord(tokens[from], /^(?:календарн|текущ)/u) && isWord(tokens[from + 1], /^год/u))
    return yearAt(tokens, from + 1);
  if (isWord(tokens[from], /^год/u)) return yearAt(tokens, from);
  // «в течение 10 дней со дня …»: begins when something happens.
  return { meaning: bare('as_needed'), next: findEnd(tokens, from) };
}

function yearAt(tokens: readonly Token[], at: number): Found {
  const start = { year: null, month: 1, day: 1 };
  const end = { year: null, month: 12, day: 31 };
  return { meaning: { kind: 'calendar_year', start, end }, next: skipYearWord(tokens, at) };
}

function readOfWhat(tokens: readonly Token[], at: number): Found {
  const word = isWord(tokens[at], /^(?:реализаци|действи|выполнени|исполнени)/u) ? at + 1 : at;
  const isOther = word > at && tokens[word] !== undefined && !OWN_PLAN.test(tokens[word]?.text ?? '');
  if (isOther) return { meaning: bare('other_plan'), next: findEnd(tokens, at) };
  return { meaning: bare('whole_period'), next: word > at ? findEnd(tokens, at) : at };
}

/** Words that stand for a due without naming a day. */
export function readPhrase(tokens: readonly Token[], at: number): Found | undefined {
  return readOtherPlan(tokens, at) ?? readAsNeeded(tokens, at) ?? readWhole(tokens, at);
}
