import { openTable } from '#core/office/open.ts';

/** The reader alone: every cell of every row, nothing done with it. Prints the number of cells. */
const [path = ''] = process.argv.slice(2);
const table = await openTable(path, path);
let cells = 0;
for await (const row of table.rows(0)) cells += row.cells.length;
await table.close();
process.stdout.write(`${cells}\n`);
