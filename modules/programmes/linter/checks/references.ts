/** References to appendices, and links. @source test-cases.md 3.5 */
import type { Line, Remark, Source } from '../source/model.ts';
import { spotOfLine } from '../source/spots.ts';
import { listOf, quote } from '../source/words.ts';

/** «Приложение № 4», «Приложение к приказу …»: a heading begins its line and is short. */
const HEADING = /^приложение(?:\s*(?:№|N)?\s*(\d{1,2})(?![\d.]\d?)|\s*$|(?=\s+к\s))/iu;
const LONGEST_HEADING = 160;

/** «(приложение 3)», «приложениях №№ 2 – 4», «приложения 1, 2 и 3». */
const REFERENCE =
  /приложени\p{L}*\s*(?:№№|№|NN?)?\s*(\d{1,2}(?:\s*(?:[–—,-]|и|по)\s*(?:№\s*)?\d{1,2}(?!\d))*)(?!\d)/giu;
/** An appendix of another act; «к настоящему приказу», «к Программе» is one of ours. */
const FOREIGN =
  /^\s*\)?\s*(?:к\s+(?!настоящ|программ|данн|дорожн|план)|(?:настоящего\s+)?(?:порядк|положени|приказ|письм|методическ|санпин|устав|правил|регламент|постановлени)\p{L}*)|^\.\d/iu;
/** «приказ … от 12.01.2022 № 16, приложение 3» is that act's too. */
const BEHIND_ACT = /№\s*[\p{L}\d/.-]+\s*[,(]?\s*(?:»\s*)?$/u;

interface Heading {
  readonly number: number | null;
  readonly line: Line;
}

/** A heading may stand in a table that only holds it at the right edge. */
function isHeading({ text, at }: Line): boolean {
  const isAlone = at !== null && at.row.cells.filter((cell) => cell.text.trim() !== '').length === 1;
  const isFree = at === null || isAlone || at.row.table.kind === 'other';
  return isFree && text.length <= LONGEST_HEADING && HEADING.test(text) && !/приложени\p{L}*\s*\)/iu.test(text);
}

function listHeadings(lines: readonly Line[]): Heading[] {
  return lines.filter(isHeading).map((line) => {
    const number = HEADING.exec(line.text)?.[1];
    return { line, number: number === undefined ? null : Number(number) };
  });
}

/** «2 – 4» is 2, 3, 4; «1, 3» is both. */
function readNumbers(words: string): number[] {
  const numbers: number[] = [];
  for (const part of words.matchAll(/(\d{1,2})(?:\s*(?:[–—-]|по)\s*(?:№\s*)?(\d{1,2}))?/gu)) {
    const from = Number(part[1]);
    const to = Number(part[2] ?? part[1]);
    for (let number = from; number <= to && numbers.length < 40; number += 1) numbers.push(number);
  }
  return numbers;
}

interface Reference {
  readonly number: number;
  readonly words: string;
  readonly line: Line;
}

function listReferences(lines: readonly Line[]): Reference[] {
  return lines.flatMap((line) => {
    if (!/приложени/iu.test(line.text) || isHeading(line)) return [];
    return [...line.text.matchAll(REFERENCE)].flatMap((match) => {
      const [before, behind] = [
        line.text.slice(Math.max(0, (match.index ?? 0) - 40), match.index),
        line.text.slice((match.index ?? 0) + match[0].length),
      ];
      if (FOREIGN.test(behind) || BEHIND_ACT.test(before)) return [];
      return readNumbers(match[1] ?? '').map((number) => ({ number, words: match[0], line }));
    });
  });
}

/** What was not read may be the appendix itself. */
const mayHideText = ({ document }: Source): boolean =>
  document.unread.some(({ what }) => what === 'scanned_page' || what === 'text_box');

function missingRemarks(source: Source, references: readonly Reference[], headings: readonly Heading[]): Remark[] {
  const named = new Set(headings.flatMap(({ number }) => number ?? []));
  const first = headings.find(({ number }) => number === null)?.line.order ?? Number.POSITIVE_INFINITY;
  const missing = new Map<number, Reference>();
  for (const reference of references) {
    // «(Приложение 1)» of an order whose one appendix is headed «Приложение к приказу».
    const isOrders = reference.number === 1 && reference.line.order < first && first !== Number.POSITIVE_INFINITY;
    if (named.has(reference.number) || isOrders || missing.has(reference.number)) continue;
    missing.set(reference.number, reference);
  }
  return [...missing.values()].map(({ number, line, words }) => ({
    code: 'appendix_missing',
    severity: mayHideText(source) ? 'hint' : 'rule',
    spot: spotOfLine(line),
    text: `Названо приложение № ${number}, а в документе такого приложения нет.`,
    proposal: 'Добавьте приложение с этим заголовком или уберите ссылку.',
    words: `${number} ${words}`,
  }));
}

