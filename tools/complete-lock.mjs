/**
 * `node tools/complete-lock.mjs`, to be run after `npm install`: where the registry at hand lacks a package for another
 * platform, npm leaves it out of package-lock.json, and `npm ci` then refuses the file everywhere. This puts the missing
 * optional packages back, with the version their parent asks for and the platform their name tells; nothing else is changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { at } from './boot/paths.mjs';

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'win32', 'windows'];
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

function findWord(name, words) {
  return words.find((word) => name.includes(`-${word}`) || name.includes(`/${word}`));
}

/** Where npm looks for a package that the one at `path` asks for: beside it, then in each folder above. */
function listPlaces(path, name) {
  const inner = `${path === '' ? '' : `${path}/`}node_modules/${name}`;
  if (path === '') return [inner];
  const end = path.lastIndexOf('/node_modules/');
  return [inner, ...listPlaces(end < 0 ? '' : path.slice(0, end), name)];
}

function findLibrary(name) {
  if (name.includes('musl')) return 'musl';
  return name.endsWith('-gnu') || name.endsWith('-gnueabihf') ? 'glibc' : undefined;
}

function makeEntry(name, version, parent) {
  const system = findWord(name, systems);
  const processor = findWord(name, processors);
  const library = findLibrary(name);
  return {
    version,
    ...(processor === undefined ? {} : { cpu: [processor] }),
    ...(parent.dev ? { dev: true } : {}),
    ...(library === undefined ? {} : { libc: [library] }),
    optional: true,
    ...(system === undefined ? {} : { os: [system === 'windows' ? 'win32' : system] }),
  };
}

const path = at('package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const added = [];
for (const [parentPath, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (listPlaces(parentPath, name).some((place) => lock.packages[place] !== undefined)) continue;
    lock.packages[`node_modules/${name}`] = makeEntry(name, version, parent);
    added.push(`${name}@${version}`);
  }
}
if (added.length > 0) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([left], [right]) => (left < right ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify(lock, undefined, 2)}\n`);
}
process.stdout.write(added.length === 0 ? 'Nothing is missing.\n' : `${added.join('\n')}\n${added.length} added.\n`);
