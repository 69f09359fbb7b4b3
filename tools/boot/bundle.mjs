import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { holdLock } from './lock.mjs';
import { at, root } from './paths.mjs';
import { BootError, say } from './say.mjs';

const stampPath = at('node_modules', '.opora-bundle-stamp');
const sources = ['app/web', 'core', 'modules'];
const files = ['package-lock.json', 'vite.config.ts'];

function listFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
  });
}

function getSourceStamp() {
  const hash = createHash('sha256');
  const paths = [...sources.flatMap((folder) => listFiles(at(folder))), ...files.map((file) => at(file))];
  for (const path of paths.filter((file) => existsSync(file)).sort()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const compressible = /\.(?:js|css|html|svg|json|txt)$/;

/** The server hands out these instead of compressing the same bytes for everybody anew. */
function compress(path) {
  const bytes = readFileSync(path);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: quality }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}

function isFresh(stamp) {
  if (!existsSync(at('dist', 'index.html')) || !existsSync(stampPath)) return false;
  return readFileSync(stampPath, 'utf8') === stamp;
}

/** Makes `dist/` with Vite when it is missing or older than its sources. Throws BootError. */
export async function buildBundle(node) {
  if (isFresh(getSourceStamp())) return;
  await holdLock(() => {
    const stamp = getSourceStamp();
    if (isFresh(stamp)) return;
    say('Собираю страницы для браузера…');
    const vite = at('node_modules', 'vite', 'bin', 'vite.js');
    const built = spawnSync(node, [vite, 'build', '--logLevel', 'error'], { cwd: root, stdio: ['ignore', 2, 2] });
    if (built.status !== 0) throw new BootError('Страницы для браузера не собраны, причина названа выше.');
    for (const path of listFiles(at('dist')).filter((file) => compressible.test(file))) compress(path);
    writeFileSync(stampPath, stamp);
  });
}
