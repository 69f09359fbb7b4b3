import { type AuditRecord, recordChanges } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { type BulkRow, type BulkSet, deleteMany, insertTogether, readRows, updateMany } from '#core/db/bulk.ts';
import { letSend } from '#core/db/sending.ts';
import { newId } from '#core/ids.ts';
import { EMPTY_PERSON, FACT_KINDS, type Fact, type FactKind, factFields, type PersonFields } from './model.ts';
import { keyOfName } from './rules.ts';

/** What an import decided about one person; facts to add are whole, facts to change state only what changes. */
export interface StaffWrite {
  /** A new person's id is made by the caller: `newId()`. */
  readonly personId: string;
  readonly isNew: boolean;
  readonly person: Partial<PersonFields>;
  /** The whole name after the change: the search key is made of it. */
  readonly name: Pick<PersonFields, 'surname' | 'givenName' | 'patronymic'>;
  readonly added: readonly { readonly fact: FactKind; readonly fields: Partial<Fact<FactKind>> }[];
  readonly changed: readonly {
    readonly fact: FactKind;
    readonly id: string;
    readonly fields: Partial<Fact<FactKind>>;
  }[];
}

/** One row written: enough to take the batch back. */
export interface StaffEffect {
  readonly thing: string;
  readonly thingId: string;
  readonly operation: 'insert' | 'update';
  readonly before: unknown;
  readonly after: unknown;
}

const AUDIT_CHUNK = 5000;
/** So many that preparing their history takes a while. */
const MANY = 100;

