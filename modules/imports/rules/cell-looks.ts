/** Cheap signs by which a sample of cells tells what a column holds. Reading proper is done by the readers of core. */
import type { GridCell } from '../model.ts';

const DATE_TEXT = /^\s*\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\s*(?:г\.?(?:\s*р\.?)?)?\s*$|^\s*\d{4}-\d{2}-\d{2}/u;
const DATE_WORDS = /^\s*\d{1,2}\s+(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\p{L}*\.?\s+\d{4}/iu;
const FULL_NAME =
  /^\s*(?:\d+[.)]\s*)?\p{Lu}[\p{L}'’-]+(?:\s*\(\p{L}[\p{L}-]+\))?\s+(?:\p{Lu}[\p{L}-]+(?:\s+\p{L}[\p{L}-]+)*|\p{Lu}\s*\.(?:\s*\p{Lu}\s*\.?)?)/u;
const ONE_WORD_NAME = /^\s*\p{Lu}[\p{L}'’-]+(?:\s*\(\p{L}[\p{L}-]+\))?\s*$/u;
const SNILS = /^\s*\d{3}[\s-]?\d{3}[\s-]?\d{3}[\s-]?\d{2}\s*$/u;
const EMAIL = /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/u;
const PHONE = /^\s*(?:\+7|8|7)?[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}\s*$/u;
const SEX = /^\s*(?:м|ж|муж|жен|мужской|женский|m|f)\.?\s*$/iu;
const NUMBER_TEXT = /^\s*-?\d+(?:[.,]\d+)?\s*(?:%|ч(?:ас\p{L}*)?\.?|ст(?:ав\p{L}*)?\.?)?\s*$/u;
const EXPERIENCE =
  /^\s*(?:менее|до|более|свыше)?\s*\d+(?:[.,]\d+)?\s*(?:г(?:од)?\p{L}*|л(?:ет)?|м(?:ес)?\p{L}*|дн\p{L}*)?[.,\s/]*(?:\d+\s*(?:м|мес|дн)?\p{L}*\.?\s*)*$/iu;
const LEVEL =
  /^\s*(?:(?:ниже|выше)\s+)?(?:низк|средн|высок|критич|миним|недостат|достат|оптимал|базов|повыш)\p{L}*(?:\s+уров\p{L}*)?\s*$/iu;
const CATEGORY = /высш|перв(?:ая|ой)|\bпервая\b|^\s*[IВ1]\s*$|соответств|без\s+кат|не\s+имеет|сзд|категор/iu;
const POST =
  /учител|воспитател|педагог|психолог|логопед|дефектолог|директор|завуч|заместител|заведующ|методист|библиотекар|преподавател|тьютор|инструктор|руководител|концертмейстер|советник|мастер|(?<!\p{L})(?:уч|преп|воспит|муз)\./iu;
const ORGANIZATION =
  /школ|сош|оош|гимнази|лице|сад|доу|мбоу|маоу|мкоу|мбу|центр|интернат|учрежден|колледж|техникум|дют|ддт/iu;
const EMPLOYMENT = /совмест|основн|штат|внешн|внутрен|гпх|договор/iu;
const EDUCATION =
  /высш|средн|(?<!\p{L})ср[.\s-]+(?:спец|проф|пед|тех)|(?<!\p{L})[вс]\/[ос]|бакалавр|магистр|специалитет|спо|впо|институт|университет|колледж|училищ|техникум|академи/iu;

export function looksLikeDate(cell: GridCell): boolean {
  return cell.kind === 'date' || (cell.kind === 'text' && (DATE_TEXT.test(cell.text) || DATE_WORDS.test(cell.text)));
}

export function looksLikeNumber(cell: GridCell): boolean {
  return cell.kind === 'number' || (cell.kind === 'text' && NUMBER_TEXT.test(cell.text));
}

export function looksLikeFullName(cell: GridCell): boolean {
  return cell.kind === 'text' && FULL_NAME.test(cell.text) && !POST.test(cell.text.split(/[,\n]/u)[0] ?? '');
}

export function looksLikeOneName(cell: GridCell): boolean {
  return cell.kind === 'text' && ONE_WORD_NAME.test(cell.text);
}

export function looksLikeScore(cell: GridCell): boolean {
  if (!looksLikeNumber(cell)) return false;
  const value = cell.number ?? Number(cell.text.replace('%', '').replace(',', '.'));
  return value >= 0 && value <= 100;
}

export function looksLikeYear(cell: GridCell): boolean {
  return /(?:19|20)\d{2}/u.test(cell.text);
}

function testsText(pattern: RegExp): (cell: GridCell) => boolean {
  return (cell) => pattern.test(cell.text);
}

const DEGREE = /(?<!\p{L})(?:[кд]\.?\s?\p{L}{1,6}\.?\s?н(?:\.|аук)|канд|докт|доцент|профессор|кандидат)/iu;

export const looksLikeDegree = testsText(DEGREE);
export const looksLikeSnils = testsText(SNILS);
export const looksLikeEmail = testsText(EMAIL);
export const looksLikePhone = testsText(PHONE);
export const looksLikeSex = testsText(SEX);
export const looksLikeExperience = testsText(EXPERIENCE);
export const looksLikeLevel = testsText(LEVEL);
export const looksLikeCategory = testsText(CATEGORY);
export const looksLikePost = testsText(POST);
export const looksLikeOrganization = testsText(ORGANIZATION);
export const looksLikeEmployment = testsText(EMPLOYMENT);
export const looksLikeEducation = testsText(EDUCATION);
