import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { OPEN_PATHS } from './open.ts';

const SCRIPT = readFileSync(new URL('./public/early.js', import.meta.url), 'utf8');

/** @returns the addresses that the script asks for on a page, and what it leaves there */
function runAt(pathname: string, window: { oporaEarly?: { path: string } | null } = {}) {
  const asked: string[] = [];
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

  it('is nothing when the page’s own script was read first and has asked', () => {
    expect(runAt('/people', { oporaEarly: null })).toEqual({ asked: [], left: undefined });
  });

  it.each(OPEN_PATHS)('is nothing on %s, where nobody is yet', (path) => {
    expect(runAt(path)).toEqual({ asked: [], left: undefined });
  });
});
