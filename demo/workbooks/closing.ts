import type { BulkRow } from '#core/db/bulk.ts';
import { addDays, type Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { shortenName } from '../names.ts';
import { COURSE_TITLE, SEMINAR_TITLE } from '../pathways/offers.ts';
import type { DemoPerson, Plan } from '../plan.ts';
import type { Random } from '../random.ts';
import type { Sheet, SheetValue } from './sheet.ts';

const OPEN = ['planned', 'confirmed', 'returned'];
const fullName = ({ name }: DemoPerson) => `${name.surname} ${name.givenName} ${name.patronymic}`;
/** «12.03.27г.» */
const carelessDay = (day: Day) => `${formatDay(day).slice(0, 6)}${day.slice(2, 4)}г.`;

/** People with an item of the title, those first who still have it open. */
function listHolders(plan: Plan, title: string): DemoPerson[] {
  const people = new Map(plan.people.map((person) => [person.id, person]));
  const pathways = new Map((plan.rows.get('pathway') ?? []).map((row) => [row.id, row]));
  const isRunning = (item: BulkRow) => pathways.get(item.pathwayId)?.state === 'agreed';
  const items = (plan.rows.get('pathway_item') ?? []).filter((item) => item.title === title && isRunning(item));
  const rank = (item: BulkRow) => Number(!OPEN.includes(String(item.state)));
  return items
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((item) => people.get(String(pathways.get(item.pathwayId)?.personId)) ?? []);
}

function dayOf(plan: Plan, title: string): Day {
  const offer = (plan.rows.get('offer') ?? []).find((row) => row.title === title);
  return String(offer?.endsOn ?? addDays(plan.today, -20));
}

/** As an institute sends it: a title, a header of two rows, initials, a total, somebody of whom no school has heard. */
export function certificateTable(plan: Plan, random: Random): Sheet {
  const issuedOn = addDays(dayOf(plan, COURSE_TITLE), 3);
  const holders = listHolders(plan, COURSE_TITLE).slice(0, 24);
  const lines = holders.map((person, index): SheetValue[] => [
    index + 1,
    index % 4 === 3 ? shortenName(person.name) : fullName(person),
    person.organization.shortName,
    index % 3 === 0 ? `«${COURSE_TITLE}»` : COURSE_TITLE,
    index % 2 === 0 ? '36 ч.' : 36,
    carelessDay(issuedOn),
    `${random.integer(1000, 9999)} ${random.integer(10_000, 99_999)}`,
  ]);
  const stranger = [
    lines.length + 1,
    'Неизвестный Олег Олегович',
    'школа 2',
    COURSE_TITLE,
    36,
    carelessDay(issuedOn),
    '77',
  ];
  return {
    name: 'Удостоверения',
    rows: [
      ['Сведения о слушателях, получивших удостоверения о повышении квалификации'],
      ['№ п/п', 'ФИО слушателя', 'Место работы', 'Курсы повышения квалификации', null, null, null],
      [null, null, null, 'Наименование программы', 'Кол-во часов', 'Дата выдачи', '№ удостоверения'],
      ...lines,
      stranger,
      ['Итого', lines.length + 1],
    ],
    merges: ['A1:G1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:G2'],
  };
}

/** As a methodist keeps it at the door: the event above the table, «+», «был», «н». */
export function attendanceList(plan: Plan, random: Random): Sheet {
  const holders = listHolders(plan, SEMINAR_TITLE).slice(0, 18);
  const lines = holders.map((person, index): SheetValue[] => [
    index + 1,
    fullName(person),
    person.organization.shortName,
    index % 6 === 5 ? 'н' : random.pick(['+', 'был', '+', 'да']),
    null,
  ]);
  return {
    name: 'Лист присутствия',
    rows: [
      [`Лист присутствия. ${SEMINAR_TITLE}, ${formatDay(dayOf(plan, SEMINAR_TITLE))}`],
      ['№', 'Фамилия, имя, отчество', 'ОО', 'Отметка о присутствии', 'Подпись'],
      ...lines,
    ],
    merges: ['A1:E1'],
  };
}
