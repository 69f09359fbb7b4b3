import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';

const sockets = new Set<Socket>();

/** Keeps the connections of a pool in sight of `letSend`. */
export function watchSending(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection;
    sockets.add(stream);
    stream.once('close', () => sockets.delete(stream));
  });
}

const MOST_TURNS = 200;

function isSending(): boolean {
  for (const { writableLength } of sockets) if (writableLength > 0) return true;
  return false;
}

/**
 * Called before much is reckoned while a large statement is on its way. A socket takes a fifth of a megabyte at once; the rest is sent by
 * this process, and a process that reckons sends nothing: the database would wait for it, and the two would take turns instead of working at
 * once.
 */
export async function letSend(): Promise<void> {
  for (let turn = 0; turn === 0 || (turn < MOST_TURNS && isSending()); turn += 1) await wait(1);
}
