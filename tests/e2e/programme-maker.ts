import { randomInt } from 'node:crypto';
import { addDays, type Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { enter, type Visit, visit } from './browser.ts';
import { call } from './product-api.ts';

export interface MadeProgramme {
  readonly id: string;
  readonly title: string;
  readonly today: Day;
}

/** Rows by the day they are due, counted from today: two are late, two are ahead. */
export const ROWS = [
  { number: '1', title: 'Семинар для наставников', in: -10 },
  { number: '2', title: 'Открытые уроки молодых педагогов', in: -5 },
  { number: '3', title: 'Совещание кураторов', in: 7 },
  { number: '4', title: 'Конкурс «Наставник и ученик»', in: 30 },
] as const;

/** A programme of the service with four rows, each due on one day; its number tells it apart from all others. */
export async function makeProgramme(by: Visit, fields: object = {}): Promise<MadeProgramme> {
  const title = `План наставничества ${randomInt(1000, 10_000)}`;
  const { today } = await call<{ today: Day }>(by, 'accounts/me');
  const period = { startsOn: addDays(today, -60), endsOn: addDays(today, 300) };
  const { id } = await call<{ id: string }>(by, 'programmes/add', { kind: 'year_plan', title, ...period, ...fields });
  for (const { number, title: what, in: days } of ROWS) {
    const dueWords = formatDay(addDays(today, days));
    const owners = [{ words: 'Методист' }];
    await call(by, 'programmes/addActivity', { programmeId: id, fields: { number, title: what, dueWords, owners } });
  }
  return { id, title, today };
}

/** The same, begun: it is kept here from its first day. */
export async function startProgramme(by: Visit, fields: object = {}): Promise<MadeProgramme> {
  const made = await makeProgramme(by, fields);
  const trackedFrom = addDays(made.today, -60);
  await call(by, 'programmes/move', { id: made.id, action: 'start', trackedFrom });
  return made;
}

/** The head of the service at a desk, and a running programme of theirs. */
export async function beginAsHead(): Promise<{ head: Visit; made: MadeProgramme }> {
  const head = await visit('desk');
  await enter(head.page, 'rukovoditel');
  return { head, made: await startProgramme(head) };
}
