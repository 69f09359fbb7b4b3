import { looksLikePerson } from './cell-looks.ts';
import { isPostWord, LEGAL_FORM, opensOwner, startsWithOwner, UNIT_ABBREVIATION } from './owner-words.ts';
import { isBlank, startsSmall } from './plain-text.ts';

const BARE_PERSON =
  /^(?:\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? \p{Lu}\. ?\p{Lu}\.?|\p{Lu}\. ?\p{Lu}\. ?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?:вич|вна|чна|шна|ьич))\.?$/u;
const MANY =
  /^(?:члены|руководители|учителя|педагоги|методисты|директора|заместители|специалисты|наставники|тьюторы|воспитатели)(?!\p{L})/iu;
/** «ИРОСО»: an organisation's short name that no list knows; «ДПО» says only of what kind it is. */
const OWN_NAME = /^(?![ДС]ПО$)[А-ЯЁ]{3,}$/u;
const LINKING = /^(?:по|и|при|в|во|с|со|на|для|за|из|от|им\.?|имени|№|г\.|с\.|п\.)$/iu;

/** A longer cell is a text, not a list of owners; the rules below would read it for seconds. */
const LONGEST_CELL = 2000;

/**
 * Those who answer for a row, one by one and as written: parted by commas, semicolons and lines, and where a flattened cell has glued
 * several together by spaces. A name stays with its post, «опеки и попечительства» with its department. @source PLAN-04
 */
export function splitOwners(cell: string): string[] {
  if (cell.length > LONGEST_CELL) return isBlank(cell) ? [] : [cell.replace(/\s+/gu, ' ').trim()];
  return glueParts(splitLines(cell).flatMap(splitSigns))
    .flatMap(splitPeople)
    .flatMap(splitGlued)
    .map(trimOwner)
    .filter((owner) => !isBlank(owner));
}

function splitLines(cell: string): string[] {
  const lines: string[] = [];
  for (const line of cell.split('\n').map((part) => part.replace(/^(?:[-–—•·*]|\d{1,2}[.)])\s*/u, '').trim())) {
    const before = lines.at(-1);
    if (before !== undefined && continuesLine(before, line)) lines[lines.length - 1] = `${before} ${line}`;
    else if (line !== '') lines.push(line);
  }
  return lines;
}

function continuesLine(before: string, line: string): boolean {
  if (/[,;.]$/u.test(before) && !/(?:^|\s)\p{L}{1,4}\.$/u.test(before)) return false;
  const lastWord = before.split(' ').at(-1) ?? '';
  if (line.startsWith('(') || isQuoteOpen(before) || LINKING.test(lastWord) || /^(?:рук|зам|зав)\.$/iu.test(lastWord))
    return true;
  if (BARE_PERSON.test(line)) return !looksLikePerson(before);
  return startsSmall(line) && !startsWithOwner(line);
}

function isQuoteOpen(text: string): boolean {
  const count = (sign: string) => text.split(sign).length - 1;
  return count('«') > count('»') || count('(') > count(')');
}

/** By comma and semicolon outside quotes and brackets. */
function splitSigns(line: string): string[] {
  const parts: string[] = [];
  for (const piece of line.split(/(?<=[,;])/u)) {
    const before = parts.at(-1);
    if (before !== undefined && isQuoteOpen(before)) parts[parts.length - 1] = before + piece;
    else parts.push(piece.trim());
  }
  return parts.map((part) => part.replace(/[,;]\s*$/u, '').trim()).filter((part) => part !== '');
}

/** Puts back what a comma has parted within one owner. */
function glueParts(parts: readonly string[]): string[] {
  const owners: string[] = [];
  for (const part of parts) {
    const before = owners.at(-1);
    if (before !== undefined && belongsTo(before, part)) owners[owners.length - 1] = `${before}, ${part}`;
    else owners.push(part);
  }
  return owners;
}

/** «Иванова И.И. и Петрова П.П.», «Иванова И.И./Петрова П.П.»: each is somebody by name. */
function splitPeople(part: string): string[] {
  const people = part.split(/(?<=\p{Lu}\.)(?:\s*\/\s*|\s+и\s+)/u);
  return people.every(looksLikePerson) ? people : [part];
}

function belongsTo(before: string, part: string): boolean {
  // «Школы № 3, 5», «руководители 9, 11 классов»
  if (/^(?:№\s?)?\d/u.test(part)) return /\d\p{L}?$/u.test(before);
  if (BARE_PERSON.test(part)) return isPostWord(before) && !looksLikePerson(before) && !MANY.test(before);
  if (!startsSmall(part)) return false;
  if (BARE_PERSON.test(before)) return isPostWord(part) && !MANY.test(part) && !looksLikePerson(part);
  return !startsWithOwner(part);
}

