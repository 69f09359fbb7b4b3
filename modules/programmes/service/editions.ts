import type { Permission } from '#core/access/grants.ts';
import { can } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { Day } from '#core/time/day.ts';
import type { EDITION_ACTIONS, EditionAnswer, EditionLine } from '../contract/editions.ts';
import { programmeErrors } from '../errors.ts';
import { loadSnapshot } from '../queries/snapshot.ts';
import { writeAmendmentItems } from '../rules/amendment-words.ts';
import { type ChangeLine, compareSnapshots } from '../rules/compare-snapshots.ts';
import { listUnexplained } from '../rules/editions.ts';
import type { ProgrammeSnapshot } from '../rules/snapshot.ts';
import { aboutOf } from '../rules/states.ts';
import * as store from '../store/editions.ts';
import { type Programme, updateProgramme } from '../store/programmes.ts';
import { getForAction, getProgramme, requireVersion } from './load.ts';

type Edition = store.Edition;
type EditionAction = (typeof EDITION_ACTIONS)[number];

/** One within the actor's reach, with its programme. @throws AppError `not_found` */
export async function getEdition(context: Context, id: string, permission: Permission) {
  const edition = await store.findEdition(context, id);
  if (!edition) throw new AppError(frameErrors.not_found);
  return {
    edition,
    programme: await getProgramme(context, edition.programmeId, permission, permission !== 'programme.read'),
  };
}

/** A draft ends in the programme as it stands. */
async function linesOf(context: Context, programme: Programme, edition: Edition): Promise<ChangeLine[]> {
  const after = edition.result ?? (await loadSnapshot(context, programme));
  return compareSnapshots(edition.snapshot, after, edition.reasons);
}

/** Only the newest edition in force goes back, and only where no document says otherwise. */
function actionsOf(context: Context, programme: Programme, edition: Edition): EditionAction[] {
  if (!can(context.actor, 'programme.edit', aboutOf(programme)) || programme.state !== 'running') return [];
  if (edition.state === 'draft') return ['explain', 'enforce', 'withdraw'];
  const isNewest = edition.state === 'in_force' && edition.number === programme.edition;
  return isNewest && edition.documentId === null ? ['reopen'] : [];
}

const showLine = ({ id: _, ...line }: ChangeLine): EditionLine => ({ ...line, cells: [...line.cells] });

export async function listEditions(context: Context, programmeId: string): Promise<EditionAnswer[]> {
  const programme = await getProgramme(context, programmeId, 'programme.read');
  const shown: EditionAnswer[] = [];
  for (const edition of await store.listEditions(context, programmeId)) {
    const { programmeId: _, snapshot: __, result: ___, reasons: ____, ...fields } = edition;
    const lines = await linesOf(context, programme, edition);
    // A draft that nothing differs from is a state kept in readiness.
    if (edition.state === 'draft' && lines.length === 0) continue;
    shown.push({ ...fields, lines: lines.map(showLine), actions: actionsOf(context, programme, edition) });
  }
  return shown;
}

/** Edition 1 is what stood before the first one that has come into force, or is on its way. */
async function stateOf(context: Context, programme: Programme, number: number | null): Promise<ProgrammeSnapshot> {
  const editions = (await store.listEditions(context, programme.id)).filter(({ state }) => state !== 'withdrawn');
  const next = editions.find((edition) => edition.number === (number ?? 0) + 1);
  const own = editions.find((edition) => edition.number === number);
  if (number !== null && number > 1 && !own) throw new AppError(programmeErrors.edition_unknown);
  return own?.result ?? (number === null || !next ? await loadSnapshot(context, programme) : next.snapshot);
}

export async function compareEditions(
  context: Context,
  programmeId: string,
  from: number,
  to: number | null,
): Promise<EditionLine[]> {
  const programme = await getProgramme(context, programmeId, 'programme.read');
  const before = await stateOf(context, programme, from);
  const after = await stateOf(context, programme, to);
  return compareSnapshots(before, after).map(showLine);
}

/** @throws AppError `edition_state` */
function requireDraft({ state }: Edition): void {
  if (state !== 'draft') throw new AppError(programmeErrors.edition_state);
}

function record(context: Context, { programmeId, number }: Edition, action: string, after: object = {}): Promise<void> {
  return recordChange(context, {
    action: `programme.${action}`,
    thing: 'programme',
    thingId: programmeId,
    after: { number, ...after },
  });
}

/** Reasons are joined to those that are there; an empty one is taken away. */
export async function explainEdition(
  context: Context,
  id: string,
  version: number,
  {
    reason,
    reasons = {},
  }: { readonly reason?: string | undefined; readonly reasons?: Readonly<Record<string, string>> | undefined },
): Promise<number> {
  const { edition } = await getEdition(context, id, 'programme.edit');
  requireDraft(edition);
  requireVersion(edition, version, ['reason', 'reasons']);
  const joined = Object.entries({ ...edition.reasons, ...reasons }).filter(([, text]) => text !== '');
  const after = { reason: reason ?? edition.reason, reasons: Object.fromEntries(joined) };
  if (after.reason === edition.reason && JSON.stringify(after.reasons) === JSON.stringify(edition.reasons))
    return version;
  const saved = await store.updateEdition(context, id, version, after);
  await record(context, edition, 'edition_explained', after);
  return saved;
}

interface Act {
  readonly actNumber: string;
  readonly actOn: Day;
  readonly inForceOn: Day;
}

