import type { ReadActivity } from '../reading/model.ts';

/** A row of a programme has no place of its own for them: they stand below what is expected. */
export function expectedWithNotes({ expected, notes }: ReadActivity): string | null {
  return [expected, notes].filter(Boolean).join('\n') || null;
}
