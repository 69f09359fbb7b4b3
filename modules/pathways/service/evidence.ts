import { reaches } from '#core/access/reach.ts';
import { recordAccess } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import type { StoredFile } from '#core/files.ts';
import { listPathwaysOfFile } from '../queries/evidence.ts';
import { aboutPathway, widenedReach } from './visibility.ts';

/** A paper of an item is read by whoever may open the pathway; the look is logged. */
export async function mayReadEvidence(context: Context, file: StoredFile): Promise<boolean> {
  const reach = await widenedReach(context, 'pathway.content');
  const readable = (await listPathwaysOfFile(context, file.id)).filter((pathway) =>
    reaches(reach, aboutPathway(pathway)),
  );
  await recordAccess(
    context,
    'pathway',
    readable.map(({ personId }) => personId),
    'ИОМ: подтверждение',
  );
  return readable.length > 0;
}
