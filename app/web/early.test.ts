import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { OPEN_PATHS } from './open-paths.ts';

const SCRIPT = readFileSync(new URL('./public/early.js', import.meta.url), 'utf8');

/** @returns the addresses that the script asks for on a page, and what it leaves there */
function runAt(pathname: string) {
  const asked: string[] = [];
  const window: { oporaEarly?: { path: string } } = {};
  const fetch = (path: string) => {
    asked.push(path);
    return Promise.resolve();
  };
  runInNewContext(SCRIPT, { location: { pathname }, fetch, window });
  return { asked, left: window.oporaEarly?.path };
}

describe('what is asked before the script of the page', () => {
  it('is who is here', () => {
    expect(runAt('/')).toEqual({ asked: ['/api/rpc/accounts/me'], left: '/api/rpc/accounts/me' });
    expect(runAt('/people')).toEqual({ asked: ['/api/rpc/accounts/me'], left: '/api/rpc/accounts/me' });
  });

  it.each(OPEN_PATHS)('is nothing on %s, where nobody is yet', (path) => {
    expect(runAt(path)).toEqual({ asked: [], left: undefined });
  });
});
