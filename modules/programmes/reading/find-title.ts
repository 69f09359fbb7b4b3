import type { Line, Piece } from './flow.ts';
import { isSignature } from './heading-line.ts';
import { plainText, startsSmall, wordKey } from './plain-text.ts';

const START =
  /^(?:проект )?(?:\p{L}+(?:ая|яя|ый|ий|ое|ой|ые|ие) ){0,3}(?:программ[аы](?!\p{L})|план(?:-график)?(?!\p{L}|ир)|«?дорожная карта|отчет(?!\p{L})|комплекс мер|концепция|циклограмма|(?:образовательный )?маршрут(?!н)|перечень|показатели|критерии|справка|сетевой график|график|проект(?! \p{L}+ов)|информация о|анализ (?:выполн|реализ|работ))/u;
const STOP =
  /^(?:паспорт|пояснительная|содержание$|оглавление|введение|раздел|г\.|город |(?:19|20)\d\d ?(?:г|год)|утвержд|соглас|рассмотр|принят|приложени|[ivx]+\.|\d+\.)/u;
/** «Целевые показатели»: what follows, not the name. */
const PART = /^(?:(?:целев|основн|ожидаем|планируем)\p{L}* ){0,2}(?:показател|индикатор|результат|критери)/u;
const LONGEST = 220;
/** A sentence says something; a name does not. Words in quotes and brackets belong to the name. */
const SAYS =
  /(?<!\p{L})(?:\p{L}+(?:ает|яет|ует|ают|яют|уют|ается|яется|уется|аются|яются|уются|атся|ятся|ится)|(?:направлен|разработан|составлен|рассчитан|утвержден|принят|создан|призван|ориентирован|основан|построен|подготовлен|предназначен)[аоы]?|содержит|состоит|строится|является|должн[аоы]|может|будет|это)(?!\p{L})/u;
const QUOTED = /«[^«»]*(?:«[^«»]*»[^«»]*)*»|"[^"]*"|\([^()]*\)/gu;
/** «… на 2027 год»: the name is complete. */
const YEAR_END = /20\d\d\s?(?:(?:уч\p{L}*\.?|календарн\p{L}*)\s)?(?:гг?|год\p{L}{0,2})\.?$/iu;
const FIRST_LINES = 40;

/** The name a document gives itself above everything else, and the lines it takes. */
export function findTitle(
  pieces: readonly Piece[],
  used: ReadonlySet<Line>,
  firstTable: number,
): { title: string | null; lines: readonly Line[] } {
  const lines = pieces
    .slice(0, Math.min(firstTable, FIRST_LINES + used.size))
    .filter((piece) => piece.type === 'line')
    .filter((line) => !used.has(line));
  const from = lines.findIndex((line) => isTitleLine(line));
  const first = lines[from];
  if (!first) return nameLines(findDatedName(lines));
  const taken = [first];
  for (const line of lines.slice(from + 1, from + 12)) {
    if (endsTitle(taken.at(-1) ?? first, line)) break;
    taken.push(line);
  }
  return nameLines(taken);
}

function nameLines(lines: readonly Line[]): { title: string | null; lines: readonly Line[] } {
  const title = plainText(lines.map(({ text }) => text).join(' '))
    .replace(/\s+/gu, ' ')
    .replace(/(?<!\d\s?гг?)[\s.]+$/u, '');
  return { title: title === '' ? null : title, lines };
}

const DATED_NAME =
  /(?:^|[^\p{L}])(?:на|за) (?:[\p{L}\d]+ ){0,2}20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?\s?(?:(?:уч\p{L}*\.?|календарн\p{L}*)\s?)?(?:гг?|год\p{L}{0,2})\.?$/u;

/** «Распределение мероприятий на май 2026 года»: no word says what it is, but it says for what time. */
function findDatedName(lines: readonly Line[]): readonly Line[] {
  const isName = ({ text }: Line) =>
    text.length <= LONGEST && !STOP.test(wordKey(text)) && !SAYS.test(wordKey(text.replace(QUOTED, '')));
  const at = lines.findIndex((line) => isName(line) && DATED_NAME.test(wordKey(line.text)));
  const [before, own] = [lines[at - 1], lines[at]];
  if (own === undefined) return [];
  const isRest = before !== undefined && startsSmall(own.text) && isName(before) && !isSignature(before);
  return isRest ? [before, own] : [own];
}

/** The line may open the name of a document. */
export const isTitleLine = ({ text }: Line): boolean => isTitleText(text);

export function isTitleText(text: string): boolean {
  const isShort = text.length <= LONGEST && !/[:;]$/u.test(text) && !/\.\s+\p{Lu}\p{Ll}{3}/u.test(text);
  return isShort && START.test(wordKey(text)) && !SAYS.test(wordKey(text.replace(QUOTED, '')));
}

/** The title is over: a label, a heading, a sentence; two lines that differ in weight belong to different things. */
function endsTitle(before: Line, line: Line): boolean {
  const key = wordKey(line.text);
  if (line.text.length > LONGEST || STOP.test(key) || PART.test(key) || /^[-–•]/u.test(line.text)) return true;
  if (/^[\p{L}\s]{3,60}\s?:/u.test(line.text)) return true;
  if (/[.;:]$/u.test(line.text) && !/(?:г|гг|уч|год)\.$/u.test(line.text)) return true;
  if (YEAR_END.test(before.text) && !startsSmall(line.text)) return true;
  if (/\p{Ll}\.$/u.test(before.text) && !/(?:г|гг|уч)\.$/u.test(before.text)) return true;
  return before.isBold && !line.isBold && !line.isCentred;
}
