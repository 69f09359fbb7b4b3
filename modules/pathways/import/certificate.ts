import { searchKey } from '#core/text/normalise.ts';
import { NBSP } from '#core/text/plural.ts';
import { yearOf } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import type { Fact } from '#modules/people/model.ts';
import type { AttendedRow } from './read-rows.ts';

/** From so many hours on a programme ends with an удостоверение. @source приказ Минобрнауки от 01.07.2013 № 499, п. 12 */
const FORMAL_HOURS = 16;

/** A paper of the person's own; the list of those present is none. */
export function isCertificate({ number, issuedOn, hours }: AttendedRow): boolean {
  return number !== undefined || issuedOn !== undefined || hours !== undefined;
}

function kindOf({ hours }: AttendedRow): 'удостоверение' | 'сертификат' {
  return hours !== undefined && hours < FORMAL_HOURS ? 'сертификат' : 'удостоверение';
}

const bareNumber = (number: string) => number.replace(/^(?:№|no?\.?|n)\s*/iu, '');

/** The day that counts as done. */
export function doneDay({ endsOn, issuedOn, startsOn }: AttendedRow, today: string): string {
  const day = endsOn ?? issuedOn ?? startsOn ?? today;
  return day <= today ? day : today;
}

/** «удостоверение № 123, 36 ч», «лист присутствия, 12.03.2027» */
export function describeEvidence(row: AttendedRow, today: string): string {
  if (!isCertificate(row)) return `лист присутствия, ${formatDay(doneDay(row, today))}`;
  const number = row.number === undefined ? '' : ` №${NBSP}${bareNumber(row.number)}`;
  const hours = row.hours === undefined ? '' : `, ${row.hours}${NBSP}ч`;
  return `${kindOf(row)}${number}${hours}`;
}

/** One entry, many uses: the certificate on the person's card. */
export function toTraining(row: AttendedRow, title: string, today: string): Fact<'trainingRecord'> {
  return {
    title,
    provider: row.provider ?? null,
    hours: row.hours ?? null,
    startsOn: row.startsOn ?? null,
    endsOn: row.endsOn ?? null,
    year: yearOf(doneDay(row, today)),
    isFormal: kindOf(row) === 'удостоверение',
    documentKind: kindOf(row),
    documentNumber: row.number === undefined ? null : bareNumber(row.number),
    issuedOn: row.issuedOn ?? null,
  };
}

/** The same title in the same year is the same training. */
export function trainingKey(title: string, year: number | null): string {
  return `${searchKey(title)}|${year ?? ''}`;
}
