import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackWoff2 } from '#core/office/docx/font/woff2.ts';

/** The same letters as on the screen; the font is shipped with the product, so no font of the machine is needed. */
export const CHART_FONT = 'Golos Text';

const SUBSETS = ['cyrillic', 'latin'] as const;
const require = createRequire(import.meta.url);

let unpacked: Promise<Buffer[]> | undefined;

const unpackSubset = async (subset: string): Promise<Buffer> =>
  unpackWoff2(
    await readFile(require.resolve(`@fontsource-variable/golos-text/files/golos-text-${subset}-wght-normal.woff2`)),
  );

/** TrueType bytes of the shipped font, unpacked once. */
export function loadChartFonts(): Promise<Buffer[]> {
  unpacked ??= Promise.all(SUBSETS.map(unpackSubset));
  return unpacked;
}

/** The renderer takes paths of fonts only: they exist while `use` runs. */
export async function withFontFiles<Result>(use: (paths: string[]) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-font-'));
  try {
    const fonts = await loadChartFonts();
    const paths = fonts.map((_font, index) => join(folder, `${index}.ttf`));
    await Promise.all(paths.map((path, index) => writeFile(path, fonts[index] ?? Buffer.alloc(0))));
    return await use(paths);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
