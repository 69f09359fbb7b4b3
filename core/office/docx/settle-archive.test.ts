import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { settleArchive } from './settle-archive.ts';

const parts = {
  'word/': strToU8(''),
  'word/document.xml': strToU8('текст '.repeat(500)),
  'имя.xml': strToU8('короткий'),
};
const archive = (mtime: Date) => zipSync(parts, { level: 6, mtime });

describe('an archive settled', () => {
  it('[DOC-10] keeps the parts, drops folders, and has the same bytes whatever the hour', () => {
    const settled = settleArchive(archive(new Date(2026, 10, 22, 9)));
    expect(Object.entries(unzipSync(settled)).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
      ['word/document.xml', 'текст '.repeat(500)],
      ['имя.xml', 'короткий'],
    ]);
    expect(settleArchive(archive(new Date(2031, 0, 1, 17)))).toEqual(settled);
  });

  it('[DOC-10] refuses what is no archive', () => {
    expect(() => settleArchive(strToU8('не архив, а просто длинный текст'))).toThrow(RangeError);
    expect(() => settleArchive(new Uint8Array())).toThrow(RangeError);
  });
});
