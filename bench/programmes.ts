import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import type { ProgrammeFields } from '#modules/programmes/model.ts';
import type { ActivityDraft, ProgrammeDraft } from '#modules/programmes/rules/draft.ts';
import { programmesModule } from '#modules/programmes/server.ts';
import { createProgramme, moveProgramme } from '#modules/programmes/service/programmes.ts';
import type { Report } from './figures.ts';
import { benchPages, findTenantId } from './server-pages.ts';
import type { Stage } from './stage.ts';

const PROGRAMMES = 300;
const ROWS = 40;
const PERIOD = { from: '2026-01-01', to: '2027-12-31' };
const DUES = [
  'март 2026',
  'ежеквартально',
  'в течение всего периода',
  'по плану ОО',
  'до 25 декабря 2026',
  'май 2026; май 2027',
];

interface Around {
  readonly organizations: readonly string[];
  readonly people: readonly string[];
}

const pick = <T>(list: readonly T[], at: number): T | null => list[at % Math.max(1, list.length)] ?? null;

function makeRow(at: number, { organizations, people }: Around): ActivityDraft {
  return {
    ...{
      task: at % 4,
      stage: at % 2,
      number: `${(at % 4) + 1}.${at + 1}`,
      audience: 'педагоги',
      direction: 'analytic',
    },
    ...{ resultKind: null, expected: 'Не менее 3 семинаров', originId: null, done: at % 5 === 0 ? 'Проведено' : null },
    title: `Замер: пункт ${at + 1} о поддержке педагогов и подготовке методических материалов`,
    dues: readDues(DUES[at % DUES.length] ?? '', PERIOD),
    owners: [
      { words: 'РМК', organizationId: null, personId: null },
      { words: 'Школа', organizationId: pick(organizations, at), personId: null },
    ],
    executorPersonId: at % 3 === 0 ? pick(people, at) : null,
  };
}

export function makeDraft(at: number, around: Around, rows = ROWS): ProgrammeDraft {
  const fields: ProgrammeFields = {
    ...{ kind: 'year_plan', title: `Замер: программа ${at + 1}`, startsOn: PERIOD.from, endsOn: PERIOD.to },
    organizationId: at % 3 === 0 ? null : pick(around.organizations, at),
    coordinatorPersonId: pick(around.people, at),
    ...{ coordinatorWords: null, passport: { fields: {}, other: [] }, approver: null, actNumber: `${at}` },
    ...{ actOn: '2026-01-12', trackedFrom: null },
  };
  const tasks = Array.from({ length: 4 }, (_, index) => ({
    ...{ number: `${index + 1}`, title: `Задача ${index + 1}`, direction: null },
  }));
  const stages = ['Первый', 'Второй'].map((title) => ({ title, startsOn: null, endsOn: null }));
  const activities = Array.from({ length: rows }, (_, index) => makeRow(at * 7 + index, around));
  const nothing = { previousId: null, readingId: null, indicators: [], risks: [], finance: [] };
  return { fields, stages, tasks, activities, ...nothing };
}

async function listIds(context: Context, table: 'organization' | 'person', limit: number): Promise<string[]> {
  const rows = await context.db
    .selectFrom(table)
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Organisations and people of the set, for rows to name. */
export async function listAround(context: Context): Promise<Around> {
  return {
    organizations: await listIds(context, 'organization', 100),
    people: await listIds(context, 'person', 300),
  };
}

/** 300 programmes with 12 000 rows. @returns the id of one in their middle, and a person's who does rows */
async function makeProgrammes(stage: Stage, tenantId: string): Promise<{ id: string; personId: string }> {
  return stage.application.asSystem(tenantId, async (context) => {
    const around = await listAround(context);
    const ids: string[] = [];
    for (let at = 0; at < PROGRAMMES; at += 1) {
      const id = await createProgramme(context, makeDraft(at, around));
      if (at % 10 !== 0) await moveProgramme(context, id, 'start', null);
      ids.push(id);
    }
    return { id: ids[PROGRAMMES / 2 + 1] ?? '', personId: around.people[0] ?? '' };
  });
}

/** The overview of all programmes as the head of the service opens it, and the pages behind it. */
export async function benchProgrammes(stage: Stage, report: Report): Promise<void> {
  const tenantId = await findTenantId(stage);
  const { id, personId } = await makeProgrammes(stage, tenantId);
  for (const table of ['programme', 'activity', 'activity_owner', 'occurrence'])
    await sql`analyze ${sql.table(table)}`.execute(stage.application.database.owner);
  const pages = [
    { name: 'programmes', endpoint: 'list', input: {} },
    { name: 'programmes, a search', endpoint: 'list', input: { search: 'программа 150' } },
    { name: 'programmes with overdue rows', endpoint: 'list', input: { attention: 'overdue' } },
    { name: 'a programme', endpoint: 'get', input: { id } },
    { name: 'a road map', endpoint: 'listActivities', input: { programmeId: id } },
    { name: 'what asks for attention', endpoint: 'listOccurrences', input: { isRunning: true, attention: 'any' } },
    { name: 'overdue rows of all', endpoint: 'listOccurrences', input: { isRunning: true, attention: 'overdue' } },
    { name: 'the board of a programme', endpoint: 'showBoard', input: { id } },
    { name: 'plans of a person', endpoint: 'activitiesOfPerson', input: { personId } },
  ];
  await benchPages(stage, { module: 'programmes', router: programmesModule.router, pages, share: 0.95 }, report);
}
