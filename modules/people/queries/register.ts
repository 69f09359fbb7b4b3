import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import type { Fact, PersonFields } from '../model.ts';

type Line<T> = T & { readonly id: string };

/** A person of the register with all that an import compares; lines carry the ids of their rows. */
export interface RegisterEntry extends Omit<PersonFields, 'nameCases' | 'isExternal' | 'site'> {
  readonly id: string;
  readonly version: number;
  readonly formerSurnames: string[];
  readonly posts: Line<Fact<'post'>>[];
  readonly education: Line<Fact<'education'>>[];
  readonly experience: Line<Fact<'experience'>>[];
  readonly categories: Line<Fact<'category'>>[];
  readonly fitness: Line<Fact<'fitness'>>[];
  readonly training: Line<Fact<'trainingRecord'>>[];
  readonly records: Line<Fact<'personRecord'>>[];
}

type FactList = 'posts' | 'education' | 'experience' | 'categories' | 'fitness' | 'training' | 'records';

const TABLES: readonly (readonly [FactList, string])[] = [
  ['posts', 'post'],
  ['education', 'education'],
  ['experience', 'experience'],
  ['categories', 'category'],
  ['fitness', 'fitness'],
  ['training', 'training_record'],
  ['records', 'person_record'],
];

function emptyEntry(row: Omit<RegisterEntry, FactList | 'formerSurnames'>): RegisterEntry {
  return {
    ...row,
    formerSurnames: [],
    posts: [],
    education: [],
    experience: [],
    categories: [],
    fitness: [],
    training: [],
    records: [],
  };
}

async function addLines(
  context: Context,
  entries: Map<string, RegisterEntry>,
  [list, table]: readonly [FactList, string],
): Promise<void> {
  const { rows } = await sql<{
    personId: string;
  }>`select * from ${sql.table(table)} where tenant_id = ${context.tenantId} order by id`.execute(context.db);
  for (const row of rows) entries.get(row.personId)?.[list].push(row as never);
}

/** The whole register for matching in memory: one query per kind of fact, whatever the number of people. */
export async function loadRegister(context: Context): Promise<Map<string, RegisterEntry>> {
  const people = await context.db
    .selectFrom('person')
    .select([
      'id',
      'version',
      'surname',
      'givenName',
      'patronymic',
      'sex',
      'birthDate',
      'snils',
      'email',
      'phone',
      'note',
    ])
    .where('tenantId', '=', context.tenantId)
    .where('mergedIntoId', 'is', null)
    .orderBy('id')
    .execute();
  const entries = new Map(
    people.map((row) => [row.id, emptyEntry(row as Omit<RegisterEntry, FactList | 'formerSurnames'>)]),
  );
  for (const table of TABLES) await addLines(context, entries, table);
  const former = await context.db
    .selectFrom('formerName')
    .select(['personId', 'surname'])
    .where('tenantId', '=', context.tenantId)
    .execute();
  for (const { personId, surname } of former) entries.get(personId)?.formerSurnames.push(surname);
  return entries;
}
