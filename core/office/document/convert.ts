import { spawn } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ForeignKind } from '#core/office/document/recognise.ts';
import { DocxError } from '#core/office/docx/errors.ts';

const LIMIT_MS = 60_000;
/** Addresses a converter may take: LibreOffice maps some two gigabytes before it reads a byte. */
const LIMIT_BYTES = 4 * 1024 ** 3;

const PLACES = [
  '/usr/lib/libreoffice/program',
  '/opt/libreoffice/program',
  '/Applications/LibreOffice.app/Contents/MacOS',
  'C:\\Program Files\\LibreOffice\\program',
];

async function canRun(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where LibreOffice is, if it is. */
export async function findConverter(
  folders = [...(process.env.PATH ?? '').split(delimiter), ...PLACES],
): Promise<string | undefined> {
  for (const folder of folders.filter((one) => one !== '')) {
    for (const name of ['soffice', 'soffice.exe']) {
      const path = join(folder, name);
      if (await canRun(path)) return path;
    }
  }
  return undefined;
}

const setting = (path: string, name: string, value: string): string =>
  `<item oor:path="/org.openoffice.Office.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

/** Nothing in a document runs, nothing it points to is loaded. */
const PROFILE =
  '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">' +
  setting('Common/Security/Scripting', 'MacroSecurityLevel', '3') +
  setting('Common/Security/Scripting', 'DisableMacrosExecution', 'true') +
  setting('Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true') +
  setting('Writer/Content/Update', 'Link', '2') +
  '</oor:items>';

interface Run {
  readonly isDone: boolean;
  readonly isLate: boolean;
}

/** Runs a program and, when it takes too long, ends it with all it has started: they are one group. */
function run(program: string, args: readonly string[], folder: string, limit: number): Promise<Run> {
  return new Promise((resolve) => {
    const env = { HOME: folder, TMPDIR: folder, PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' };
    const child = spawn(program, args, { cwd: folder, env, stdio: 'ignore', detached: process.platform !== 'win32' });
    let isLate = false;
    const end = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(() => {
      isLate = true;
      end();
    }, limit);
    const settle = (isDone: boolean): void => {
      clearTimeout(timer);
      end();
      resolve({ isDone, isLate });
    };
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
  });
}

let guard: Promise<readonly string[]> | undefined;

/** What can be put before a program so that it has no network and a bound of memory: not every system lets us. */
function findGuard(folder: string): Promise<readonly string[]> {
  const wanted = ['unshare', '--net', '--map-root-user', 'prlimit', `--as=${LIMIT_BYTES}`];
  const check = async (): Promise<readonly string[]> => {
    const [program = '', ...args] = wanted;
    const tried = process.platform === 'linux' && (await run(program, [...args, 'true'], folder, 5_000)).isDone;
    return tried ? wanted : [];
  };
  guard ??= check();
  return guard;
}

let last: Promise<unknown> = Promise.resolve();

/** One after another: each takes a core and some 300 MB. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => {});
  return turn;
}

async function convertIn(
  folder: string,
  program: string,
  bytes: Uint8Array,
  extension: string,
  limit: number,
): Promise<Uint8Array> {
  const user = join(folder, 'profile', 'user');
  await mkdir(user, { recursive: true });
  await writeFile(join(user, 'registrymodifications.xcu'), PROFILE);
  const source = join(folder, `document.${extension}`);
  await writeFile(source, bytes);
  const [first = '', ...rest] = [
    ...(await findGuard(folder)),
    program,
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo'],
    ...['--convert-to', 'docx:MS Word 2007 XML', '--outdir', join(folder, 'out'), source],
  ];
  const { isLate } = await run(first, rest, folder, limit);
  if (isLate) throw new DocxError('time-limit');
  try {
    return new Uint8Array(await readFile(join(folder, 'out', 'document.docx')));
  } catch (error) {
    throw new DocxError('conversion-failed', {}, { cause: error });
  }
}

/**
 * Has LibreOffice make a DOCX of a document it knows: apart from everything, in a folder that is gone afterwards. `program` is where it
 * is; null: nowhere.
 * @throws DocxError the document's own code where there is no LibreOffice; `time-limit`, `conversion-failed`
 */
export async function convertToDocx(
  bytes: Uint8Array,
  { extension, code }: ForeignKind,
  program?: string | null,
  limit = LIMIT_MS,
): Promise<Uint8Array> {
  const converter = program === undefined ? await findConverter() : program;
  if (converter === undefined || converter === null) throw new DocxError(code);
  return inTurn(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'opora-convert-'));
    try {
      return await convertIn(folder, converter, bytes, extension, limit);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  });
}
