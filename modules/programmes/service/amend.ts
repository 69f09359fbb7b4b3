import { recordChanges } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import type { Programme } from '../store/programmes.ts';

/** One change of what a programme says: its rows, stages, tasks, passport. */
export interface Amendment {
  /** In the words of the history: «programme.activity_edited». */
  readonly action: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The one place every change of a programme's content passes through (DOC-26): the history keeps it. */
export async function noteAmendment(
  context: Context,
  programme: Pick<Programme, 'id' | 'state' | 'actNumber' | 'actOn'>,
  changes: readonly Amendment[],
): Promise<void> {
  await recordChanges(
    context,
    changes.map((change) => ({ ...change, thing: 'programme', thingId: programme.id })),
  );
}
