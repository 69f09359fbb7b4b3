const BLOCK = 512;

/** A part of the archive; `content` gives exactly `size` bytes. */
export interface TarPart {
  readonly name: string;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The archive is cut short or is not one. */
export class TarError extends Error {
  override readonly name = 'TarError';
}

function sumOf(header: Buffer): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0);
}

function makeHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new TarError(`name too long: ${name}`);
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

const paddingOf = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

/** Packs parts as they come into a POSIX tar: any archiver opens it. */
export async function* packTar(parts: AsyncIterable<TarPart>): AsyncGenerator<Uint8Array> {
  for await (const { name, size, content } of parts) {
    yield makeHeader(name, size);
    let written = 0;
    for await (const chunk of content) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== size) throw new TarError(`${name}: ${written} bytes instead of ${size}`);
    yield Buffer.alloc(paddingOf(size));
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** Takes exact numbers of bytes from a stream of chunks of any size. */
function createTaker(source: AsyncIterable<Uint8Array>) {
  const iterator = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  async function takeSome(most: number): Promise<Buffer> {
    while (rest.length === 0) {
      const { done, value } = await iterator.next();
      if (done) throw new TarError('unexpected end');
      rest = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    }
    const taken = rest.subarray(0, most);
    rest = rest.subarray(taken.length);
    return taken;
  }
  async function* take(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      const chunk = await takeSome(left);
      left -= chunk.length;
      yield chunk;
    }
  }
  async function takeAll(size: number): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of take(size)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
  /** Reads to the very end: only there does a compressed source check its sum. */
  async function finish(): Promise<void> {
    for (let next = await iterator.next(); !next.done; next = await iterator.next());
  }
  return { take, takeAll, finish };
}

function readHeader(header: Buffer): { name: string; size: number } {
  const textAt = (start: number, length: number) =>
    header
      .subarray(start, start + length)
      .toString('utf8')
      .replace(/[\0 ].*$/s, '');
  if (Number.parseInt(textAt(148, 8), 8) !== sumOf(header)) throw new TarError('damaged header');
  return { name: textAt(0, 100), size: Number.parseInt(textAt(124, 12), 8) };
}

/** Reads the parts in order; what of a part's content was not read is skipped. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarPart> {
  const { take, takeAll, finish } = createTaker(source);
  for (;;) {
    const header = await takeAll(BLOCK);
    if (header.every((byte) => byte === 0)) return finish();
    const { name, size } = readHeader(header);
    const content = take(size);
    yield { name, size, content };
    for await (const _ of content);
    await takeAll(paddingOf(size));
  }
}