async function putInForce(context: Context, programme: Programme, edition: Edition, act: Act): Promise<void> {
  const result = await loadSnapshot(context, programme);
  await store.updateEdition(context, edition.id, edition.version, { ...act, state: 'in_force', result });
  await updateProgramme(context, programme.id, programme.version, { edition: edition.number });
  await record(context, edition, 'edition_in_force', act);
}

/** By hand. @throws AppError `edition_state`, `edition_empty`, `edition_reason` with the changes that have none */
export async function enforceEdition(
  context: Context,
  id: string,
  version: number,
  { actNumber, actOn, inForceOn }: Omit<Act, 'inForceOn'> & { readonly inForceOn: Day | null },
): Promise<void> {
  const found = await getEdition(context, id, 'programme.edit');
  requireDraft(found.edition);
  await getForAction(context, found.programme.id, 'edit');
  requireVersion(found.edition, version, ['reason', 'state']);
  const lines = await linesOf(context, found.programme, found.edition);
  if (lines.length === 0) throw new AppError(programmeErrors.edition_empty);
  const unexplained = listUnexplained(found.edition.reason, lines);
  if (unexplained.length > 0) {
    const what = unexplained
      .slice(0, 3)
      .map(({ subject }) => subject.replace(/ «.*/u, ''))
      .join(', ');
    throw new AppError(programmeErrors.edition_reason, { what, keys: unexplained.map(({ key }) => key) });
  }
  await putInForce(context, found.programme, found.edition, { actNumber, actOn, inForceOn: inForceOn ?? actOn });
}

/** Back to a draft; a draft that was opened since then becomes part of it. */
async function takeBack(context: Context, programme: Programme, edition: Edition): Promise<void> {
  const later = await store.findDraftEdition(context, programme.id);
  if (later) await store.deleteEdition(context, later.id);
  await store.updateEdition(context, edition.id, edition.version, {
    state: 'draft',
    result: null,
    actNumber: null,
    actOn: null,
    inForceOn: null,
    reasons: { ...edition.reasons, ...later?.reasons },
    reason: [edition.reason, later?.reason].filter(Boolean).join('; '),
  });
  await updateProgramme(context, programme.id, programme.version, { edition: edition.number - 1 });
  await record(context, edition, 'edition_reopened');
}

export async function reopenEdition(context: Context, id: string): Promise<void> {
  const { edition, programme } = await getEdition(context, id, 'programme.edit');
  if (!actionsOf(context, programme, edition).includes('reopen')) throw new AppError(programmeErrors.edition_state);
  await takeBack(context, programme, edition);
}

/** «Внести номер и дату» of the amending order puts its edition in force; a corrected number follows. */
export async function enforceBy(context: Context, documentId: string, number: string, signedOn: Day): Promise<void> {
  const edition = await store.findEditionOfDocument(context, documentId);
  if (!edition || edition.state === 'withdrawn') return;
  const programme = await getProgramme(context, edition.programmeId, 'programme.read', true);
  const act = { actNumber: number, actOn: signedOn, inForceOn: edition.inForceOn ?? signedOn };
  if (edition.state === 'draft') return putInForce(context, programme, edition, act);
  await store.updateEdition(context, edition.id, edition.version, { actNumber: number, actOn: signedOn });
  await record(context, edition, 'edition_in_force', act);
}

/** A withdrawn order changes nothing any more: its edition waits for another, unless a later one stands on it. */
export async function takeBackBy(context: Context, documentId: string): Promise<void> {
  const edition = await store.findEditionOfDocument(context, documentId);
  if (!edition) return;
  const programme = await getProgramme(context, edition.programmeId, 'programme.read', true);
  await store.updateEdition(context, edition.id, edition.version, { documentId: null });
  const freed = { ...edition, documentId: null, version: edition.version + 1 };
  if (edition.state === 'in_force' && edition.number === programme.edition) await takeBack(context, programme, freed);
}

/** The draft order of an edition, as the register of documents knows it. */
export async function setEditionDocument(context: Context, id: string, documentId: string): Promise<void> {
  const { edition } = await getEdition(context, id, 'programme.edit');
  if (edition.documentId === documentId) return;
  requireDraft(edition);
  await store.updateEdition(context, id, edition.version, { documentId });
}

/** What an amending order says: the act it amends, why, and item by item how. */
export interface AmendmentContent {
  readonly editionId: string;
  readonly number: number;
  readonly programme: Pick<Programme, 'id' | 'title' | 'organizationId' | 'actNumber' | 'actOn' | 'approver'>;
  readonly reason: string;
  readonly lines: readonly (ChangeLine & {
    /** As the act says it, without a full stop: «в пункте 4 в графе «Срок» слова … заменить словами …». */
    readonly items: readonly string[];
  })[];
}

/** For the amending order of a draft, or of an edition in force. @throws AppError `not_found`, `edition_empty` */
export async function amendmentContent(context: Context, editionId: string): Promise<AmendmentContent> {
  const { edition, programme } = await getEdition(context, editionId, 'programme.read');
  const lines = await linesOf(context, programme, edition);
  if (lines.length === 0) throw new AppError(programmeErrors.edition_empty);
  const { id, title, organizationId, actNumber, actOn, approver } = programme;
  return {
    editionId,
    number: edition.number,
    programme: { id, title, organizationId, actNumber, actOn, approver },
    reason: edition.reason,
    lines: lines.map((line) => ({ ...line, items: writeAmendmentItems(line) })),
  };
}
