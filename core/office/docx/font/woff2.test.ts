import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { CHART_FONT, loadChartFonts, withFontFiles } from '#core/office/docx/font/chart-font.ts';
import { unpackWoff2 } from '#core/office/docx/font/woff2.ts';

function readTables(font: Buffer): Map<string, Buffer> {
  const count = font.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const at = 12 + index * 16;
      const start = font.readUInt32BE(at + 8);
      return [font.toString('latin1', at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12))] as const;
    }),
  );
}

const getTable = (tables: ReadonlyMap<string, Buffer>, tag: string): Buffer => {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`no table ${tag}`);
  return table;
};

/** Dark pixels of one letter drawn 100 pixels high: how many, and the box they fill. */
async function drawLetter(letter: string): Promise<{ ink: number; width: number; height: number }> {
  return withFontFiles(async (fontFiles) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="140" height="140"><text x="20" y="110" font-size="100" font-family="${CHART_FONT}">${letter}</text></svg>`;
    // The getter copies the whole picture each time it is asked.
    const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).render();
    const dark = Array.from({ length: 140 * 140 }, (_, index) => index).filter(
      (index) => (pixels[index * 4 + 3] ?? 0) > 127,
    );
    const xs = dark.map((index) => index % 140);
    const ys = dark.map((index) => Math.floor(index / 140));
    const span = (values: number[]): number =>
      values.length === 0 ? 0 : Math.max(...values) - Math.min(...values) + 1;
    return { ink: dark.length, width: span(xs), height: span(ys) };
  });
}

describe('unpackWoff2', () => {
  test('tables agree with each other', async () => {
    for (const font of await loadChartFonts()) {
      const tables = readTables(font);
      const glyphs = getTable(tables, 'maxp').readUInt16BE(4);
      const long = getTable(tables, 'hhea').readUInt16BE(34);
      const loca = getTable(tables, 'loca');
      const offsets = Array.from({ length: loca.length / 4 }, (_, index) => loca.readUInt32BE(index * 4));
      expect(offsets).toHaveLength(glyphs + 1);
      expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
      expect(offsets.at(-1)).toBe(getTable(tables, 'glyf').length);
      expect(getTable(tables, 'hmtx')).toHaveLength(long * 4 + (glyphs - long) * 2);
      expect(getTable(tables, 'head').readInt16BE(50)).toBe(1);
    }
  });

  test('letters have their shapes: ink and proportions of Cyrillic and Latin ones agree where the letters do', async () => {
    for (const [cyrillic, latin] of [
      ['А', 'A'],
      ['Н', 'H'],
      ['о', 'o'],
      ['Т', 'T'],
    ] as const) {
      const [own, other] = [await drawLetter(cyrillic), await drawLetter(latin)];
      expect(own.ink).toBeGreaterThan(500);
      expect(Math.abs(own.ink - other.ink)).toBeLessThan(own.ink * 0.02);
      expect([own.width, own.height]).toEqual([other.width, other.height]);
    }
  });

  test('composite letters stand over their base', async () => {
    const [e, yo] = [await drawLetter('Е'), await drawLetter('Ё')];
    expect(yo.width).toBe(e.width);
    expect(yo.height).toBeGreaterThan(e.height + 10);
  });

  test.each(['', 'wOFF', 'not a font at all'])('%j is no font', (text) => {
    expect(() => unpackWoff2(Buffer.from(text))).toThrow(RangeError);
  });
});
