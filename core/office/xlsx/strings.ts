import type { Archive } from '#core/office/archive.ts';
import { OfficeError } from '#core/office/errors.ts';
import type { OfficeLimits } from '#core/office/limits.ts';
import { parseXml } from '#core/office/xml.ts';

export type SharedStrings = { readonly count: number; get(index: number): string | undefined };

const NO_STRINGS: SharedStrings = { count: 0, get: () => undefined };
const CACHED = 50_000;

/** Excel writes control characters as «_x000D_»; «_x005F_» shields an underscore. ECMA-376 part 1, 22.9.2.19. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/**
 * Strings lie as UTF-8 in one growing buffer outside the heap: five million short strings cost what their bytes cost.
 * The first ones, which headings and directories use most, are kept decoded.
 */
function makeStore(limit: number) {
  let bytes = Buffer.allocUnsafe(64 * 1024);
  let used = 0;
  let ends = new Uint32Array(1024);
  let count = 0;
  const cache: string[] = [];
  const reserve = (length: number) => {
    if (used + length > limit) throw new OfficeError('too_many_strings', { limit });
    if (used + length > bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(bytes.length * 2, used + length));
      bytes.copy(grown, 0, 0, used);
      bytes = grown;
    }
    if (count === ends.length) {
      const grown = new Uint32Array(ends.length * 2);
      grown.set(ends);
      ends = grown;
    }
  };
  return {
    add(text: string): void {
      reserve(Buffer.byteLength(text));
      used += bytes.write(text, used);
      ends[count] = used;
      count += 1;
      if (cache.length < CACHED) cache.push(text);
    },
    strings: (): SharedStrings => ({
      count,
      get(index) {
        if (index < 0 || index >= count) return undefined;
        return cache[index] ?? bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index]);
      },
    }),
  };
}

/**
 * The shared strings of a workbook: runs of rich text joined, phonetic readings left out.
 * @throws OfficeError `too_many_strings`, `doctype`, `broken_xml`, `bomb`
 */
export async function readSharedStrings(
  archive: Archive,
  part: string | undefined,
  limits: OfficeLimits,
): Promise<SharedStrings> {
  if (part === undefined) return NO_STRINGS;
  const store = makeStore(limits.stringBytes);
  let current = '';
  let isText = false;
  let isPhonetic = false;
  await parseXml(archive.read(part), part, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    text(text) {
      if (!isText) return;
      current += text;
      if (current.length > limits.cellLength) throw new OfficeError('bomb', { part });
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') store.add(decodeEscapes(current));
    },
  });
  return store.strings();
}
