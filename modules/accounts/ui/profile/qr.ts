/**
 * A QR code in byte mode, level L, versions 1 … 10 (up to 271 bytes): enough for the address of an authenticator.
 * @source ISO/IEC 18004:2015
 */
type Bits = number[];

/** Per version: error-correction bytes of a block, then the data bytes of every block (table 9, level L). */
const BLOCKS: readonly (readonly [number, readonly number[]])[] = [
  [7, [19]],
  [10, [34]],
  [15, [55]],
  [20, [80]],
  [26, [108]],
  [18, [68, 68]],
  [20, [78, 78]],
  [24, [97, 97]],
  [30, [116, 116]],
  [18, [68, 68, 69, 69]],
];

/** Centres of alignment patterns (annex E). */
const CENTRES: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
];

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function pushBits(bits: Bits, value: number, length: number): void {
  for (let place = length - 1; place >= 0; place--) bits.push((value >> place) & 1);
}

function chooseVersion(length: number): number {
  const index = BLOCKS.findIndex(([, blocks], at) => sum(blocks) >= length + (at < 9 ? 2 : 3));
  if (index < 0) throw new RangeError('too long for a QR code of version 10');
  return index + 1;
}

function packData(bytes: Uint8Array, version: number, capacity: number): number[] {
  const bits: Bits = [];
  pushBits(bits, 0b0100, 4);
  pushBits(bits, bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) pushBits(bits, byte, 8);
  pushBits(bits, 0, Math.min(4, capacity * 8 - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const packed = Array.from({ length: bits.length / 8 }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8).join(''), 2),
  );
  for (let pad = 0; packed.length < capacity; pad++) packed.push(pad % 2 === 0 ? 0xec : 0x11);
  return packed;
}

/** Product in GF(256) by the polynomial x⁸ + x⁴ + x³ + x² + 1. */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let place = 7; place >= 0; place--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    if ((b >> place) & 1) product ^= a;
  }
  return product;
}

function makeGenerator(degree: number): number[] {
  const generator = [...Array<number>(degree - 1).fill(0), 1];
  let root = 1;
  for (let step = 0; step < degree; step++) {
    for (let at = 0; at < degree; at++) {
      generator[at] = multiply(generator[at] ?? 0, root) ^ (generator[at + 1] ?? 0);
    }
    root = multiply(root, 2);
  }
  return generator;
}

/** Reed–Solomon bytes of a block. */
export function correct(block: readonly number[], degree: number): number[] {
  const generator = makeGenerator(degree);
  const rest = Array<number>(degree).fill(0);
  for (const byte of block) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    for (let at = 0; at < degree; at++) rest[at] = (rest[at] ?? 0) ^ multiply(generator[at] ?? 0, factor);
  }
  return rest;
}

function interleave(columns: readonly (readonly number[])[]): number[] {
  const longest = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: longest }, (_, at) => columns.flatMap((column) => column.slice(at, at + 1))).flat();
}

function makeCodewords(bytes: Uint8Array, version: number): number[] {
  const [degree = 0, sizes = []] = BLOCKS[version - 1] ?? [];
  const packed = packData(bytes, version, sum(sizes));
  const blocks = sizes.map((size, at) => {
    const start = sum(sizes.slice(0, at));
    return packed.slice(start, start + size);
  });
  return [...interleave(blocks), ...interleave(blocks.map((block) => correct(block, degree)))];
}

/** undefined: not yet drawn */
type Grid = (boolean | undefined)[][];

function draw(grid: Grid, x: number, y: number, isDark: boolean): void {
  const row = grid[y];
  if (row && x >= 0 && x < grid.length) row[x] = isDark;
}

function drawFinder(grid: Grid, cx: number, cy: number): void {
  for (let dy = -4; dy <= 4; dy++) {
    for (let dx = -4; dx <= 4; dx++) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      draw(grid, cx + dx, cy + dy, ring !== 2 && ring !== 4);
    }
  }
}

function drawAlignment(grid: Grid, version: number): void {
  const centres = CENTRES[version - 1] ?? [];
  const places = centres.flatMap((cy) => centres.map((cx) => [cx, cy] as const));
  for (const [cx, cy] of places.filter(([x, y]) => !isFinderCorner(x, y, grid.length))) {
    for (let dy = -2; dy <= 2; dy++) {
      for (let dx = -2; dx <= 2; dx++) draw(grid, cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
  }
}

function isFinderCorner(x: number, y: number, size: number): boolean {
  const [isFirstX, isFirstY] = [x < 9, y < 9];
  return (isFirstX && isFirstY) || (isFirstX && y > size - 9) || (isFirstY && x > size - 9);
}

function divide(value: number, generator: number, bits: number): number {
  let rest = value;
  const degree = 31 - Math.clz32(generator);
  for (let place = bits - 1; place >= 0; place--) if ((rest >> (place + degree)) & 1) rest ^= generator << place;
  return rest;
}

/** Level L (01) with mask 0, its BCH code, the constant 0x5412 over it. */
function drawFormat(grid: Grid): void {
  const size = grid.length;
  const word = 0b01000;
  const bits = ((word << 10) | divide(word << 10, 0x537, 5)) ^ 0x5412;
  for (let at = 0; at < 15; at++) {
    const isDark = ((bits >> at) & 1) === 1;
    const near = at < 6 ? at : at < 8 ? at + 1 : size - 15 + at;
    draw(grid, 8, near, isDark);
    const far = at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at;
    draw(grid, far, 8, isDark);
  }
  draw(grid, 8, size - 8, true);
}

function drawVersion(grid: Grid, version: number): void {
  if (version < 7) return;
  const bits = (version << 12) | divide(version << 12, 0x1f25, 6);
  for (let at = 0; at < 18; at++) {
    const isDark = ((bits >> at) & 1) === 1;
    const [along, across] = [Math.floor(at / 3), grid.length - 11 + (at % 3)];
    draw(grid, along, across, isDark);
    draw(grid, across, along, isDark);
  }
}

function drawPatterns(grid: Grid, version: number): void {
  const size = grid.length;
  for (let at = 0; at < size; at++) {
    draw(grid, at, 6, at % 2 === 0);
    draw(grid, 6, at, at % 2 === 0);
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    drawFinder(grid, cx, cy);
  drawAlignment(grid, version);
  drawFormat(grid);
  drawVersion(grid, version);
}

/** Free places two columns at a time, from the right, up and down in turn. */
function listFreePlaces(grid: Grid): [number, number][] {
  const size = grid.length;
  const places: [number, number][] = [];
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = isUp ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (grid[y]?.[x] === undefined) places.push([x, y]);
    }
    isUp = !isUp;
  }
  return places;
}

/** Rows of modules, dark ones true, without the quiet zone. @throws RangeError above 271 bytes */
export function encodeQr(text: string): boolean[][] {
  const bytes = new TextEncoder().encode(text);
  const version = chooseVersion(bytes.length);
  const size = 17 + 4 * version;
  const grid: Grid = Array.from({ length: size }, () => Array<boolean | undefined>(size).fill(undefined));
  drawPatterns(grid, version);
  const bits: Bits = [];
  for (const word of makeCodewords(bytes, version)) pushBits(bits, word, 8);
  for (const [at, [x, y]] of listFreePlaces(grid).entries()) {
    const isMasked = (x + y) % 2 === 0;
    draw(grid, x, y, (bits[at] === 1) !== isMasked);
  }
  return grid.map((row) => row.map((isDark) => isDark === true));
}
