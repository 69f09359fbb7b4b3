const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
/** 01.01.1980 00:00, the earliest an archive can say. */
const FIRST_DAY = (1 << 5) | 1;
/** Sizes stand in the header, none follows the bytes. */
const HAS_DESCRIPTOR = 0x0008;

interface Entry {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: Buffer;
  readonly size: number;
}

/** Entries of an archive that was just made in memory: no comments at its end, no sizes beyond 4 GB. */
function listEntries(archive: Buffer): Entry[] {
  const end = archive.length - END_BYTES;
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new RangeError('The archive does not end as expected');
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameBytes = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const start = local + LOCAL_BYTES + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    entries.push({
      name: archive.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes),
      flags: archive.readUInt16LE(at + 8) & ~HAS_DESCRIPTOR,
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packed: archive.subarray(start, start + archive.readUInt32LE(at + 20)),
      size: archive.readUInt32LE(at + 24),
    });
    at += CENTRAL_BYTES + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/** What both headers of an entry say, in the same order. */
function writeShared(header: Buffer, at: number, { name, flags, method, crc, packed, size }: Entry): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(flags, at + 2);
  header.writeUInt16LE(method, at + 4);
  header.writeUInt16LE(FIRST_DAY, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packed.length, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}

/**
 * The same parts without entries of folders and without the time of the day: the same template and values give the same bytes. What is
 * packed is copied as it is, since packing anew takes a third of the time of filling.
 */
export function settleArchive(bytes: Uint8Array): Uint8Array {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = listEntries(archive).filter(({ name }) => name.at(-1) !== '/'.charCodeAt(0));
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const entry of entries) {
    const local = Buffer.alloc(LOCAL_BYTES);
    local.writeUInt32LE(LOCAL, 0);
    writeShared(local, 4, entry);
    locals.push(local, entry.name, entry.packed);
    const central = Buffer.alloc(CENTRAL_BYTES);
    central.writeUInt32LE(CENTRAL, 0);
    central.writeUInt16LE(20, 4);
    writeShared(central, 6, entry);
    central.writeUInt32LE(offset, 42);
    centrals.push(central, entry.name);
    offset += LOCAL_BYTES + entry.name.length + entry.packed.length;
  }
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(
    centrals.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...centrals, end]));
}
