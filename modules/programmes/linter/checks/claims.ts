/** Claims about shares listed just above. @source test-cases.md 3.7 */
import type { Line, Remark, Source } from '../source/model.ts';
import { findCountedShares } from '../source/shares.ts';
import { spotOfLine } from '../source/spots.ts';
import { listOf, quote, stemsOf } from '../source/words.ts';

const LISTED = /^[-–—•·*]?\s*(.{2,80}?)\s*[–—:-]\s*(\d{1,3}(?:[.,]\d+)?)\s*%/u;
const CLAIM = /(?:более|больше|свыше)\s+(?:чем\s+)?(?:у\s+)?(\d{1,3})\s*%/iu;
const COMPLEMENT = /дефицит|не\s+выполн|не\s+справ|затрудн|не\s+достиг/iu;

interface Listed {
  readonly name: string;
  readonly percent: number;
}

function listAbove(lines: readonly Line[], at: number): Listed[] {
  const cell = lines[at]?.at?.cell;
  return lines.slice(Math.max(0, at - 20), at).flatMap((line) => {
    const match = line.at?.cell === cell ? LISTED.exec(line.text) : null;
    return match ? [{ name: match[1] ?? '', percent: Number(match[2]?.replace(',', '.')) }] : [];
  });
}

/** `004_a28b`: «дефициты … у более 50 % участников», and of Russian it is exactly 50; management, the worst, is left out. */
export function checkMoreThan({ lines }: Source): Remark[] {
  return lines.flatMap((line, index): Remark[] => {
    const match = CLAIM.exec(line.text);
    const listed = match ? listAbove(lines, index) : [];
    if (!match || listed.length < 3) return [];
    const bar = Number(match[1]);
    const isComplement = COMPLEMENT.test(line.text);
    const words = new Set(stemsOf(line.text));
    const shareOf = ({ percent }: Listed) => (isComplement ? 100 - percent : percent);
    const isNamed = ({ name }: Listed) =>
      stemsOf(name).some((stem) => words.has(stem)) || line.text.includes(name.slice(0, 4));
    const named = listed.filter(isNamed);
    const wrong = named.filter((one) => shareOf(one) <= bar);
    const left = listed.filter((one) => !isNamed(one) && shareOf(one) > bar);
    if (named.length < 2 || wrong.length === 0) return [];
    const omitted =
      left.length > 0 ? ` Не названо, хотя там больше: ${listOf(left.map(({ name }) => quote(name)))}.` : '';
    const values = listOf(wrong.map((one) => `${quote(one.name)} — ${shareOf(one)} %`));
    return [
      {
        code: 'not_more_than',
        severity: 'hint',
        spot: spotOfLine(line),
        text: `Сказано «${match[0]}», а по перечню выше ${values}.${omitted}`,
        proposal: 'Напишите «не менее» или уберите из перечисления.',
        words: `${match[0]} ${line.text}`,
      },
    ];
  });
}

const CLAIM_COUNTED = /(?:более|больше|свыше)\s+(?:чем\s+)?(?:у\s+)?(\d{1,3})\s*%[^.;]{0,60}\(/iu;

/** «более 50 % педагогов (52 из 104)» is exactly 50. */
export function checkMoreThanCounted({ lines }: Source): Remark[] {
  return lines.flatMap((line): Remark[] => {
    const match = CLAIM_COUNTED.exec(line.text);
    const counted = match ? /\(\s*(\d+)\s+(?:\p{L}+\s+){0,3}?из\s+(\d+)/u.exec(line.text.slice(match.index)) : null;
    if (!match || !counted || findCountedShares(line.text).length > 1) return [];
    const [bar, part, whole] = [Number(match[1]), Number(counted[1]), Number(counted[2])];
    if (whole === 0 || (part * 100) / whole > bar) return [];
    const isEqual = part * 100 === bar * whole;
    return [
      {
        code: 'not_more_than',
        severity: 'rule',
        spot: spotOfLine(line),
        text: `Сказано «${match[0].split('%')[0]}%», а ${part} из ${whole} — ${isEqual ? `ровно ${bar} %` : 'меньше'}.`,
        proposal: isEqual ? 'Напишите «половина» или «не менее».' : 'Проверьте числа.',
        words: `${match[0]} ${counted[0]}`,
      },
    ];
  });
}
