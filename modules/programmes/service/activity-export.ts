import { type Context, todayOf } from '#core/context.ts';
import { formatDay } from '#core/time/format.ts';
import { makeWorkbook } from '#modules/people/public.ts';
import { listDirectory } from '#modules/settings/public.ts';
import type { ActivityRow } from '../contract/activities.ts';
import { ACTIVITY_STATE_TITLES } from '../rules/activity-state.ts';
import { listParts } from '../store/programmes.ts';
import { listActivities } from './activity-list.ts';
import { getProgramme } from './load.ts';

const COLUMNS = [
  { title: '№', width: 8 },
  { title: 'Этап', width: 30 },
  { title: 'Задача', width: 36 },
  { title: 'Пункт', width: 60 },
  { title: 'Аудитория', width: 24 },
  { title: 'Направление', width: 24 },
  { title: 'Срок', width: 28 },
  { title: 'Дата', kind: 'date' as const },
  { title: 'Ответственные', width: 32 },
  { title: 'Исполнитель', width: 32 },
  { title: 'Ожидаемый результат', width: 40 },
  { title: 'Вид результата', width: 20 },
  { title: 'Состояние', width: 18 },
  { title: 'Выполнено', kind: 'number' as const },
  { title: 'Всего сроков', kind: 'number' as const },
  { title: 'Просрочено', kind: 'number' as const },
];

/** The rows that are seen, in the order they are seen in. @returns the file's id */
export async function exportActivities(context: Context, programmeId: string, ids: readonly string[]): Promise<string> {
  const { title } = await getProgramme(context, programmeId, 'programme.read');
  const byId = new Map((await listActivities(context, programmeId)).map((row) => [row.id, row]));
  const { stages, tasks } = await listParts(context, programmeId);
  const titles = (list: readonly { code?: string; id?: string; title: string }[]) =>
    new Map(list.map((one) => [one.code ?? one.id ?? '', one.title]));
  const [stageTitles, taskTitles] = [titles(stages), titles(tasks)];
  const directions = titles(await listDirectory(context, 'work_direction', { withInactive: true }));
  const resultKinds = titles(await listDirectory(context, 'result_kind', { withInactive: true }));
  const name = (map: ReadonlyMap<string, string>, key: string | null) => (key === null ? null : (map.get(key) ?? key));
  const toCells = (row: ActivityRow) => [
    row.number,
    name(stageTitles, row.stageId),
    name(taskTitles, row.taskId),
    row.title,
    row.audience,
    name(directions, row.direction),
    row.dueWords,
    row.nextOn ?? row.sortOn,
    row.owners.map(({ words }) => words).join('; '),
    row.executor,
    row.expected,
    name(resultKinds, row.resultKind),
    row.isExcluded ? 'исключён' : ACTIVITY_STATE_TITLES[row.state],
    row.done,
    row.total,
    row.overdue,
  ];
  const rows = ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toCells(row)] : [];
  });
  const file = `Дорожная карта — ${title.slice(0, 80)} — ${formatDay(todayOf(context))}.xlsx`;
  return makeWorkbook(context, { name: file, sheet: 'Дорожная карта', columns: COLUMNS, rows });
}
