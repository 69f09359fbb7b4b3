import { isTooLong, searchKey } from './normalise.ts';
import { SUBJECTS, type Subject } from './subject-list.ts';

/** `codes` in the order of the cell, each once; `unknown`: pieces that no subject explains, as they were written. */
export type SubjectsReading = { codes: string[]; unknown: string[] };

/** «математика (5-9 кл., 18 ч)», «математика 5 кл»: classes and hours tell no subject. */
const DETAILS =
  /\([^()\d]{0,40}\d[^()]{0,40}\)|\d+(?:[-–]\d+)?\s*(?:классы|классов|класс|кл|часов|часа|час|ч)(?!\p{L})\.?|\d+(?:[.,]\d+)?/gu;
const LEADING = /^(?:учитель|учителя|преподаватель|предмет|предметы)(?!\p{L})[ :]*/u;

const NAMES = SUBJECTS.flatMap(listNames);
const BY_SYNONYM: ReadonlyMap<string, string> = new Map(NAMES.map(({ code, key }) => [key, code]));
/** What an abbreviation may stand for: short synonyms are abbreviations themselves. */
const BY_WORDS = NAMES.filter(({ key, isTitle }) => isTitle || key.length > 5).map(({ code, key }) => ({
  code,
  words: key.split(' '),
}));

/**
 * Reads the subjects of a cell (F-96): by comma, line, «;», «/» or «и», short or in the genitive («учитель истории и обществознания»).
 * What fits no subject, or more than one («язык»), is listed as unknown.
 */
export function readSubjects(text: string): SubjectsReading {
  if (isTooLong(text)) return { codes: [], unknown: [text] };
  const whole = findSubject(text);
  if (whole) return { codes: [whole], unknown: [] };
  const codes: string[] = [];
  const unknown: string[] = [];
  for (const piece of splitList(text)) {
    const found = findPiece(piece);
    if (found.length > 0) codes.push(...found);
    else if (subjectKey(piece) !== '') unknown.push(piece.trim());
  }
  return { codes: [...new Set(codes)], unknown };
}

/** One subject by its title, synonym, abbreviation or another case; undefined when none or more than one fits. */
export function findSubject(text: string): string | undefined {
  const key = subjectKey(text);
  if (key === '') return undefined;
  const exact = BY_SYNONYM.get(key);
  if (exact) return exact;
  const stems = key.split(' ').map(stemOf);
  const codes = new Set(BY_WORDS.filter(({ words }) => hasStems(words, stems)).map(({ code }) => code));
  return codes.size === 1 ? [...codes][0] : undefined;
}

/** The subject's title by its code. */
export function findSubjectTitle(code: string): string | undefined {
  return SUBJECTS.find((subject) => subject.code === code)?.title;
}

function splitList(text: string): string[] {
  // A slash inside «ОБЖ/ОБЗР» is caught by the synonym; elsewhere it separates.
  return text.split(/[\n;,]|\s\+\s/u).flatMap((piece) => (findSubject(piece) ? [piece] : piece.split(/[/+]/u)));
}

/** A piece may still join two by «и»: «русский язык и литература». */
function findPiece(piece: string): string[] {
  const one = findSubject(piece);
  if (one) return [one];
  const parts = piece.split(/\s+и\s+/u).map(findSubject);
  return parts.every((part) => part !== undefined) ? parts : [];
}

function subjectKey(text: string): string {
  return searchKey(text)
    .replace(LEADING, '')
    .replace(DETAILS, ' ')
    .replace(/[.()«»"]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,;:/-]+|[\s,;:/-]+$/gu, '');
}

/** Cuts the ending, so that «истории» and «ист.» both begin «история». */
function stemOf(word: string): string {
  const stem = word.replace(
    /(?:ого|его|ому|ему|ами|ями|ой|ей|ый|ий|ая|яя|ые|ие|ых|их|ия|ии|ка|ки|ке|[аяоеиыуюьй])$/u,
    '',
  );
  return stem.length >= 2 ? stem : word;
}

function hasStems(words: readonly string[], stems: readonly string[]): boolean {
  if (words.length !== stems.length) return false;
  // A single word needs three letters: two begin too many.
  return stems.every((stem, index) => (stems.length > 1 || stem.length > 2) && words[index]?.startsWith(stem));
}

function listNames({ code, title, synonyms }: Subject): { code: string; key: string; isTitle: boolean }[] {
  return [title, ...synonyms].map((text) => ({ code, key: subjectKey(text), isTitle: text === title }));
}
