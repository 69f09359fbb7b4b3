/** The one place every change of a running programme passes. */
import { recordChange } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { loadSnapshot } from '../queries/snapshot.ts';
import { type AmendedThing, keyOfThing } from '../rules/compare-snapshots.ts';
import { isUnderAct } from '../rules/editions.ts';
import { findDraftEdition, insertEdition, updateEdition } from '../store/editions.ts';
import type { Programme } from '../store/programmes.ts';

export interface Amendment {
  readonly things?: readonly { readonly thing: AmendedThing; readonly id: string }[];
  /** Why, for each of the things; said later in the edition when it is not known yet. */
  readonly reason?: string | null;
}

/**
 * To be called before the first write of a change: a programme that an act has approved keeps its state from before in a draft
 * edition, and all that follows gathers in it. A draft, or a programme without an act, is changed as it is (DOC-26).
 */
export async function noteAmendment(
  context: Context,
  programme: Programme,
  { things = [], reason = null }: Amendment,
): Promise<void> {
  if (!isUnderAct(programme)) return;
  const said = reason === null || reason.trim() === '' ? [] : things;
  const reasons = Object.fromEntries(said.map(({ thing, id }) => [keyOfThing(thing, id), (reason ?? '').trim()]));
  const draft = await findDraftEdition(context, programme.id);
  if (draft) {
    if (said.length === 0) return;
    await updateEdition(context, draft.id, draft.version, { reasons: { ...draft.reasons, ...reasons } });
    return;
  }
  const number = programme.edition + 1;
  const snapshot = await loadSnapshot(context, programme);
  await insertEdition(context, { programmeId: programme.id, number, snapshot, reasons });
  await recordChange(context, {
    action: 'programme.edition_opened',
    thing: 'programme',
    thingId: programme.id,
    after: { number },
  });
}
