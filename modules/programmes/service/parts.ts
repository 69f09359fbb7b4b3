import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { programmeErrors } from '../errors.ts';
import type { Passport } from '../model.ts';
import { countRowsIn, listPartsOf, type Part, type PartKind, replaceParts } from '../store/parts.ts';
import { updateProgramme } from '../store/programmes.ts';
import { checkNamed } from './activity-checks.ts';
import { noteAmendment } from './amend.ts';
import { getForAction, requireVersion } from './load.ts';

type Given = { readonly id: string | null; readonly title: string } & Readonly<Record<string, unknown>>;

const inOrder = (part: Readonly<Record<string, unknown>>) =>
  JSON.stringify(Object.entries(part).toSorted(([a], [b]) => a.localeCompare(b)));

/** A stage or a task goes when nothing lies in it. */
async function requireEmpty(context: Context, kind: PartKind, gone: readonly Part[]): Promise<void> {
  if (kind !== 'stages' && kind !== 'tasks') return;
  const held = await countRowsIn(
    context,
    kind,
    gone.map(({ id }) => id),
  );
  const full = gone.find(({ id }) => held.has(id));
  if (full) throw new AppError(programmeErrors.part_in_use, { title: full.title, count: held.get(full.id) });
}

function checkSpans(parts: readonly Given[]): void {
  const isBackward = (from: unknown, to: unknown) =>
    from !== null && to !== null && from !== undefined && to !== undefined && String(to) < String(from);
  const wrong = parts.some((part) => isBackward(part.startsOn, part.endsOn) || isBackward(part.fromYear, part.toYear));
  if (wrong) throw new AppError(programmeErrors.programme_period);
}

/**
 * One short list of a programme as it stands now: new parts come, missing ones go, the others take their fields and places.
 * @throws AppError `changed_by_other` with what is there now, `part_in_use`, `programme_period`, `activity_place`
 */
export async function saveParts(
  context: Context,
  kind: PartKind,
  programmeId: string,
  version: number,
  parts: readonly Given[],
): Promise<{ version: number; ids: string[] }> {
  const programme = await getForAction(context, programmeId, 'edit');
  const before = await listPartsOf(context, kind, programmeId);
  if (programme.version !== version) {
    throw new AppError(frameErrors.changed_by_other, { current: { [kind]: before }, version: programme.version });
  }
  const known = new Map(before.map((part) => [part.id, part]));
  const keptIds = parts.flatMap(({ id }) => (id === null ? [] : [id]));
  if (keptIds.some((id) => !known.has(id)) || new Set(keptIds).size !== keptIds.length)
    throw new AppError(programmeErrors.activity_place);
  checkSpans(parts);
  for (const { direction } of kind === 'tasks' ? parts : [])
    await checkNamed(context, programmeId, { direction: direction as string | null });
  const gone = before.filter(({ id }) => !keptIds.includes(id));
  await requireEmpty(context, kind, gone);
  const isSame =
    parts.length === before.length && parts.every((part, at) => inOrder(part) === inOrder(before[at] ?? {}));
  if (isSame) return { version, ids: keptIds };
  const ids = await replaceParts(
    context,
    kind,
    programmeId,
    parts,
    gone.map(({ id }) => id),
  );
  const saved = await updateProgramme(context, programmeId, version, {});
  const titles = (list: readonly Readonly<Record<string, unknown>>[]) => list.map(({ id: _, ...part }) => part);
  await noteAmendment(context, programme, [
    { action: `programme.${kind}_saved`, before: { [kind]: titles(before) }, after: { [kind]: titles(parts) } },
  ]);
  return { version: saved, ids };
}

export interface PassportChanges {
  readonly fields: { readonly [code: string]: string | undefined };
  readonly other?: Passport['other'] | undefined;
}

/** DOC-03: only the named fields change. @throws AppError `changed_by_other` with the passport as it is now */
export async function editPassport(
  context: Context,
  programmeId: string,
  version: number,
  { fields, other }: PassportChanges,
): Promise<number> {
  const programme = await getForAction(context, programmeId, 'edit');
  requireVersion(programme, version, ['passport']);
  const { passport } = programme;
  const changed = Object.entries(fields).filter(
    ([code, text]) => text !== undefined && text !== (passport.fields[code] ?? ''),
  );
  const isOtherChanged = other !== undefined && JSON.stringify(other) !== JSON.stringify(passport.other);
  if (changed.length === 0 && !isOtherChanged) return version;
  const merged = Object.entries({ ...passport.fields, ...fields }).filter(([, text]) => text);
  const next = { fields: Object.fromEntries(merged) as Passport['fields'], other: other ?? passport.other };
  const saved = await updateProgramme(context, programmeId, version, { passport: next });
  const pick = (from: Passport) => ({
    passport: Object.fromEntries(changed.map(([code]) => [code, from.fields[code] ?? null])),
    ...(isOtherChanged && { other: from.other }),
  });
  await noteAmendment(context, programme, [
    { action: 'programme.passport_edited', before: pick(passport), after: pick(next) },
  ]);
  return saved;
}
