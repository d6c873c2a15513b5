import { crc32 } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

/*
 * A zip archive without compression, so that its bytes depend on nothing but its entries.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT: sections 4.3.7, 4.3.12 and 4.3.16.
 */
const VERSION = 20;
const MADE_ON_UNIX = (3 << 8) | VERSION;
const UTF8_NAMES = 1 << 11;
/** The first of January 1980, which is where time begins for zip. */
const DATE = (1 << 5) | 1;
/** A file that everybody may read, since Lambda runs code as another user. */
const MODE = (0o100644 << 16) >>> 0;

function bytes(...fields: readonly (readonly [size: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([size, value]) => {
      const field = Buffer.alloc(size);
      field.writeUIntLE(value, 0, size);
      return field;
    }),
  );
}

/** What local and central headers have in common. */
function description({ name, content }: ZipEntry): Buffer {
  const size = content.length;
  return bytes(
    [2, UTF8_NAMES],
    [2, 0],
    [2, 0],
    [2, DATE],
    [4, crc32(content)],
    [4, size],
    [4, size],
    [2, Buffer.byteLength(name)],
    [2, 0],
  );
}

function localPart(entry: ZipEntry): Buffer {
  const header = bytes([4, 0x04034b50], [2, VERSION]);
  return Buffer.concat([header, description(entry), Buffer.from(entry.name), entry.content]);
}

function centralPart(entry: ZipEntry, offset: number): Buffer {
  const header = bytes([4, 0x02014b50], [2, MADE_ON_UNIX], [2, VERSION]);
  const attributes = bytes([2, 0], [2, 0], [2, 0], [4, MODE], [4, offset]);
  return Buffer.concat([header, description(entry), attributes, Buffer.from(entry.name)]);
}

export function zip(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const part = localPart(entry);
    local.push(part);
    central.push(centralPart(entry, offset));
    offset += part.length;
  }
  const directory = Buffer.concat(central);
  const count = entries.length;
  const end = bytes(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, directory.length],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...local, directory, end]);
}
