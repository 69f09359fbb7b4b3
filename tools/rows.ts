/**
 * `npm run rows`: which rows of the requirements have a test that carries their id in its name, like «[STAFF-08] …». Where the
 * list of requirements is not at hand, only the ids found in tests are printed.
 */
import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const REQUIREMENTS = fileURLToPath(new URL('../../shared/product/requirements.md', import.meta.url));
const TESTS = '{app,core,modules,demo,tests}/**/*.test.{ts,tsx}';

async function listFiles(): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob(TESTS, { cwd: ROOT })) found.push(path);
  return found.sort();
}

/** «[STAFF-08, STAFF-09]» and «[DIAG-01 … DIAG-05]» name several rows. */
export function readIds(text: string): string[] {
  return [...text.matchAll(/\[((?:[A-Z]{2,6}-\d{2,3}(?:\s*(?:,|…)\s*)?)+)\]/g)].flatMap(([, inner = '']) =>
    inner.split(/\s*,\s*/).flatMap(expandRange),
  );
}

function expandRange(text: string): string[] {
  const [first = '', last] = text.split(/\s*…\s*/);
  if (last === undefined) return [first];
  const [area = '', from = '0'] = first.split('-');
  const until = Number(last.split('-')[1]);
  const count = until - Number(from) + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) =>
    [area, String(Number(from) + index).padStart(from.length, '0')].join('-'),
  );
}

async function findTests(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const path of await listFiles()) {
    for (const id of new Set(readIds(await readFile(new URL(`../${path}`, import.meta.url), 'utf8')))) {
      found.set(id, [...(found.get(id) ?? []), path]);
    }
  }
  return found;
}

async function listRows(): Promise<Map<string, string>> {
  if (!existsSync(REQUIREMENTS)) return new Map();
  const text = await readFile(REQUIREMENTS, 'utf8');
  return new Map(
    [...text.matchAll(/^\| ([A-Z]{2,6}-\d{2,3}) \| ([^|]+) \|/gm)].map((match) => [
      match[1] ?? '',
      match[2]?.trim() ?? '',
    ]),
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function showArea(
  area: string,
  rows: readonly (readonly [string, string])[],
  tests: ReadonlyMap<string, string[]>,
): void {
  const proven = rows.filter(([id]) => tests.has(id));
  say(`${area}: ${proven.length} of ${rows.length}`);
  if (proven.length === 0) return;
  for (const [id, title] of rows) {
    const files = tests.get(id);
    say(files ? `  + ${id}  ${title}: ${files.join(', ')}` : `  - ${id}  ${title}`);
  }
}

async function main(): Promise<void> {
  const [tests, rows] = [await findTests(), await listRows()];
  if (rows.size === 0) {
    for (const [id, files] of [...tests].sort()) say(`${id}  ${files.join(', ')}`);
    say(`${tests.size} rows have a test`);
    return;
  }
  const areas = Map.groupBy(rows, ([id]) => id.split('-')[0] ?? '');
  for (const [area, entries] of areas) showArea(area, entries, tests);
  const unknown = [...tests.keys()].filter((id) => !rows.has(id));
  if (unknown.length > 0) say(`Not among the requirements: ${unknown.sort().join(', ')}`);
  say(`${[...rows.keys()].filter((id) => tests.has(id)).length} of ${rows.size} rows have a test`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
