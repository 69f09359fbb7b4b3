/** Reads big-endian numbers of font tables one after another. Reading past the end throws a RangeError. */
export type ByteReader = {
  readU8(): number;
  readU16(): number;
  readI16(): number;
  readU32(): number;
  /** Variable-length number of WOFF2 tables' sizes. */
  readBase128(): number;
  /** Variable-length number of WOFF2 outlines. */
  read255(): number;
  take(length: number): Uint8Array;
  isAtEnd(): boolean;
};

export function makeReader(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const advance = (length: number): number => {
    at += length;
    return at - length;
  };
  const readU8 = (): number => view.getUint8(advance(1));
  const readU16 = (): number => view.getUint16(advance(2));
  return {
    readU8,
    readU16,
    readI16: () => view.getInt16(advance(2)),
    readU32: () => view.getUint32(advance(4)),
    readBase128: () => {
      let value = 0;
      for (let index = 0; index < 5; index += 1) {
        const byte = readU8();
        value = value * 128 + (byte & 0x7f);
        if ((byte & 0x80) === 0) return value;
      }
      throw new RangeError('woff2: number longer than five bytes');
    },
    read255: () => {
      const code = readU8();
      if (code === 253) return readU16();
      if (code === 255) return readU8() + 253;
      if (code === 254) return readU8() + 506;
      return code;
    },
    take: (length) => {
      const start = advance(length);
      if (at > bytes.length) throw new RangeError('font table is shorter than it says');
      return bytes.subarray(start, at);
    },
    isAtEnd: () => at >= bytes.length,
  };
}
