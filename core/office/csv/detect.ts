/** Which encoding and which delimiter a CSV file has. Pure. */
import iconv from 'iconv-lite';

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'cp866' | 'koi8-r';

/** Per cent of each letter in Russian text, а to я without ё (counted as е). */
const FREQUENCY: Readonly<Record<string, number>> = {
  о: 10.97,
  е: 8.49,
  а: 8.01,
  и: 7.35,
  н: 6.7,
  т: 6.26,
  с: 5.47,
  р: 4.73,
  в: 4.54,
  л: 4.4,
  к: 3.49,
  м: 3.21,
  д: 2.98,
  п: 2.81,
  у: 2.62,
  я: 2.01,
  ы: 1.9,
  ь: 1.74,
  г: 1.7,
  з: 1.65,
  б: 1.59,
  ч: 1.44,
  й: 1.21,
  х: 0.97,
  ж: 0.94,
  ш: 0.73,
  ю: 0.64,
  ц: 0.48,
  щ: 0.36,
  э: 0.32,
  ф: 0.26,
  ъ: 0.04,
  ё: 0.2,
};

/** Signs that Russian tables really use beside letters. */
const USUAL_SIGNS = '№«»–—…“”„’•°\u00a0';

const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();

/**
 * How much a text reads like Russian, per sign outside ASCII. A wrong code page gives rare letters, capitals inside words and
 * frames; the right one common letters.
 */
function scoreRussian(text: string): number {
  let score = 0;
  let count = 0;
  let previous = ' ';
  for (const sign of text) {
    if (sign.charCodeAt(0) >= 0x80) {
      count += 1;
      score += scoreSign(sign, previous);
    }
    previous = sign;
  }
  return count === 0 ? 0 : score / count;
}

function scoreSign(sign: string, previous: string): number {
  const frequency = FREQUENCY[sign.toLowerCase()];
  if (frequency === undefined) return USUAL_SIGNS.includes(sign) ? 0 : -12;
  const isCapitalInside = isUpper(sign) && FREQUENCY[previous] !== undefined;
  return Math.log(frequency) - (isCapitalInside ? 6 : 0);
}

const CODE_PAGES: readonly CsvEncoding[] = ['windows-1251', 'cp866', 'koi8-r'];

/** The code page under which the bytes read most like Russian; windows-1251 when nothing speaks for another. */
export function chooseCodePage(bytes: Uint8Array): CsvEncoding {
  let best: CsvEncoding = 'windows-1251';
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const encoding of CODE_PAGES) {
    const score = scoreRussian(iconv.decode(bytes, encoding));
    if (score > bestScore) {
      best = encoding;
      bestScore = score;
    }
  }
  return best;
}

/** The encoding named by a byte order mark, if there is one. */
export function findMarkedEncoding(bytes: Uint8Array): CsvEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

export type Delimiter = ';' | ',' | '\t' | '|';
const DELIMITERS: readonly Delimiter[] = [';', '\t', ',', '|'];
const SAMPLE_RECORDS = 20;

/** Counts of each delimiter per record; what stands in quotes does not count. */
function countDelimiters(sample: string): Map<Delimiter, number>[] {
  const bare = sample.replace(/"[^"]*"/g, '');
  const records = bare.split(/\r\n|\n|\r/).filter((record) => record.trim() !== '');
  return records
    .slice(0, SAMPLE_RECORDS)
    .map((record) => new Map(DELIMITERS.map((delimiter) => [delimiter, record.split(delimiter).length - 1])));
}

function scoreDelimiter(records: readonly Map<Delimiter, number>[], delimiter: Delimiter): number {
  const counts = records.map((record) => record.get(delimiter) ?? 0);
  const frequencies = new Map<number, number>();
  for (const count of counts) if (count > 0) frequencies.set(count, (frequencies.get(count) ?? 0) + 1);
  const agreeing = Math.max(0, ...frequencies.values());
  const present = counts.filter((count) => count > 0).length;
  return agreeing * 2 + present;
}

/**
 * The delimiter on which the first records agree most. An Excel line «sep=;» wins. A file of one column gets «;».
 */
export function chooseDelimiter(sample: string): Delimiter {
  const named = DELIMITERS.find((delimiter) => sample.trimStart().toLowerCase().startsWith(`sep=${delimiter}`));
  if (named) return named;
  const records = countDelimiters(sample);
  let best: Delimiter = ';';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = scoreDelimiter(records, delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}
