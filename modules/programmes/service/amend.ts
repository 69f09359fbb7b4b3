/** The one place every change of what a programme says passes (DOC-21, DOC-26). */
import { recordChanges } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { loadSnapshot } from '../queries/snapshot.ts';
import { isUnderAct } from '../rules/editions.ts';
import { hasDraftEdition, insertEdition } from '../store/editions.ts';
import type { Programme } from '../store/programmes.ts';

/** One change of what a programme says: its rows, stages, tasks, passport. */
export interface Amendment {
  /** In the words of the history: «programme.activity_edited». */
  readonly action: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Before anything of a programme under an act can change, its state is kept as the draft of its next edition: what has become
 * different since is what the amending act will say. A draft that nothing differs from is none yet.
 */
export async function keepState(context: Context, programme: Programme): Promise<void> {
  if (!isUnderAct(programme) || (await hasDraftEdition(context, programme.id))) return;
  const snapshot = await loadSnapshot(context, programme);
  await insertEdition(context, { programmeId: programme.id, number: programme.edition + 1, snapshot });
}

/** The history keeps every change of a programme's content. */
export async function noteAmendment(
  context: Context,
  programme: Pick<Programme, 'id'>,
  changes: readonly Amendment[],
): Promise<void> {
  await recordChanges(
    context,
    changes.map((change) => ({ ...change, thing: 'programme', thingId: programme.id })),
  );
}
