import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { inTestTenant } from '#tests/database/database.ts';
import { newId } from './ids.ts';

const workbook = { name: 'Школа № 5.xlsx', mediaType: 'application/octet-stream', purpose: 'import' } as const;

describe('files', () => {
  it('keep what was streamed, its size and digest', async () => {
    await inTestTenant(async (context) => {
      const { files } = context.services;
      const stored = await files.save(context, workbook, Readable.from([Buffer.from('раз '), Buffer.from('два')]));
      expect(await files.find(context, stored.id)).toEqual({ ...workbook, id: stored.id, size: 13, createdBy: null });
      expect(await text(files.read(context.tenantId, stored.id))).toBe('раз два');
    });
  });

  it('leave nothing of a broken upload', async () => {
    await inTestTenant(async (context) => {
      const { files } = context.services;
      const broken = new Readable({
        read() {
          this.destroy(new Error('connection lost'));
        },
      });
      await expect(files.save(context, workbook, broken)).rejects.toThrow('connection lost');
      const left = await readdir(files.folder, { recursive: true, withFileTypes: true });
      expect(left.filter((entry) => entry.isFile())).toEqual([]);
    });
  });

  it('are addressed by ids only: a path cannot lead out of the folder', async () => {
    await inTestTenant(async (context) => {
      expect(() => context.services.files.pathOf(context.tenantId, '../../etc/passwd')).toThrow();
      expect(await context.services.files.find(context, newId())).toBeUndefined();
    });
  });
});
