import { expect, it } from 'vitest';
import { readEvidenceType } from './uploads.ts';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

it.each([
  ['%PDF-1.7', 'application/pdf'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['\x89PNG\r\n', 'image/png'],
  ['RIFF\0\0\0\0WEBP', 'image/webp'],
  ['\0\0\0\x18ftypheic', 'image/heic'],
  ['RIFF\0\0\0\0WAVE', undefined],
  ['MZ\x90', undefined],
  ['<svg xmlns', undefined],
  ['', undefined],
])('[IOM-07] a paper is known by its first bytes: %j is %s', (head, type) => {
  expect(readEvidenceType(bytes(head))).toBe(type);
});
