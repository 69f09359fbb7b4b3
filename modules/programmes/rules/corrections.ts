import type { Corrections } from '../reading/model.ts';

type Tables = Corrections['tables'];

/** Later answers hold over earlier ones: of the same layout, and of the same column. */
export function mergeCorrections(remembered: Tables, own: Corrections): Corrections {
  const bySignature = new Map(remembered.map((table) => [table.signature, table]));
  for (const table of own.tables) {
    const before = bySignature.get(table.signature);
    const kind = table.kind ?? before?.kind;
    bySignature.set(table.signature, {
      signature: table.signature,
      ...(kind !== undefined && { kind }),
      roles: { ...before?.roles, ...table.roles },
    });
  }
  return { ...(own.kind !== undefined && { kind: own.kind }), tables: [...bySignature.values()] };
}
