import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { addDays, type Day } from '#core/time/day.ts';
import type { MarkInput } from '#modules/programmes/contract/occurrences.ts';
import { report } from '#modules/programmes/service/marks.ts';
import { addEvidence } from '#modules/programmes/service/occurrence-evidence.ts';

interface Due {
  readonly id: string;
  readonly version: number;
  readonly dueOn: Day;
  readonly state: string;
  readonly endsOn: Day;
}

const DONE = [
  'Прошло по плану, материалы разосланы школам',
  'Проведено, протокол подписан',
  'Сделано в срок, замечаний нет',
  'Подготовлено и согласовано с руководителями объединений',
  'Состоялось, участники получили рекомендации',
  'Закончено, итоги рассмотрены на совете',
];
const REASONS = ['не собралась группа', 'нет заявок от школ'];
const MOVES = ['карантин в двух школах', 'совпало с выездным совещанием'];
const PROOFS = ['протокол', 'список участников', 'приказ', 'фотоотчёт на сайте'];

const NOTHING = { report: null, amount: null, amountWords: null, reason: null, to: null, on: null };
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Life is not even: of eleven one is given up, of seven one is moved, of nine one nobody has marked. */
function markOf({ dueOn, endsOn }: Due, index: number, today: Day, isOver: boolean): MarkInput | undefined {
  if (index % 11 === 5) return { ...NOTHING, step: 'miss', reason: at(REASONS, index) };
  const later = addDays(today, 25);
  if (!isOver && index % 7 === 3 && later <= endsOn)
    return { ...NOTHING, step: 'move', reason: at(MOVES, index), to: later };
  if (!isOver && index % 9 === 7) return undefined;
  const on = dueOn < today ? dueOn : today;
  const isCounted = index % 2 === 0;
  return {
    ...{ ...NOTHING, step: 'complete', on, report: at(DONE, index) },
    ...(isCounted && { amount: 14 + ((index * 17) % 60), amountWords: 'участников' }),
  };
}

async function listDue(context: Context, programmeId: string, today: Day): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select o.id, o.version, o.due_on, o.state, g.ends_on from occurrence o
    join activity a on a.tenant_id = o.tenant_id and a.id = o.activity_id
    join programme g on g.tenant_id = a.tenant_id and g.id = a.programme_id
    where o.tenant_id = ${context.tenantId} and a.programme_id = ${programmeId}::uuid and o.state = 'planned' and o.due_on <= ${today}::date
    order by a.position, o.position`.execute(context.db);
  return rows;
}

/** Marks what was due until today as people would have; three of four done rows have something to show. */
export async function markProgramme(context: Context, programmeId: string, today: Day, isOver: boolean): Promise<void> {
  for (const [index, due] of (await listDue(context, programmeId, today)).entries()) {
    const mark = markOf(due, index, today, isOver);
    if (!mark) continue;
    await report(context, due.id, due.version, mark);
    if (mark.step === 'complete' && index % 4 !== 1)
      await addEvidence(context, due.id, {
        kind: 'words',
        title: `${at(PROOFS, index)} от ${due.dueOn.split('-').reverse().join('.')}`,
      });
  }
}
