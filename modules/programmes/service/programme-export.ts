import { type Context, todayOf } from '#core/context.ts';
import { formatDay } from '#core/time/format.ts';
import { makeWorkbook } from '#modules/people/public.ts';
import type { ProgrammeFilter, ProgrammeRow } from '../contract/programmes.ts';
import { PROGRAMME_STATE_TITLES } from '../model/states.ts';
import { listProgrammes } from './programmes.ts';

const COLUMNS = [
  { title: 'Название', width: 60 },
  { title: 'Вид', width: 30 },
  { title: 'Чья', width: 28 },
  { title: 'Состояние', width: 16 },
  { title: 'С', kind: 'date' as const },
  { title: 'По', kind: 'date' as const },
  { title: 'Координатор', width: 34 },
  { title: 'Пунктов', kind: 'number' as const },
  { title: 'Выполнено', kind: 'number' as const },
  { title: 'Всего сроков', kind: 'number' as const },
  { title: 'Просрочено', kind: 'number' as const },
  { title: 'Без даты', kind: 'number' as const },
  { title: 'Ближайший срок', kind: 'date' as const },
  { title: 'Ближайший пункт', width: 50 },
  { title: 'Номер акта', width: 14 },
  { title: 'Дата акта', kind: 'date' as const },
];
const LARGEST = 500;

async function listAll(context: Context, filter: ProgrammeFilter): Promise<ProgrammeRow[]> {
  const rows: ProgrammeRow[] = [];
  for (;;) {
    const page = await listProgrammes(context, { ...filter, offset: rows.length, limit: LARGEST });
    rows.push(...page.rows);
    if (page.rows.length < LARGEST) return rows;
  }
}

function toCells({ progress, ...row }: ProgrammeRow) {
  return [
    row.title,
    row.kindTitle,
    row.organization ?? 'методическая служба',
    PROGRAMME_STATE_TITLES[row.state],
    row.startsOn,
    row.endsOn,
    row.coordinator,
    progress.activities,
    progress.done,
    progress.occurrences,
    progress.overdue,
    progress.withoutDate,
    row.nextOn,
    row.next,
    row.actNumber,
    row.actOn,
  ];
}

/** What is seen goes out. @returns the file's id */
export async function exportProgrammes(context: Context, filter: ProgrammeFilter): Promise<string> {
  const rows = (await listAll(context, filter)).map(toCells);
  const name = `Программы и планы на ${formatDay(todayOf(context))}.xlsx`;
  return makeWorkbook(context, { name, sheet: 'Программы и планы', columns: COLUMNS, rows });
}
