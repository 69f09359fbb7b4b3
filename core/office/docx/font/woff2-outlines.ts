import { type ByteReader, makeReader } from '#core/office/docx/font/byte-reader.ts';

/** Outlines of a font as TrueType stores them, restored from the packed form of WOFF2 (W3C Recommendation, 5.1). */
export type Outlines = {
  readonly glyf: Uint8Array;
  /** Long format: 32-bit offsets. */
  readonly loca: Uint8Array;
  /** Least x of every glyph; side bearings may have to be restored from it. */
  readonly xMins: readonly number[];
};

type Streams = {
  readonly contours: ByteReader;
  readonly points: ByteReader;
  readonly flags: ByteReader;
  readonly glyphs: ByteReader;
  readonly composites: ByteReader;
  readonly boxBits: Uint8Array;
  readonly boxes: ByteReader;
  readonly instructions: ByteReader;
};
type Point = { readonly dx: number; readonly dy: number; readonly isOnCurve: boolean };
type Box = readonly [xMin: number, yMin: number, xMax: number, yMax: number];

const withSign = (flag: number, value: number): number => ((flag & 1) === 1 ? value : -value);

/** Triplet encoding: a flag says how many bytes follow and how the two steps share their bits. */
function readPoint(flags: ByteReader, data: ByteReader): Point {
  const byte = flags.readU8();
  const isOnCurve = byte >> 7 === 0;
  const flag = byte & 0x7f;
  const first = data.readU8();
  if (flag < 10) return { dx: 0, dy: withSign(flag, ((flag & 14) << 7) + first), isOnCurve };
  if (flag < 20) return { dx: withSign(flag, (((flag - 10) & 14) << 7) + first), dy: 0, isOnCurve };
  if (flag < 84) {
    const base = flag - 20;
    const dx = withSign(flag, 1 + (base & 0x30) + (first >> 4));
    return { dx, dy: withSign(flag >> 1, 1 + ((base & 0x0c) << 2) + (first & 0x0f)), isOnCurve };
  }
  const second = data.readU8();
  if (flag < 120) {
    const base = flag - 84;
    const dx = withSign(flag, 1 + (Math.floor(base / 12) << 8) + first);
    return { dx, dy: withSign(flag >> 1, 1 + (((base % 12) >> 2) << 8) + second), isOnCurve };
  }
  const third = data.readU8();
  if (flag < 124) {
    const dx = withSign(flag, (first << 4) + (second >> 4));
    return { dx, dy: withSign(flag >> 1, ((second & 0x0f) << 8) + third), isOnCurve };
  }
  const dx = withSign(flag, (first << 8) + second);
  return { dx, dy: withSign(flag >> 1, (third << 8) + data.readU8()), isOnCurve };
}

function measureBox(points: readonly Point[]): Box {
  let [x, y] = [0, 0];
  let box: Box | undefined;
  for (const { dx, dy } of points) {
    x += dx;
    y += dy;
    const [xMin, yMin, xMax, yMax] = box ?? [x, y, x, y];
    box = [Math.min(xMin, x), Math.min(yMin, y), Math.max(xMax, x), Math.max(yMax, y)];
  }
  return box ?? [0, 0, 0, 0];
}

const pack16 = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => {
    bytes.writeUInt16BE(value & 0xffff, index * 2);
  });
  return bytes;
};

const readBox = (boxes: ByteReader): Box => [boxes.readI16(), boxes.readI16(), boxes.readI16(), boxes.readI16()];

function buildSimple(streams: Streams, contours: number, hasBox: boolean): { bytes: Buffer; xMin: number } {
  const ends: number[] = [];
  let count = 0;
  for (let index = 0; index < contours; index += 1) {
    count += streams.points.read255();
    ends.push(count - 1);
  }
  const points = Array.from({ length: count }, () => readPoint(streams.flags, streams.glyphs));
  const instructions = streams.instructions.take(streams.glyphs.read255());
  const box = hasBox ? readBox(streams.boxes) : measureBox(points);
  const bytes = Buffer.concat([
    pack16([contours, ...box, ...ends, instructions.length]),
    instructions,
    Buffer.from(points.map((point) => (point.isOnCurve ? 1 : 0))),
    pack16(points.map((point) => point.dx)),
    pack16(points.map((point) => point.dy)),
  ]);
  return { bytes, xMin: box[0] };
}

const WORDS = 0x1;
const SCALE = 0x8;
const MORE = 0x20;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;
const HAS_INSTRUCTIONS = 0x100;

function countComponentBytes(flags: number): number {
  const transform = (flags & SCALE) > 0 ? 2 : (flags & TWO_SCALES) > 0 ? 4 : (flags & MATRIX) > 0 ? 8 : 0;
  return 2 + ((flags & WORDS) > 0 ? 4 : 2) + transform;
}

function buildComposite(streams: Streams): { bytes: Buffer; xMin: number } {
  const pieces: Uint8Array[] = [];
  let flags = MORE;
  let hasInstructions = false;
  while ((flags & MORE) > 0) {
    flags = streams.composites.readU16();
    hasInstructions ||= (flags & HAS_INSTRUCTIONS) > 0;
    pieces.push(pack16([flags]), streams.composites.take(countComponentBytes(flags)));
  }
  const box = readBox(streams.boxes);
  if (hasInstructions) {
    const length = streams.glyphs.read255();
    pieces.push(pack16([length]), streams.instructions.take(length));
  }
  return { bytes: Buffer.concat([pack16([-1, ...box]), ...pieces]), xMin: box[0] };
}

function openStreams(reader: ByteReader, glyphCount: number): Streams {
  const sizes = Array.from({ length: 7 }, () => reader.readU32());
  const take = (index: number): Uint8Array => reader.take(sizes[index] ?? 0);
  const contours = makeReader(take(0));
  const points = makeReader(take(1));
  const flags = makeReader(take(2));
  const glyphs = makeReader(take(3));
  const composites = makeReader(take(4));
  const boxes = makeReader(take(5));
  const boxBits = boxes.take(4 * Math.floor((glyphCount + 31) / 32));
  return { contours, points, flags, glyphs, composites, boxBits, boxes, instructions: makeReader(take(6)) };
}

/** @throws RangeError when the table is shorter than it says */
export function restoreOutlines(packed: Uint8Array): Outlines {
  const reader = makeReader(packed);
  reader.take(4);
  const glyphCount = reader.readU16();
  reader.take(2);
  const streams = openStreams(reader, glyphCount);
  const loca = Buffer.alloc((glyphCount + 1) * 4);
  const glyphs: Buffer[] = [];
  const xMins: number[] = [];
  let offset = 0;
  for (let index = 0; index < glyphCount; index += 1) {
    const contours = streams.contours.readI16();
    const hasBox = ((streams.boxBits[index >> 3] ?? 0) & (0x80 >> (index & 7))) > 0;
    const empty = { bytes: Buffer.alloc(0), xMin: 0 };
    const outline =
      contours > 0 ? buildSimple(streams, contours, hasBox) : contours < 0 ? buildComposite(streams) : empty;
    const padded = Buffer.concat([outline.bytes, Buffer.alloc(-outline.bytes.length & 3)]);
    glyphs.push(padded);
    xMins.push(outline.xMin);
    offset += padded.length;
    loca.writeUInt32BE(offset, (index + 1) * 4);
  }
  return { glyf: Buffer.concat(glyphs), loca, xMins };
}