type Head = 'post' | 'body' | 'unit' | 'form' | 'person';

interface Reading {
  readonly owners: string[][];
  words: string[];
  head: Head | null;
  /** A post or legal form already has the organisation it belongs to. */
  hasUnit: boolean;
  hasPerson: boolean;
  /** «Иванова И.И., директор МБОУ …»: the post, and where it is held, stand behind the name. */
  isNamedFirst: boolean;
}

const NOTHING = { hasUnit: false, hasPerson: false, isNamedFirst: false };

/** «Отдел образования РМК ШНОР Рук. РМО» → four. */
function splitGlued(text: string): string[] {
  const words = readWords(text);
  const reading: Reading = { owners: [], words: [], head: null, ...NOTHING };
  words.forEach((word, index) => {
    if (reading.words.length > 0 && opensNext(reading, word, words, index)) close(reading);
    take(reading, word, words[index + 1]);
  });
  close(reading);
  return reading.owners.map((owner) => owner.join(' '));
}

/** Words by spaces; what stands in quotes or brackets is one word. */
function readWords(text: string): string[] {
  const words: string[] = [];
  for (const piece of text.split(/\s+/u)) {
    const before = words.at(-1);
    if (before !== undefined && isQuoteOpen(before)) words[words.length - 1] = `${before} ${piece}`;
    else if (piece !== '') words.push(piece);
  }
  return words;
}

function close(reading: Reading): void {
  if (reading.words.length > 0) reading.owners.push(reading.words);
  Object.assign(reading, { words: [], head: null, ...NOTHING });
}

function opensNext(reading: Reading, word: string, words: readonly string[], index: number): boolean {
  const before = words[index - 1] ?? '';
  if (LINKING.test(before) || LINKING.test(word) || /^[-–—/(]/u.test(word)) return false;
  if (isName(word, words[index + 1])) return reading.hasPerson;
  if (reading.head === null) return false;
  if (UNIT_ABBREVIATION.test(word) || LEGAL_FORM.test(word)) return opensUnit(reading);
  if (reading.hasPerson && !reading.isNamedFirst && reading.head === 'post' && isPostWord(word)) return true;
  if (!/^\p{Lu}/u.test(word) || !opensOwner(word)) return false;
  if (isPostWord(word) && /^зам/iu.test(before)) return false;
  return !(reading.head === 'form' && !reading.hasUnit);
}

function opensUnit(reading: Reading): boolean {
  if (reading.hasPerson && !reading.isNamedFirst) return true;
  return reading.head === 'post' || reading.head === 'form' ? reading.hasUnit : true;
}

function isName(word: string, next: string | undefined): boolean {
  return /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u.test(word) && /^\p{Lu}\.\s?(?:\p{Lu}\.)?,?$/u.test(next ?? '');
}

function take(reading: Reading, word: string, next: string | undefined): void {
  reading.words.push(word);
  if (isName(word, next)) {
    reading.hasPerson = true;
    reading.head ??= 'person';
  } else if (reading.head === 'person' && isPostWord(word)) {
    reading.head = 'post';
    reading.isNamedFirst = true;
  } else if (LEGAL_FORM.test(word)) {
    // «Директор МБОУ СОШ № 1»: the name of the school is still to come.
    reading.head ??= 'form';
    if (reading.words.length > 1) reading.hasUnit = false;
  } else if (UNIT_ABBREVIATION.test(word)) {
    reading.hasUnit = true;
    reading.head ??= 'unit';
  } else if (reading.head === 'form' && (/^[«"]/u.test(word) || OWN_NAME.test(word))) reading.hasUnit = true;
  else reading.head ??= findHead(word);
}

function findHead(word: string): Head | null {
  if (isPostWord(word)) return 'post';
  return opensOwner(word) || startsWithOwner(word) ? 'body' : null;
}

/** «Отв. – Сидорова Л.Л.»: what the column says already. */
const LABEL = /^(?:отв\.?|ответственн(?:ый|ая|ые))\s?[:–—-]\s*/iu;

/** Closing signs go; the dot of an initial or a short word stays. */
function trimOwner(owner: string): string {
  const text = owner.replace(/^[-–—,;.\s]+|[,;\s]+$/gu, '').replace(LABEL, '');
  return /\p{Ll}{4,}\.$|»\.$/u.test(text) ? text.slice(0, -1) : text;
}
