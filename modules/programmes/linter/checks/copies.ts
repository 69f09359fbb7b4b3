/** What stands twice, and what stands twice with a slip. @source test-cases.md 3.5 to 3.7 */
import { countEdits } from '#core/text/similar-names.ts';
import type { Line, Remark, Source } from '../source/model.ts';
import { spotOfLine } from '../source/spots.ts';
import { quote, sameKey, wordsOf } from '../source/words.ts';

const LEAST_HEADING_WORDS = 4;

/** A line that stands alone like a heading: by style, or short and without a stop. */
function isHeading({ paragraph, text, at, label }: Line): boolean {
  if (at !== null || label !== null || /^[-–—•·*]|[.;,:!?]$/u.test(text)) return false;
  const looksSo = paragraph.heading !== null || paragraph.isBold || paragraph.isCentred || text.length <= 130;
  return looksSo && /^[«\p{Lu}\d]/u.test(text) && wordsOf(text).length >= LEAST_HEADING_WORDS;
}

/** `002_7868`: the same heading twice, the second for a figure that was lost. */
export function checkDuplicateHeadings({ body }: Source): Remark[] {
  const seen = new Set<string>();
  return body.filter(isHeading).flatMap((line): Remark[] => {
    const key = sameKey(line.text);
    const isNew = !seen.has(key);
    seen.add(key);
    if (isNew || /приложени|утвержда|приказ|паспорт|программа/iu.test(line.text)) return [];
    return [
      {
        code: 'duplicate_heading',
        severity: 'hint',
        spot: spotOfLine(line),
        text: `Заголовок ${quote(line.text)} уже был.`,
        proposal: 'Проверьте, не потерян ли под ним рисунок или текст.',
        words: line.text,
      },
    ];
  });
}

const LEAST_SENTENCE_WORDS = 14;

const sentencesOf = (text: string): string[] => text.split(/(?<=[.;!?])\s+/u);

/** Goals, tasks and results stand in the passport and in the text; only text and what was done are compared. */
const isNarrative = ({ at }: Line): boolean => at === null || at.row.table.kind === 'report';

/** `004_a28b`: the same account of a visit under two measures. */
export function checkDuplicateSentences({ lines, reading }: Source): Remark[] {
  if (reading.kind !== 'execution_report') return [];
  const seen = new Map<string, Line>();
  return lines.filter(isNarrative).flatMap((line) =>
    sentencesOf(line.text).flatMap((sentence): Remark[] => {
      const words = wordsOf(sentence);
      if (words.length < LEAST_SENTENCE_WORDS) return [];
      const key = words.join(' ');
      const isNew = !seen.has(key);
      if (isNew) seen.set(key, line);
      if (isNew) return [];
      return [
        {
          code: 'duplicate_sentence',
          severity: 'hint',
          spot: spotOfLine(line),
          text: `Текст ${quote(sentence)} уже стоит выше слово в слово.`,
          proposal: 'Оставьте его в одном месте или сошлитесь на него.',
          words: sentence,
        },
      ];
    }),
  );
}

const LEAST_COPY_WORDS = 10;
const EDGE = 5;

/** Two copies of a text that differ in one long word, inside it: «проектировочных» and «проекторочных». */
function findSlip(a: readonly string[], b: readonly string[]): readonly [string, string] | null {
  const at = a.flatMap((word, index) => (word === b[index] ? [] : [index]));
  const [first = '', second = ''] = [a[at[0] ?? -1], b[at[0] ?? -1]];
  if (at.length !== 1 || Math.min(first.length, second.length) < 6 || /\d/u.test(first + second)) return null;
  const isInside = first.slice(0, 4) === second.slice(0, 4) && first.slice(-3) === second.slice(-3);
  return isInside && countEdits(first, second, 3) <= 3 ? [first, second] : null;
}

interface Copy {
  readonly words: readonly string[];
  /** The words both have at the begin, or at the end. */
  readonly side: 'begin' | 'end';
}

/** One may have more to say before or behind. */
function compare(words: readonly string[], other: Copy): readonly [string, string] | null {
  const length = Math.min(words.length, other.words.length);
  const part = (all: readonly string[]) => (other.side === 'begin' ? all.slice(0, length) : all.slice(-length));
  return length < LEAST_COPY_WORDS ? null : findSlip(part(other.words), part(words));
}

/** Compared only with lines that begin or end with the same words. @source `003_fb5a` */
export function checkCopies({ lines }: Source): Remark[] {
  const byEdge = new Map<string, Copy[]>();
  return lines.flatMap((line): Remark[] => {
    const words = wordsOf(line.text);
    if (words.length < LEAST_COPY_WORDS) return [];
    const edges = [
      { key: `begin ${words.slice(0, EDGE).join(' ')}`, copy: { words, side: 'begin' } as const },
      { key: `end ${words.slice(-EDGE).join(' ')}`, copy: { words, side: 'end' } as const },
    ];
    const slip = edges.flatMap(({ key }) => (byEdge.get(key) ?? []).flatMap((other) => compare(words, other) ?? []));
    // The last few are enough: a phrase that begins a hundred lines is no copy.
    for (const { key, copy } of edges) byEdge.set(key, [...(byEdge.get(key)?.slice(-4) ?? []), copy]);
    if (slip.length < 2) return [];
    return [
      {
        code: 'copies_differ',
        severity: 'hint',
        spot: spotOfLine(line),
        text: `Тот же текст выше написан иначе: там «${slip[0]}», здесь «${slip[1]}».`,
        proposal: 'Проверьте, где опечатка.',
        words: `${slip[0]} ${slip[1]}`,
      },
    ];
  });
}
