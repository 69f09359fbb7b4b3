import { createHash } from 'node:crypto';
import { z } from 'zod';

export const MANIFEST_NAME = 'manifest.json';
export const END_NAME = 'end.json';
export const SECRET_NAME = 'session-secret';

const tableSchema = z.object({ name: z.string().regex(/^[a-z_0-9]+$/), columns: z.array(z.string()).min(1) });

/** The first part of a backup: what is needed before anything of it can be put back. */
export const manifestSchema = z.object({
  format: z.literal('opora-backup'),
  formatVersion: z.literal(1),
  program: z.string(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(tableSchema),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type BackupTable = z.infer<typeof tableSchema>;

/** The last part: a backup without it was cut short. */
export const endSchema = z.object({ parts: z.number().int(), sha256: z.string() });

/** One digest over names and contents of all parts, in order. */
export function createSeal() {
  const hash = createHash('sha256');
  let parts = 0;
  return {
    begin(name: string): void {
      parts += 1;
      hash.update(`\n${name}\n`);
    },
    add(chunk: Uint8Array): void {
      hash.update(chunk);
    },
    close: (): z.infer<typeof endSchema> => ({ parts, sha256: hash.digest('hex') }),
  };
}
