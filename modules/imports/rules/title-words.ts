/** Titles of columns as people type and break them, reduced to words that can be compared. */

const BROKEN_BY_HYPHEN = /(\p{L})[-\u00ad\u2010\u2011]\s*\r?\n\s*(\p{Ll})/gu;
const SPACES = /[\s\u00a0\u200b\ufeff]+/gu;
const NOT_A_WORD = /[^\p{L}\p{N}№%]+/gu;
const CAMEL = /(\p{Ll})(\p{Lu})/gu;

/** Latin letters that look like Cyrillic ones; only replaced inside words that also have Cyrillic letters. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};
const LATIN = /[abcehkmoptxy]/gu;
const CYRILLIC = /[а-я]/u;

/** One line, broken words joined: «Педагоги-⏎ческий  стаж» → «Педагогический стаж». */
export function cleanTitle(text: string): string {
  return text.replace(BROKEN_BY_HYPHEN, '$1$2').replaceAll('\u00ad', '').replace(SPACES, ' ').trim();
}

function foldWord(word: string): string {
  return CYRILLIC.test(word) ? word.replace(LATIN, (letter) => LOOKALIKES[letter] ?? letter) : word;
}

/** Lower-case words of a title, ё as е, «Ф.И.О.» as «фио», «п/п» and signs dropped, subject_in as two words. */
export function titleWords(title: string): readonly string[] {
  const plain = cleanTitle(title)
    .replace(CAMEL, '$1 $2')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/(?<!\p{L})ф\s*\.?\s*и\s*\.?\s*о(?!\p{L})\.?/gu, ' фио ')
    .replace(/п\s*[./\\]\s*п\.?/gu, ' ')
    .replace(/e-?mail|е-?mail/gu, ' email ');
  const words: string[] = [];
  for (const word of plain.replace(NOT_A_WORD, ' ').replace(/№/gu, ' № ').split(' ')) {
    if (word !== '') words.push(foldWord(word));
  }
  return words;
}

/** The key by which titles are equal: no spaces, so that «инфор матика» is «информатика». */
export function titleKey(title: string): string {
  return titleWords(title).join('');
}

export interface TitleIndex {
  readonly words: readonly string[];
  readonly joined: string;
}

export function indexTitle(title: string): TitleIndex {
  const words = titleWords(title);
  return { words, joined: words.join('') };
}

/** A root is found at the beginning of a word, or, five letters and longer, anywhere: words broken by layout. */
export function hasRoot(title: TitleIndex, root: string): boolean {
  if (root.endsWith('$')) {
    const whole = root.slice(0, -1);
    return title.words.includes(whole);
  }
  return title.words.some((word) => word.startsWith(root)) || (root.length >= 5 && title.joined.includes(root));
}

/** Letters of the title that the synonym's roots explain; 0 where any root is absent. */
export function matchedLetters(title: TitleIndex, roots: readonly string[]): number {
  let letters = 0;
  for (const root of roots) {
    if (!hasRoot(title, root)) return 0;
    letters += root.endsWith('$') ? root.length - 1 : root.length;
  }
  return letters;
}