function tableOf(fact: FactKind): string {
  return fact.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Every column stated, so that the rows of one insert have one shape. */
const BLANK_FACTS = new Map(
  FACT_KINDS.map((fact) => [fact, Object.fromEntries(Object.keys(factFields[fact].shape).map((key) => [key, null]))]),
);

function completeFact(fact: FactKind, fields: Partial<Fact<FactKind>>): Record<string, unknown> {
  const whole: Record<string, unknown> = { ...BLANK_FACTS.get(fact), ...fields };
  if (fact === 'post') whole.subjectCodes ??= [];
  if (fact === 'trainingRecord') whole.isFormal ??= true;
  if (fact === 'formerName')
    whole.nameKey = keyOfName({ surname: String(whole.surname), givenName: '', patronymic: '' });
  return whole;
}

interface Piles {
  readonly people: BulkRow[];
  readonly changedPeople: (BulkRow & { id: string })[];
  readonly added: Map<FactKind, BulkRow[]>;
  readonly changed: Map<FactKind, (BulkRow & { id: string })[]>;
}

function pileOf<K, V>(piles: Map<K, V[]>, key: K): V[] {
  const pile = piles.get(key) ?? [];
  piles.set(key, pile);
  return pile;
}

function sortOut(context: Context, writes: readonly StaffWrite[], batchId: string | null): Piles {
  const { tenantId } = context;
  const piles: Piles = { people: [], changedPeople: [], added: new Map(), changed: new Map() };
  for (const write of writes) {
    const nameKey = keyOfName(write.name);
    if (write.isNew) {
      piles.people.push({ tenantId, id: write.personId, ...EMPTY_PERSON, ...write.person, nameKey, batchId });
    } else if (Object.keys(write.person).length > 0) {
      piles.changedPeople.push({ id: write.personId, ...write.person, nameKey });
    }
    for (const { fact, fields } of write.added) {
      pileOf(piles.added, fact).push({
        tenantId,
        id: newId(),
        personId: write.personId,
        ...completeFact(fact, fields),
        ...(fact !== 'consent' && { batchId }),
      });
    }
    for (const { fact, id, fields } of write.changed) pileOf(piles.changed, fact).push({ ...fields, id });
  }
  return piles;
}

/** People before what is known of them. */
async function insertPiles(context: Context, { people, added }: Piles): Promise<StaffEffect[]> {
  const facts = [...added].map(([fact, rows]): BulkSet => ({ table: tableOf(fact), rows }));
  const sets = [{ table: 'person', rows: people }, ...facts];
  await insertTogether(context.db, sets);
  return sets.flatMap(({ table, rows }) =>
    rows.map(({ id }) => ({ thing: table, thingId: String(id), operation: 'insert', before: null, after: null })),
  );
}

/** Who edits the same record by hand meanwhile must learn of it: the version goes on where the table has one. */
function nextVersion(row: BulkRow | undefined): BulkRow {
  return typeof row?.version === 'number' ? { version: row.version + 1 } : {};
}

async function updatePile(
  context: Context,
  table: string,
  rows: readonly (BulkRow & { id: string })[],
): Promise<StaffEffect[]> {
  const { db, tenantId } = context;
  const before = await readRows(
    db,
    table,
    tenantId,
    rows.map((row) => row.id),
  );
  await updateMany(
    db,
    table,
    tenantId,
    rows.map((row) => ({ ...row, ...nextVersion(before.get(row.id)) })),
  );
  const after = await readRows(
    db,
    table,
    tenantId,
    rows.map((row) => row.id),
  );
  return rows.map(({ id }) => ({
    thing: table,
    thingId: id,
    operation: 'update',
    before: before.get(id),
    after: after.get(id),
  }));
}

async function auditWrites(context: Context, writes: readonly StaffWrite[], batchId: string | null): Promise<void> {
  const records = writes.map(
    (write): AuditRecord => ({
      action: write.isNew ? 'person.imported' : 'person.import_changed',
      thing: 'person',
      thingId: write.personId,
      after: { ...write.person, added: write.added, changed: write.changed },
      batchId,
    }),
  );
  for (let at = 0; at < records.length; at += AUDIT_CHUNK)
    await recordChanges(context, records.slice(at, at + AUDIT_CHUNK));
}

/** Writes the decisions of an import in sets, whatever their number. */
export async function writeStaff(
  context: Context,
  writes: readonly StaffWrite[],
  batchId: string | null,
): Promise<StaffEffect[]> {
  const piles = sortOut(context, writes, batchId);
  const effects = await insertPiles(context, piles);
  effects.push(...(await updatePile(context, 'person', piles.changedPeople)));
  for (const [fact, rows] of piles.changed) effects.push(...(await updatePile(context, tableOf(fact), rows)));
  if (writes.length > MANY) await letSend();
  await auditWrites(context, writes, batchId);
  return effects;
}

/** Things that were changed again after the batch: taking it back would lose that later change. */
export async function findOverwritten(context: Context, effects: readonly StaffEffect[]): Promise<string[]> {
  const updates = Map.groupBy(
    effects.filter((effect) => effect.operation === 'update'),
    (effect) => effect.thing,
  );
  const overwritten: string[] = [];
  for (const [table, list] of updates) {
    const now = await readRows(
      context.db,
      table,
      context.tenantId,
      list.map((effect) => effect.thingId),
    );
    for (const effect of list) {
      if (JSON.stringify(now.get(effect.thingId)) !== JSON.stringify(effect.after)) overwritten.push(effect.thingId);
    }
  }
  return overwritten;
}

/** Takes a batch back: what it inserted goes, what it changed is as before. Facts go before their people. */
export async function revertStaff(context: Context, effects: readonly StaffEffect[], batchId: string): Promise<void> {
  const { db, tenantId } = context;
  const updated = Map.groupBy(
    effects.filter((effect) => effect.operation === 'update'),
    (effect) => effect.thing,
  );
  for (const [table, list] of updated) {
    await updateMany(
      db,
      table,
      tenantId,
      list.map((effect) => ({ ...toCamelRow(effect.before), ...nextVersion(effect.after as BulkRow) })),
    );
  }
  const inserted = Map.groupBy(
    effects.filter((effect) => effect.operation === 'insert'),
    (effect) => effect.thing,
  );
  const tables = [...inserted.keys()].toSorted((a, b) => Number(a === 'person') - Number(b === 'person'));
  for (const table of tables)
    await deleteMany(
      db,
      table,
      tenantId,
      (inserted.get(table) ?? []).map((effect) => effect.thingId),
    );
  const people = new Set(effects.filter((effect) => effect.thing === 'person').map((effect) => effect.thingId));
  const records = [...people].map(
    (thingId): AuditRecord => ({ action: 'person.import_taken_back', thing: 'person', thingId, batchId }),
  );
  await recordChanges(context, records);
}

function toCamelRow(row: unknown): BulkRow & { id: string } {
  const { version: _version, ...columns } = row as Record<string, unknown>;
  const entries = Object.entries(columns).map(([key, value]) => [
    key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(entries) as BulkRow & { id: string };
}
