/** Shares recomputed. @source test-cases.md 3.7, 3.8 rule 4 */
import { formatNumber, formatPercent } from '#core/text/plural.ts';
import type { Line, Remark, Source } from '../source/model.ts';
import { basesOf, findCountedShares, findLooseShares, type LooseShare } from '../source/shares.ts';
import { spotOfLine } from '../source/spots.ts';
import { listOf, quote, sameKey } from '../source/words.ts';

/** `004_a28b`: «68 из 104 или 65,4%» is right; what is a whole unit of the last figure off is not. */
export function checkCountedShares({ lines }: Source): Remark[] {
  return lines.flatMap((line) =>
    (line.text.includes('%') ? findCountedShares(line.text) : [])
      .filter(({ part, whole, percent, digits }) => Math.abs((part * 100) / whole - percent) >= 10 ** -digits)
      .map(({ part, whole, words, digits }): Remark => {
        const right = formatPercent((part * 100) / whole, Math.max(digits, 1));
        return {
          code: 'share_wrong',
          severity: 'rule',
          spot: spotOfLine(line),
          text: `${quote(words, 80)}: ${formatNumber(part)} из ${formatNumber(whole)} — это ${right}.`,
          proposal:
            part > whole ? 'Часть больше целого: проверьте оба числа.' : `Исправьте на ${right} или проверьте числа.`,
          words,
        };
      }),
  );
}

interface PlacedShare extends LooseShare {
  readonly line: Line;
  /** «доля педагогов»: shares of one group must agree in their base. */
  readonly group: string;
}

const GROUP = /дол[яи]\s+(\p{L}[^,.;:–—]{2,60}?)\s*(?:,|[–—]|составля)/giu;

function listLoose({ lines }: Source): PlacedShare[] {
  return lines.flatMap((line) =>
    (line.text.includes('%') ? findLooseShares(line.text) : []).map((share) => {
      const before = line.text.slice(0, share.index);
      return { ...share, line, group: sameKey([...before.matchAll(GROUP)].at(-1)?.[1] ?? '') };
    }),
  );
}

function commonBase(shares: readonly LooseShare[]): { least: number; most: number } {
  const bases = shares.map(basesOf);
  return { least: Math.max(...bases.map(({ least }) => least)), most: Math.min(...bases.map(({ most }) => most)) };
}

/** The number of people of one year is not that of another. */
function hasOtherYears(...shares: readonly PlacedShare[]): boolean {
  const years = shares.flatMap(({ line }) => line.text.match(/20\d{2}/gu) ?? []);
  return new Set(years).size > 1;
}

/** Two shares of one group that no number of people fits. */
function checkPair(first: PlacedShare, second: PlacedShare): Remark[] {
  const { least, most } = commonBase([first, second]);
  if (first.group === '' || first.group !== second.group || least <= most || hasOtherYears(first, second)) return [];
  const [a, b] = [basesOf(first), basesOf(second)];
  return [
    {
      code: 'share_bases_disagree',
      severity: 'rule',
      spot: spotOfLine(second.line),
      text: `${quote(first.words)} и ${quote(second.words)} взяты от разных чисел: первое — от ${formatNumber(a.least)} … ${formatNumber(a.most)}, второе — от ${formatNumber(b.least)} … ${formatNumber(b.most)}.`,
      proposal: 'Назовите общее число и пересчитайте обе доли.',
      words: `${first.words} ${second.words}`,
    },
  ];
}

const MOST_PAIRS = 20;
const SAID_BASE = /(?:всего|общее число|общей численност\p{L}*|численность)\D{0,60}\d{2,}/iu;

/** `004_a28b`: 10 % (1072) and 15 % (1672) — the base is never named; one is possible only between 10 788 and 11 284. */
export function checkLooseShares(source: Source): Remark[] {
  const shares = listLoose(source).slice(0, MOST_PAIRS);
  const pairs = shares.flatMap((first, index) => shares.slice(index + 1).flatMap((second) => checkPair(first, second)));
  const first = shares[0];
  const isSaid = source.lines.some(({ text }) => SAID_BASE.test(text) && /педагог|работник|учител/iu.test(text));
  if (pairs.length > 0 || !first || isSaid) return pairs;
  const { least, most } = commonBase(shares);
  const common =
    shares.length > 1 && least <= most
      ? ` Общим могло быть только число от ${formatNumber(least)} до ${formatNumber(most)}.`
      : '';
  return [
    {
      code: 'share_without_base',
      severity: 'hint',
      spot: spotOfLine(first.line),
      text: `Не названо число, от которого взяты доли: ${listOf(
        shares.map(({ words }) => words.replace(/\s+/gu, ' ')),
        4,
      )}.${common}`,
      proposal: 'Напишите общее число рядом с долей: «10 % (1072 из 10 720)».',
      words: shares.map(({ words }) => words).join(' '),
    },
  ];
}

const REST = /без\s+(?:\p{L}+\s+)?категори|не\s+име|остальн|проч|друг|без\s/iu;
/** Parts of parts, and of other years. */
const OTHER_PARTS = /возраст|стаж|лет|образовани|из\s+них|из\s+которых|в\s+том\s+числе|20\d{2}|прошл|вырос|сниз/iu;
const PARTS = /(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*%/gu;

/** «высшая – 68%, первая – 17%, 15% без категории»: with the rest named, the parts are the whole. */
export function checkShareSums({ lines }: Source): Remark[] {
  return lines.flatMap((line) =>
    line.text
      .split(/[.;](?=\s|$)/u)
      .filter((sentence) => REST.test(sentence) && /категори/iu.test(sentence) && !OTHER_PARTS.test(sentence))
      .flatMap((sentence): Remark[] => {
        const parts = [...sentence.matchAll(PARTS)].map((match) => Number(match[1]?.replace(',', '.')));
        const sum = parts.reduce((total, part) => total + part, 0);
        const isWhole = Math.abs(sum - 100) <= (parts.length - 1) * 0.5 + 0.01;
        if (parts.length < 3 || isWhole || parts.includes(100) || sum < 50 || sum > 150) return [];
        return [
          {
            code: 'shares_do_not_sum',
            severity: 'rule',
            spot: spotOfLine(line),
            text: `Доли ${listOf(parts.map((part) => formatPercent(part, part % 1 === 0 ? 0 : 1)))} вместе дают ${formatPercent(sum, sum % 1 === 0 ? 0 : 1)}, а не 100 %.`,
            proposal: 'Проверьте доли или назовите, кто ещё не учтён.',
            words: sentence,
          },
        ];
      }),
  );
}