/** The order alone, its appendices in files of their own: asked once. */
function apartRemark(source: Source, references: readonly Reference[]): Remark[] {
  const numbers = [...new Set(references.map(({ number }) => number))].sort((a, b) => a - b);
  const first = references[0];
  if (!first) return [];
  return [
    {
      code: 'appendix_missing',
      severity: 'hint',
      spot: spotOfLine(first.line),
      text: `Названы приложения (№ ${listOf(numbers)}), но ни одного приложения в этом файле нет.`,
      proposal: 'Если приложения в отдельных файлах, всё в порядке.',
      words: `${numbers.join(' ')} ${source.reading.title ?? ''}`,
    },
  ];
}

function unnumberedRemark(references: readonly Reference[], headings: readonly Heading[]): Remark[] {
  const heading = headings.find(({ number }) => number === null);
  const reference = references.find(({ number, line }) => number === 1 && heading && line.order < heading.line.order);
  const isNumbered = headings.some(({ number, line }) => number === 1 && line.order <= (heading?.line.order ?? 0));
  if (!heading || !reference || isNumbered) return [];
  return [
    {
      code: 'appendix_unnumbered',
      severity: 'hint',
      spot: spotOfLine(heading.line),
      text: `В тексте — ${quote(reference.words)}, а само приложение озаглавлено ${quote(heading.line.text)} без номера.`,
      proposal: 'Назовите приложение одинаково в тексте и в заголовке.',
      words: `${reference.words} ${heading.line.text.replace(/\d/gu, '')}`,
    },
  ];
}

export function checkAppendices(source: Source): Remark[] {
  const references = listReferences(source.lines);
  const headings = listHeadings(source.lines);
  if (headings.length === 0) return apartRemark(source, references);
  return [...missingRemarks(source, references, headings), ...unnumberedRemark(references, headings)];
}

/** «критерий 2 … (Приложение № 4)» */
const ONE =
  /(\p{L}{4})\p{L}*\s+(?:№\s*)?(\d{1,2})(?!\s*[–—-]\s*\d)[^()]{0,120}\(\s*приложени\p{L}*\s*(?:№\s*)?(\d{1,2})\s*\)/iu;
/** «критериям 1 – 3 (приложения №№ 2 – 4)» */
const MANY =
  /(\p{L}{4})\p{L}*\s+(?:№+\s*)?(\d{1,2})\s*[–—-]\s*(\d{1,2})\s*\(\s*приложени\p{L}*\s*(?:№+\s*)?(\d{1,2})\s*[–—-]\s*(\d{1,2})\s*\)/iu;

/** One by one the criteria point to appendices 3, 4, 5, together to 2 – 4 (`002_7868`). */
export function checkAppendixRanges({ lines }: Source): Remark[] {
  const single = new Map<string, number>();
  const naming = lines.filter(({ text }) => text.toLowerCase().includes('приложени'));
  for (const { text } of naming) {
    const match = ONE.exec(text);
    if (match) single.set(`${match[1]?.toLowerCase()} ${match[2]}`, Number(match[3]));
  }
  if (single.size === 0) return [];
  return naming.flatMap((line): Remark[] => {
    const match = MANY.exec(line.text);
    if (!match) return [];
    const [from, to, first] = [Number(match[2]), Number(match[3]), Number(match[4])];
    const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
    const said = numbers.map((number) => single.get(`${match[1]?.toLowerCase()} ${number}`));
    const wrong = said.some((appendix, index) => appendix !== undefined && appendix !== first + index);
    const known = said.flatMap((appendix) => appendix ?? []);
    if (!wrong) return [];
    return [
      {
        code: 'appendix_range',
        severity: 'rule',
        spot: spotOfLine(line),
        text: `Здесь названы приложения ${match[4]} – ${match[5]}, а по отдельности — приложения ${listOf(known)}.`,
        proposal: `Проверьте номера: ${listOf(known)}?`,
        words: match[0],
      },
    ];
  });
}

const DEAD_LINK = /\]\(\s*#?\s*\)|href\s*=\s*["']\s*#?\s*["']/iu;

/** A link that leads nowhere: «[приказ …](#)». */
export function checkLinks({ lines }: Source): Remark[] {
  return lines.flatMap((line): Remark[] => {
    if (!DEAD_LINK.test(line.text)) return [];
    const label = /\[([^\][]{1,300})\]\(\s*#?\s*\)/u.exec(line.text)?.[1] ?? line.text;
    return [
      {
        code: 'dead_link',
        severity: 'rule',
        spot: spotOfLine(line),
        text: `Ссылка с текста ${quote(label)} никуда не ведёт.`,
        proposal: 'Укажите адрес или уберите ссылку, оставив текст.',
        words: label,
      },
    ];
  });
}
