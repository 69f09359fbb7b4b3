/**
 * The watcher for Windows, where there is no shell to do it (see launch.ts). Not tried: there was no Windows to try it on.
 * Usage: node watch-windows.ts PG_CTL -D DATA -c SETTING …; starts the server (pg_ctl drops an administrator's rights),
 * prints its pid, stops it when standard input ends, ends when the server does.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './liveness.ts';

const [pgCtl = '', , data = '', ...settings] = process.argv.slice(2);

function stopServer(): void {
  spawnSync(pgCtl, ['stop', '-D', data, '-m', 'fast', '-w'], { stdio: 'ignore', windowsHide: true });
}

const words = settings.map((word) => `"${word}"`).join(' ');
const started = spawnSync(pgCtl, ['start', '-D', data, '-w', '-o', words], { stdio: ['ignore', 'ignore', 'inherit'] });
if (started.status !== 0) process.exit(1);

const pid = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10);
process.stdout.write(`${pid}\n`);
process.stdin.resume();
process.stdin.once('end', () => {
  stopServer();
  process.exit(0);
});
setInterval(() => {
  void isAlive(pid).then((alive) => {
    if (!alive) process.exit(1);
  });
}, 500);
