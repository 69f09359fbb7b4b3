import { findPostByCode } from '#core/text/post.ts';
import { findSubjectTitle } from '#core/text/subject.ts';
import { formatDay, formatDays } from '#core/time/format.ts';
import type { UnderstoodFact } from '#modules/imports/kind.ts';
import { COMPETENCE_TITLES, FORM_TITLES, type OfferForm } from '../model.ts';
import type { ScheduleRow, WrongScheduleRow } from './read-schedule.ts';
import { FIELD_TITLES } from './schedule-fields.ts';

function titleOfCode(code: string): string {
  return findSubjectTitle(code) ?? findPostByCode(code)?.title ?? COMPETENCE_TITLES[code] ?? code;
}

/** A value of a field as people read it; several codes are parted by «|». */
export function describeOfferValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return formatDay(text);
  if (text in FORM_TITLES) return FORM_TITLES[text as OfferForm];
  return /^[a-z0-9_|]+$/u.test(text) ? text.split('|').map(titleOfCode).join(', ') : text;
}

/** In the order of reading; a kept row does not keep its own. */
const SHOWN = [
  ...(['hours', 'form', 'places', 'provider', 'place', 'content', 'output', 'url'] as const),
  ...(['subjectCodes', 'postCodes'] as const),
];

/** What was understood of a row of a schedule. */
export function describeSchedule(value: unknown): readonly UnderstoodFact[] {
  const row = value as ScheduleRow | WrongScheduleRow;
  if (row.kind === 'wrong') return row.text === '' ? [] : [{ title: 'Строка', value: row.text }];
  const { startsOn, endsOn } = row.fields;
  const facts = SHOWN.map((field) => {
    const said = row.fields[field];
    return { title: FIELD_TITLES[field] ?? '', value: describeOfferValue(Array.isArray(said) ? said.join('|') : said) };
  });
  return [
    { title: 'Вид', value: row.kindWords?.text ?? '' },
    { title: 'Сроки', value: startsOn ? formatDays(startsOn, endsOn ?? startsOn) : '' },
    ...facts,
    { title: 'Компетенция', value: row.competenceWords?.text ?? '' },
  ].filter((fact) => fact.value !== '');
}
