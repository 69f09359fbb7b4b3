import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correct, encodeQr } from './qr.ts';

describe('a QR code', () => {
  it('grows with the text by the standard’s sizes and refuses what does not fit', () => {
    expect([17, 18, 106, 107, 230, 231, 271].map((length) => encodeQr('a'.repeat(length)).length)).toEqual([
      21, 25, 37, 41, 53, 57, 57,
    ]);
    expect(() => encodeQr('a'.repeat(272))).toThrow(RangeError);
  });

  it('says level L and mask 0 in both of its places', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const rows = encodeQr(text);
        const size = rows.length;
        const dark = (x: number, y: number) => (rows[y]?.[x] ? '1' : '0');
        const row =
          [0, 1, 2, 3, 4, 5, 7, 8].map((x) => dark(x, 8)).join('') +
          [7, 5, 4, 3, 2, 1, 0].map((y) => dark(8, y)).join('');
        const far =
          [1, 2, 3, 4, 5, 6, 7].map((back) => dark(8, size - back)).join('') +
          [8, 7, 6, 5, 4, 3, 2, 1].map((back) => dark(size - back, 8)).join('');
        expect([row, far]).toEqual(['111011111000100', '111011111000100']);
      }),
    );
  });

  it('corrects errors as the published example of «HELLO WORLD» does', () => {
    const block = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
    expect(correct(block, 10)).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
  });

  it('draws the finder in the corner', () => {
    const top = encodeQr('QR')
      .slice(0, 7)
      .map((row) => row.slice(0, 7).map(Number).join(''));
    expect(top).toEqual(['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']);
  });
});
