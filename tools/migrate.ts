import { migrate } from '#core/db/migrate.ts';
import { openDb } from '#core/db/open.ts';

/** `node tools/migrate.ts OWNER_URL [APP_ROLE]`: migrates a database of one's own by hand, e.g. before generate-types. */
const [url, appRole = 'opora_app'] = process.argv.slice(2);
if (!url) throw new Error('usage: node tools/migrate.ts postgresql://owner@… [app role]');
const db = openDb(url, { max: 1 });
console.log(await migrate(db, appRole));
await db.destroy();
