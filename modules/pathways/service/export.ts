import { reaches } from '#core/access/reach.ts';
import { recordAccess } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { formatDay } from '#core/time/format.ts';
import { makeWorkbook } from '#modules/people/public.ts';
import type { ListFilter } from '../contract/shapes.ts';
import { GROUND_TITLES, ITEM_STATE_TITLES, type ItemState, STATE_TITLES } from '../model.ts';
import { listExportedItems } from '../queries/export.ts';
import { showGuests } from './groups.ts';
import { listForActor } from './show.ts';
import { aboutPathway, widenedReach } from './visibility.ts';

const COLUMNS = [
  { title: 'Организация', width: 28 },
  { title: 'ФИО', width: 36 },
  { title: 'Вид плана', width: 28 },
  { title: 'Основание', width: 26 },
  { title: 'Состояние', width: 16 },
  { title: 'С', kind: 'date' as const },
  { title: 'По', kind: 'date' as const },
  { title: 'Тьютор', width: 36 },
  { title: 'Что усилить', width: 30 },
  { title: 'Пункт', width: 50 },
  { title: 'Вид', width: 24 },
  { title: 'Часов', kind: 'number' as const },
  { title: 'Срок', kind: 'date' as const },
  { title: 'Отметка', width: 18 },
  { title: 'Выполнено', kind: 'date' as const },
  { title: 'Подтверждение', width: 36 },
];
const LARGEST = 500;

type Row = Awaited<ReturnType<typeof listForActor>>['rows'][number];

async function listAll(context: Context, filter: ListFilter): Promise<Row[]> {
  const rows: Row[] = [];
  for (let offset = 0; ; offset += LARGEST) {
    const page = await listForActor(context, { ...filter, offset, limit: LARGEST });
    rows.push(...page.rows);
    if (rows.length >= page.total || page.rows.length === 0) return rows;
  }
}

/** What is seen goes out: a line per item where the content may be seen, a line per pathway elsewhere. Each person gets a line in the log. */
export async function exportTable(context: Context, filter: ListFilter): Promise<{ fileId: string; rows: number }> {
  const pathways = await listAll(context, filter);
  const reach = await widenedReach(context, 'pathway.content');
  const open = pathways.filter((pathway) => reaches(reach, aboutPathway(pathway)));
  const items = Map.groupBy(
    await listExportedItems(
      context,
      open.map(({ id }) => id),
    ),
    ({ pathwayId }) => pathwayId,
  );
  await recordAccess(context, 'export', [...new Set(pathways.map(({ personId }) => personId))], 'Выгрузка ИОМ');
  const head = (row: Row) => [
    row.organization,
    row.name,
    row.kindTitle,
    GROUND_TITLES[row.ground],
    STATE_TITLES[row.state],
    row.startsOn,
    row.endsOn,
    row.tutor,
  ];
  const rows = pathways.flatMap((row) => {
    const own = items.get(row.id) ?? [];
    if (own.length === 0) return [[...head(row), null, null, null, null, null, null, null, null]];
    return own.map((item) => [
      ...head(row),
      [item.competence, item.direction].filter(Boolean).join(', '),
      item.title,
      item.kind,
      item.hours,
      item.dueOn,
      ITEM_STATE_TITLES[item.state as ItemState],
      item.doneOn,
      item.evidence,
    ]);
  });
  const name = `ИОМ педагогов на ${formatDay(todayOf(context))}.xlsx`;
  return { fileId: await makeWorkbook(context, { name, sheet: 'ИОМ', columns: COLUMNS, rows }), rows: rows.length };
}

const GUEST_COLUMNS = [
  { title: 'Организация', width: 30 },
  { title: 'ФИО', width: 40 },
  { title: 'Отметка', width: 18 },
  { title: 'Человек', kind: 'number' as const },
];

/** The guest list as the actor sees it: names, or how many from each school; a hidden count stays empty. */
export async function exportGuests(context: Context, offerId: string): Promise<string> {
  const { title, schools } = await showGuests(context, offerId);
  const rows = schools.flatMap(({ organization, count, people }) =>
    people === null
      ? [[organization, null, null, count]]
      : people.map(({ name, state }) => [organization, name, ITEM_STATE_TITLES[state as ItemState], 1]),
  );
  const named = schools.flatMap(({ people }) => people?.map(({ personId }) => personId) ?? []);
  await recordAccess(context, 'export', [...new Set(named)], 'Выгрузка списка приглашённых');
  const name = `Приглашённые — ${title.slice(0, 80)}.xlsx`;
  return makeWorkbook(context, { name, sheet: 'Приглашённые', columns: GUEST_COLUMNS, rows });
}
