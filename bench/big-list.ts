import { writeTable } from '#core/office/write.ts';
import type { TableColumn, TableValue } from '#core/office/xlsx/write-sheet.ts';
import { addDays, addMonths } from '#core/time/day.ts';
import { makeName } from '#demo/names.ts';
import { createRandom } from '#demo/random.ts';

const COLUMNS: readonly TableColumn[] = [
  { title: 'Организация', width: 30 },
  { title: 'ФИО', width: 36 },
  { title: 'Дата рождения', kind: 'date' },
  { title: 'Должность', width: 30 },
  { title: 'Предметы', width: 24 },
  { title: 'Ставка', kind: 'number' },
  { title: 'Дата приёма', kind: 'date' },
  { title: 'Стаж общий', width: 16 },
  { title: 'Стаж педагогический', width: 16 },
  { title: 'Категория', width: 16 },
  { title: 'Дата присвоения категории', kind: 'date' },
  { title: 'Образование', width: 40 },
];

const TODAY = '2026-11-22';
const PEOPLE_PER_PLACE = 40;
const JOBS = [
  ['Учитель математики', 'математика'],
  ['Учитель русского языка и литературы', 'русский язык, литература'],
  ['Учитель начальных классов', 'начальные классы'],
  ['Учитель физики', 'физика'],
  ['Педагог-психолог', ''],
] as const;

function* makeRows(count: number): Generator<TableValue[]> {
  const random = createRandom(count);
  for (let row = 0; row < count; row += 1) {
    const name = makeName(random);
    const months = random.integer(1, 480);
    const [title, subjects] = random.pick(JOBS);
    const category = random.pick(['высшая', 'первая', null]);
    yield [
      `МБОУ СОШ № ${1 + Math.floor(row / PEOPLE_PER_PLACE)}`,
      `${name.surname} ${name.givenName} ${name.patronymic}`,
      addDays(addMonths(TODAY, -(months + 270)), -random.integer(0, 360)),
      title,
      subjects,
      random.pick([1, 0.5, 1.25]),
      addDays(addMonths(TODAY, -months), 1),
      `${Math.floor(months / 12)} л. ${months % 12} мес.`,
      `${Math.floor(months / 12)} л. ${months % 12} мес.`,
      category,
      category && addDays(TODAY, -random.integer(10, 1000)),
      'высшее, Озёрский государственный педагогический университет, 2005',
    ];
  }
}

/** Writes a staff list of a whole region, forty people a school. */
export function writeBigList(path: string, rows: number): Promise<void> {
  return writeTable(path, { sheets: [{ name: 'Списки', columns: COLUMNS, rows: makeRows(rows) }] });
}
