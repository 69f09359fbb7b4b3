import { z } from 'zod';
import { formatDay } from '#core/time/format.ts';
import type { ImportEffect, ImportKind, RowReader, UnderstoodFact } from '#modules/imports/kind.ts';
import { openTableReader } from '#modules/imports/public.ts';
import { findOverwritten, revertStaff } from '#modules/people/public.ts';
import { findEvent } from './import/find-event.ts';
import { itemFields } from './import/item-fields.ts';
import { planItemRows } from './import/plan-rows.ts';
import { type AttendedRow, readAttendedRow, type WrongAttendedRow } from './import/read-rows.ts';
import { findChangedItems, ITEM_THING, reopenItems } from './import/write-items.ts';

const FIELD_TITLES: Readonly<Record<string, string>> = {
  item: 'Пункт ИОМ',
  evidence: 'Подтверждение',
  training: 'На карточку педагога',
};
const MARKS = { present: 'был', absent: 'не был', unmarked: 'нет отметки' };

const isOfItem = ({ thing }: ImportEffect) => thing === ITEM_THING;

function openReader(...[plan, context]: Parameters<ImportKind['openReader']>): RowReader {
  const mapped = new Set(plan.mapping.entries.flatMap(({ fields }) => fields));
  const hasMarks = mapped.has('mark');
  const above = plan.above ?? [];
  return openTableReader(plan, mapped.has('fullName') ? 'fullName' : 'lastName', (row) =>
    readAttendedRow(row, context, { hasMarks, title: findEvent(above, context.today) }),
  );
}

/** What was understood of a row. */
function describe(value: unknown): readonly UnderstoodFact[] {
  const row = value as AttendedRow | WrongAttendedRow;
  if (row.kind === 'wrong') return [{ title: 'Строка', value: row.text }];
  const day = (text: string | undefined) => (text === undefined ? '' : formatDay(text));
  const { surname, givenName, patronymic } = row.name;
  return [
    { title: 'Участник', value: [surname, givenName, patronymic].filter(Boolean).join(' ') },
    { title: 'Организация', value: row.place ?? '' },
    { title: 'Мероприятие', value: row.event ?? row.titleEvent ?? '' },
    { title: 'Присутствие', value: MARKS[row.mark] },
    { title: 'Часов', value: row.hours === undefined ? '' : String(row.hours) },
    { title: 'Начало', value: day(row.startsOn) },
    { title: 'Окончание', value: day(row.endsOn) },
    { title: 'Выдано', value: day(row.issuedOn) },
    { title: 'Номер', value: row.number ?? '' },
    { title: 'Организатор', value: row.provider ?? '' },
  ].filter((fact) => fact.value !== '');
}

/** Tables of certificates and lists of those present: items of pathways close for many at once (IOM-07, F-22). */
export const pathwayItemsKind: ImportKind = {
  code: 'pathway_items',
  title: 'Удостоверения и листы присутствия',
  permission: 'import.run',
  isConfidential: false,
  isAboutPeople: true,
  marksInserts: false,
  needsOrganization: false,
  parameters: z.object({
    /** Of a table that does not name it. */
    event: z.string().trim().min(3, 'Назовите мероприятие целиком.').max(300).optional(),
    /** Certificates without an item go onto the card all the same. */
    addTraining: z.enum(['yes', 'no']).default('no'),
  }),
  listFields: async () => itemFields,
  openReader,
  plan: planItemRows,
  describe,
  titleOfField: (field) => FIELD_TITLES[field] ?? field,
  hrefOf: (id) => `/people/${id}`,
  describeValue: (value) => (value === undefined || value === null ? '' : String(value)),
  findOverwritten: async (context, effects) => [
    ...(await findChangedItems(context, effects.filter(isOfItem))),
    ...(await findOverwritten(
      context,
      effects.filter((effect) => !isOfItem(effect)),
    )),
  ],
  revert: async (context, effects, batchId) => {
    await reopenItems(context, effects.filter(isOfItem), batchId);
    await revertStaff(
      context,
      effects.filter((effect) => !isOfItem(effect)),
      batchId,
    );
  },
};
