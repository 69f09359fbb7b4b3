import { writeFile } from 'node:fs/promises';
import { describeSchema } from '#core/db/describe-schema.ts';
import { openDb } from '#core/db/open.ts';

/** `node tools/generate-types.ts URL`: writes core/db/schema.gen.ts from a migrated database. */
const url = process.argv[2];
if (!url) throw new Error('usage: node tools/generate-types.ts postgresql://…');
const db = openDb(url, { max: 1 });
await writeFile(new URL('../core/db/schema.gen.ts', import.meta.url), await describeSchema(db));
await db.destroy();
