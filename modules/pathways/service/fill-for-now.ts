import type { Context } from '#core/context.ts';
import { fillDraft, writeFileName as name } from '#modules/documents/service.ts';

export const writeFileName = name;
export async function fillMany(context: Context, kind: string, _organizationId: string, contents: readonly never[]) {
  const made: Uint8Array[] = [];
  for (const content of contents) made.push((await fillDraft(context, kind, content)).bytes);
  return made;
}
