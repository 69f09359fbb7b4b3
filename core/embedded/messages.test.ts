import { describe, expect, test } from 'vitest';
import { EmbeddedError, type EmbeddedErrorCode, explainFolderError } from './errors.ts';
import { describeEmbeddedError } from './messages.ts';
import { explainLog, keepTail } from './server-log.ts';

const details = { folder: '/srv/opora', user: 'postgres', pid: 7, reason: 'причина', found: '99', expected: '18' };

const codes: readonly EmbeddedErrorCode[] = [
  'unsupported_platform',
  'folder_not_writable',
  'folder_closed',
  'already_running',
  'disk_full',
  'failed_to_start',
  'newer_version',
];

describe('the line of an embedded error', () => {
  test.each(codes)('%s: one Russian line, every place filled', (code) => {
    const line = describeEmbeddedError(code, details);
    expect(line).toMatch(/^[А-Я]/);
    expect(line).not.toMatch(/[{}\n!]/);
    expect(line).not.toContain('—');
    expect(new EmbeddedError(code, details).message).toBe(line);
  });

  test('a reason of several lines becomes one', () => {
    const line = describeEmbeddedError('failed_to_start', { folder: '/d', reason: 'первая\n  вторая' });
    expect(line).toBe('База данных в папке «/d» не запустилась: первая вторая');
  });
});

function makeSystemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('explaining errors', () => {
  test.each([
    ['EACCES', 'folder_not_writable'],
    ['EROFS', 'folder_not_writable'],
    ['ENOTDIR', 'folder_not_writable'],
    ['ENOSPC', 'disk_full'],
    ['EDQUOT', 'disk_full'],
  ])('%s of the file system is %s', (system, code) => {
    const explained = explainFolderError(makeSystemError(system), '/d');
    expect(explained instanceof EmbeddedError && explained.code).toBe(code);
  });

  test('an error that is none of these stays as it is', () => {
    const error = makeSystemError('EMFILE');
    expect(explainFolderError(error, '/d')).toBe(error);
  });

  test.each([
    [
      'FATAL:  could not write lock file "postmaster.pid": No space left on device\n',
      'disk_full',
      'На диске с папкой данных «/d» кончилось место. Освободите место и запустите программу снова.',
    ],
    [
      '2026 UTC [5] LOG:  starting\n2026 UTC [5] FATAL:  could not open file "global/pg_control"\n2026 UTC [5] LOG:  shut down\n',
      'failed_to_start',
      'База данных в папке «/d» не запустилась: could not open file "global/pg_control"',
    ],
    ['', 'failed_to_start', 'База данных в папке «/d» не запустилась: причина в журнале не названа'],
  ])('log %j', (log, code, message) => {
    const { code: found, message: line } = explainLog('/d', log);
    expect({ code: found, message: line }).toEqual({ code, message });
  });

  test('only the end of a long log is kept', () => {
    const log = Array.from({ length: 1_000 }, (_, at) => `line ${at}`).reduce(keepTail, '');
    expect(log.length).toBe(8_000);
    expect(log.endsWith('line 998\nline 999\n')).toBe(true);
  });
});
