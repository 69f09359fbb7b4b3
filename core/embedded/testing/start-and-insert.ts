/**
 * Starts a durable server on the given folder and inserts numbers one by one for ever, printing each after its commit is
 * acknowledged. The tests kill it. When the server does not start, prints the error's code and ends.
 */
import pg from 'pg';
import { EmbeddedError } from '../errors.ts';
import { startEmbedded } from '../server.ts';

const folder = process.argv[2] ?? '';

async function insertForEver(url: string): Promise<never> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS acknowledged (number integer PRIMARY KEY)');
  const last = await client.query<{ last: number }>('SELECT coalesce(max(number), 0) AS last FROM acknowledged');
  for (let number = (last.rows[0]?.last ?? 0) + 1; ; number += 1) {
    await client.query('INSERT INTO acknowledged VALUES ($1)', [number]);
    process.stdout.write(`${number}\n`);
  }
}

try {
  const server = await startEmbedded({ folder, log: () => undefined });
  await insertForEver(server.ownerUrl);
} catch (error) {
  if (!(error instanceof EmbeddedError)) throw error;
  process.stdout.write(`${error.code}\n`);
}
