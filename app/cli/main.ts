import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const MINIMUM_NODE = 24;

if (Number(process.versions.node.split('.')[0]) < MINIMUM_NODE) {
  process.stderr.write(`Нужен Node.js ${MINIMUM_NODE}: запускайте через npm (npm start, npm run -s opora -- …).\n`);
  process.exitCode = 1;
} else {
  // Stripped types and compiled code are kept from the first start for the next ones; a folder that cannot be written changes nothing.
  const cache = fileURLToPath(new URL('../../node_modules/.cache/opora', import.meta.url));
  enableCompileCache(cache);
  // Threads look for it here: without, a reader of documents takes half as long again to begin.
  process.env.NODE_COMPILE_CACHE ??= cache;
  const { runCommandLine } = await import('./run.ts');
  process.exitCode = await runCommandLine(process.argv.slice(2));
}
