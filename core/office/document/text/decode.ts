import iconv from 'iconv-lite';
import { chooseCodePage, findMarkedEncoding } from '#core/office/csv/detect.ts';

const SAMPLE = 256 * 1024;
/** High bytes of Latin, Cyrillic and the signs of Russian typography in UTF-16. */
const HIGH_BYTES = new Set([0x00, 0x04, 0x20, 0x21]);
const MOSTLY = 0.9;

/** UTF-16 without a mark: every second byte is one of few, the others are not. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = Math.min(bytes.length, 4096) >> 1;
  if (pairs < 2 || bytes.length % 2 !== 0) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (HIGH_BYTES.has(bytes[at] ?? 255)) even += 1;
    if (HIGH_BYTES.has(bytes[at + 1] ?? 255)) odd += 1;
  }
  if (odd >= pairs * MOSTLY && even < odd) return 'utf-16le';
  return even >= pairs * MOSTLY && odd < even ? 'utf-16be' : undefined;
}

/** Whether the bytes are a text in UTF-16 that no mark tells of. */
export const isUnmarkedUtf16 = (bytes: Uint8Array): boolean => guessUtf16(bytes) !== undefined;

/** A text in whatever encoding it came: by its mark, strict UTF-8, UTF-16, else the code page that reads most like Russian. */
export function decodeText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const marked = findMarkedEncoding(bytes) ?? guessUtf16(bytes);
  if (marked !== undefined) return iconv.decode(buffer, marked, { stripBOM: true });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(buffer, chooseCodePage(bytes.subarray(0, SAMPLE)));
  }
}
