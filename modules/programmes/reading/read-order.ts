import { findDates } from '#core/time/find-dates.ts';
import type { Line } from './flow.ts';
import type { ReadOrder } from './model.ts';

const ACT = /^(?:проект\s+)?(?:п ?р ?и ?к ?а ?з|распоряжение|постановление)(?:\s|$|№)/iu;
const COMMAND =
  /(?:п ?р ?и ?к ?а ?з ?ы ?в ?а ?ю|приказывает|п ?о ?с ?т ?а ?н ?о ?в ?л ?я ?(?:ю|е ?т)|распоряжаюсь|обязываю)\s*:?\s*$/iu;
const NUMBER = /№\s*([\p{L}\d][\p{L}\d/.-]*)/u;
const TITLE = /^[«"]?(?:О|Об|О внесении)\s+\p{Ll}/u;
const ITEM = /^((?:\d{1,2}\.)*\d{1,2})[.)]?\s+(?=[«"(\p{Lu}\p{Ll}])/u;
const SIGNATURE =
  /^(?:(?:и\.? ?о\.? )?(?:директор|начальник|председатель|глава|заведующ(?:ий|ая)|руководитель|заместитель|ректор)(?!\p{L})|\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}\p{Ll}+|с приказом ознаком|исп(?:\.|олнитель)|верно)/iu;
const APPENDIX = /^приложени[ея](?!\p{L})/iu;

const HEAD_LINES = 12;
/** Two digits of a year in an act are of this century. */
export const LAST_YEAR = 2099;

/** The order a document opens with, its lines, and those of them whose words are in it. Items keep their numbers, repeated ones too. @source DOC-01, DOC-02 */
export function readOrder(lines: readonly Line[]): {
  order: ReadOrder | null;
  used: ReadonlySet<Line>;
  told: ReadonlySet<Line>;
} {
  const none = { order: null, used: new Set<Line>(), told: new Set<Line>() };
  const act = lines.slice(0, HEAD_LINES).findIndex(({ text }) => ACT.test(text) && text.length < 120);
  const command = lines.findIndex(({ text }) => COMMAND.test(text));
  if (command < 0 || (act >= 0 && command < act) || command > HEAD_LINES * 4) return none;
  if (act < 0 && !lines.slice(0, command).some(({ text }) => TITLE.test(text))) return none;
  const head = lines.slice(0, command + 1);
  const { items, last, end } = readItems(lines, command + 1);
  const order: ReadOrder = {
    title: readTitle(head),
    number: readNumber(head, act),
    signedOn: readDay(head, act),
    items,
  };
  const told = [...head.filter((line) => isTold(line, order)), ...lines.slice(command, last)];
  return { order, used: new Set(lines.slice(0, end)), told: new Set(told) };
}

/** A line of the head whose words are kept: the name of the act, its day and number, its title. */
function isTold({ text }: Line, { title }: ReadOrder): boolean {
  const isHead = text.length < 60 && (ACT.test(text) || isDateLine(text) || NUMBER.test(text));
  const words = text.replace(/\s+/gu, ' ').replace(/^[«"]|[»"]$/gu, '');
  return isHead || title?.includes(words.trim()) === true;
}

function readItems(lines: readonly Line[], from: number): { items: ReadOrder['items']; last: number; end: number } {
  const items: { number: string | null; text: string; anchor: string }[] = [];
  let index = from;
  for (; index < lines.length; index += 1) {
    const line = lines[index];
    if (!line || APPENDIX.test(line.text) || (items.length > 0 && isSignature(line))) break;
    const match = ITEM.exec(line.text);
    const last = items.at(-1);
    if (match || !last)
      items.push({ number: match?.[1] ?? null, text: line.text.slice(match?.[0].length ?? 0), anchor: line.anchor });
    else items[items.length - 1] = { ...last, text: `${last.text}\n${line.text}` };
  }
  return { items, last: index, end: skipSignature(lines, index) };
}

function isSignature({ text }: Line): boolean {
  return text.length < 120 && SIGNATURE.test(text) && !ITEM.test(text);
}

function skipSignature(lines: readonly Line[], from: number): number {
  let index = from;
  while (index < lines.length && index < from + 6) {
    const line = lines[index];
    if (!line || !(isSignature(line) || /^[\p{Lu}.\s_/]+\p{Ll}*$/u.test(line.text)) || APPENDIX.test(line.text)) break;
    index += 1;
  }
  return index;
}

/** «Об утверждении …» over several lines, to the closing quote or to the preamble. */
function readTitle(head: readonly Line[]): string | null {
  const from = head.findIndex(({ text }) => TITLE.test(text));
  if (from < 0) return null;
  const parts: string[] = [];
  for (const { text } of head.slice(from)) {
    if (
      parts.length > 0 &&
      (/^(?:в соответствии|на основании|в целях|во исполнение|с целью|руководствуясь|согласно)/iu.test(text) ||
        isDateLine(text) ||
        COMMAND.test(text))
    )
      break;
    parts.push(text);
    const joined = parts.join(' ');
    if (joined.startsWith('«') && joined.split('«').length === joined.split('»').length) break;
    if (parts.length >= 8 || text.length > 160) break;
  }
  const title = parts.join(' ').replace(/\s+/gu, ' ').trim();
  return /^[«"].*[»"]$/u.test(title) ? title.slice(1, -1) : title;
}

function isDateLine(text: string): boolean {
  return text.length < 60 && findDates(text, LAST_YEAR).some(({ precision }) => precision === 'day');
}

function readNumber(head: readonly Line[], act: number): string | null {
  const near = head.slice(Math.max(0, act), Math.max(0, act) + 8).filter(({ text }) => text.length < 120);
  for (const { text } of near) {
    const number = NUMBER.exec(text)?.[1];
    if (number) return number.replace(/[.]$/u, '');
  }
  return null;
}

function readDay(head: readonly Line[], act: number): string | null {
  for (const { text } of head.slice(Math.max(0, act)).filter((line) => line.text.length < 120)) {
    const day = findDates(text, LAST_YEAR).find(({ precision, day: found }) => precision === 'day' && found)?.day;
    if (day) return day;
  }
  return null;
}
