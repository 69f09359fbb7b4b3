import { cleanText, fixLookalikes, isTooLong } from './normalise.ts';

export type EducationLevel = 'higher' | 'incomplete_higher' | 'secondary_vocational' | 'secondary' | 'basic';

/** `isPedagogical` only when the cell says so; `year` of graduation. */
export type Education = {
  level?: EducationLevel;
  isPedagogical?: boolean;
  institution?: string;
  year?: number;
  speciality?: string;
};

export type EducationReading = ({ ok: true } & Education) | { ok: false; reason: 'empty' | 'unreadable' };

const LEVELS: readonly (readonly [EducationLevel, RegExp])[] = [
  [
    'incomplete_higher',
    /н(?:е(?:законч\p{L}*|оконч\p{L}*|полн\p{L}*)|\/о?\.?|о\.?)[ .-]*(?:высш\p{L}*|в(?:\.|\/)?о)(?!\p{L})\.?/iu,
  ],
  [
    'secondary_vocational',
    /(?<!\p{L})(?:спо|ср(?:едн\p{L}*|\.)?[ .\-/]*(?:проф(?:ессиональн\p{L}*|\.)?|спец(?:иальн\p{L}*|\.)?|пед(?:агогич\p{L}*|\.)?|техн(?:ическ\p{L}*|\.)?)|с\/с(?:пец)?|нпо)(?!\p{L})\.?/iu,
  ],
  ['higher', /(?<!\p{L})(?:высш(?:ее|ая|\.)?|впо|в\/о|во|бакалавр\p{L}*|магистр\p{L}*|специалитет)(?!\p{L})\.?/iu],
  ['secondary', /(?<!\p{L})(?:среднее|сред\.?|ср\.?)(?: (?:общее|полное))*(?!\p{L})\.?/iu],
  ['basic', /(?<!\p{L})(?:основное(?: общее)?|неполное среднее|9 кл\p{L}*)(?!\p{L})\.?/iu],
];

const INSTITUTION = /университет|институт|академи|училищ|колледж|техникум|педвуз|пединститут|пед\.?\s?уч/iu;
const ABBREVIATION = /(?<!\p{L})\p{Lu}{2,}(?:им)?(?!\p{Ll})/u;
const PEDAGOGICAL = /(?<!\p{L})пед(?:агогич\p{L}*|\.)?(?!\p{L})\.?/iu;
const SPECIALITY_WORD = /^(?:специальность|спец-ть|спец\.|квалификация|квал\.|по специальности)\s*[:-]?\s*/iu;
const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)(?:\s*(?:года|год|г)(?!\p{L})\.?)?/gu;

/** Reads «в/о, КГПУ 2005, учитель математики» (F-96). What is not written is not guessed; no level and no place is a fault. */
export function readEducation(text: string): EducationReading {
  if (isTooLong(text)) return { ok: false, reason: 'unreadable' };
  const line = fixLookalikes(cleanText(text));
  if (/^[-–—.\s]*$/u.test(line)) return { ok: false, reason: 'empty' };
  const level = LEVELS.find(([, pattern]) => pattern.test(line));
  const pieces = listPieces(level ? line.replace(level[1], ', ') : line);
  const institution = pieces.find((piece) => !SPECIALITY_WORD.test(piece) && isInstitution(piece));
  const speciality = findSpeciality(pieces.filter((piece) => piece !== institution));
  const year = findYear(line);
  // The name of an institution says nothing about the speciality.
  const isPedagogical = PEDAGOGICAL.test(institution ? line.replace(institution, ' ') : line);
  if (!level && !institution) return { ok: false, reason: 'unreadable' };
  return {
    ok: true,
    ...(level ? { level: level[0] } : {}),
    ...(isPedagogical ? { isPedagogical } : {}),
    ...(institution ? { institution } : {}),
    ...(year ? { year } : {}),
    ...(speciality ? { speciality } : {}),
  };
}

/** Pieces between commas without years and empty words; quotes keep their commas. */
function listPieces(line: string): string[] {
  return line
    .replace(/(?<!\d)(?:19|20)\d{2}\s*[-–]\s*(?=(?:19|20)\d{2})/gu, ' ')
    .replace(YEAR, ', ')
    .split(/[,;](?![^«]*»)/u)
    .map((piece) => piece.replace(/^[\s.:()/-]+|[\s:()/-]+$/gu, ''))
    .filter(
      (piece) =>
        piece.length > 1 && !/^(?:образование|диплом|пед|педагогич\p{L}*|проф\p{L}*|окончил[аи]?|в)\.?$/iu.test(piece),
    );
}

function isInstitution(piece: string): boolean {
  return INSTITUTION.test(piece) || ABBREVIATION.test(piece);
}

function findSpeciality(pieces: readonly string[]): string | undefined {
  const named = pieces.find((piece) => SPECIALITY_WORD.test(piece));
  return (named ?? pieces.find((piece) => !/\d/u.test(piece)))?.replace(SPECIALITY_WORD, '');
}

/** The last year written: of «1998-2003» the year of graduation. */
function findYear(line: string): number | undefined {
  const years = [...line.matchAll(YEAR)].map((match) => Number(match[1]));
  return years.length > 0 ? Math.max(...years) : undefined;
}
