import { EmbeddedError } from './errors.ts';

const reasonLine = /\b(?:FATAL|PANIC|ERROR|error|HINT):\s+(.*)$/;
const fullDisk = /No space left on device|Disk quota exceeded/;

/** What the server or initdb said last about its failure, in one line; the last lines as they are when it gave no reason. */
function getReason(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const reasons = lines.flatMap((line) => reasonLine.exec(line)?.[1] ?? []);
  const chosen = reasons.length > 0 ? reasons.slice(-2) : lines.slice(-2);
  return chosen.join(' ').trim() || 'причина в журнале не названа';
}

/** The error that a failed program's log stands for: `disk_full` or `failed_to_start`. */
export function explainLog(folder: string, log: string): EmbeddedError {
  if (fullDisk.test(log)) return new EmbeddedError('disk_full', { folder });
  return new EmbeddedError('failed_to_start', { folder, reason: getReason(log) });
}

/** The last part of a log, enough for a reason: a server may live for months. */
export function keepTail(log: string, line: string): string {
  return `${log}${line}\n`.slice(-8_000);
}
