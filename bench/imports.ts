import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBigList } from './big-list.ts';
import type { Report } from './figures.ts';
import { appUrlOf } from './server-pages.ts';
import { copyBySets } from './set-copy.ts';
import { type Outcome, runNode, type Stage } from './stage.ts';

const READ_BARE = new URL('./read-bare.ts', import.meta.url).pathname;
/** Exit code «some rows were left out». */
const LEFT_OUT = 2;
const MOST_MEMORY = 600;

async function addMunicipality(stage: Stage, code: string): Promise<string> {
  const { code: exit, stdout, stderr } = await stage.runCli(['municipality', 'add', code, '--name', 'Замер', '--json']);
  if (exit !== 0) throw new Error(`municipality add: ${stderr}`);
  return (JSON.parse(stdout) as { id: string }).id;
}

function requireDone(what: string, outcome: Outcome): Outcome {
  if (outcome.code !== 0 && outcome.code !== LEFT_OUT) {
    throw new Error(`${what} ended with ${outcome.code}: ${outcome.stderr.slice(-400)}`);
  }
  return outcome;
}

function countsOf({ stdout }: Outcome): string {
  const {
    new: added,
    doubtful,
    wrongTotal,
  } = JSON.parse(stdout) as { new: number; doubtful: number; wrongTotal: number };
  return `new ${added}, doubtful ${doubtful}, wrong ${wrongTotal}`;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * (b) A dry run over a big staff list against the reader alone, both as processes from start to end; applying (the whole import without
 * what its dry run takes) against INSERT … SELECT of the same rows; memory of the import's process.
 */
export async function benchImports(stage: Stage, rows: number, report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-bench-list-'));
  const file = join(folder, 'list.xlsx');
  try {
    await writeBigList(file, rows);
    const part = `import of ${rows} rows`;
    const [fromId, toId] = [await addMunicipality(stage, 'bench-from'), await addMunicipality(stage, 'bench-to')];
    const bare = requireDone('bare reading', await runNode(READ_BARE, [file]));
    const command = ['import', 'staff', file, '--municipality', 'bench-from', '--doubtful', 'new', '--json'];
    const dry = requireDone('dry run', await stage.runCli([...command, '--dry-run']));
    report.figures.push(
      {
        part,
        name: 'dry run against bare reading',
        value: dry.milliseconds / bare.milliseconds,
        unit: '×',
        limit: 3,
        note: `${seconds(dry.milliseconds)} / ${seconds(bare.milliseconds)}; ${countsOf(dry)}`,
      },
      {
        part,
        name: 'memory of the dry run',
        value: dry.peakMemory,
        unit: 'MB',
        limit: MOST_MEMORY,
        note: `bare reading ${bare.peakMemory.toFixed(0)} MB`,
      },
    );
    const whole = requireDone('import', await stage.runCli(command));
    const applying = whole.milliseconds - dry.milliseconds;
    const copy = await copyBySets(await appUrlOf(stage), fromId, toId);
    report.figures.push(
      {
        part,
        name: 'applying against INSERT … SELECT',
        value: applying / copy.milliseconds,
        unit: '×',
        limit: 3,
        note: `${seconds(applying)} / ${seconds(copy.milliseconds)}, ${copy.rows} rows`,
      },
      { part, name: 'memory of the import', value: whole.peakMemory, unit: 'MB', limit: MOST_MEMORY },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
