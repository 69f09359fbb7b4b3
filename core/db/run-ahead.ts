import { letSend } from './sending.ts';

/**
 * Runs steps of one transaction, each begun while the database is still at work on the one before: what this process prepares (rows,
 * digests, texts) costs no waiting then. The connection keeps the statements in their order; no more than two steps are under way.
 * @throws what the first failing step throws, when none is under way any more
 */
export async function runAhead(steps: Iterable<() => Promise<void>>): Promise<void> {
  let before: Promise<unknown> = Promise.resolve();
  let failure: { readonly error: unknown } | undefined;
  for (const step of steps) {
    await letSend();
    const current = step().catch((error: unknown) => {
      failure ??= { error };
    });
    await before;
    before = current;
    if (failure) break;
  }
  await before;
  if (failure) throw failure.error;
}
