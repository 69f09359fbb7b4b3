type Entry = FileSystemEntry;

/** Files by their endings, those refused apart; the office's lock files («~$…») and hidden files of a folder are passed over. */
export function splitByExtension<Item extends { name: string }>(
  files: readonly Item[],
  accept: readonly string[],
): { fitting: Item[]; refused: Item[] } {
  const visible = files.filter((file) => !file.name.startsWith('~$') && !file.name.startsWith('.'));
  const fits = (file: Item) => accept.length === 0 || accept.some((end) => file.name.toLowerCase().endsWith(end));
  return { fitting: visible.filter(fits), refused: visible.filter((file) => !fits(file)) };
}

/** One line on what was left out and what is possible. */
export function describeRefusedFiles(refused: ReadonlyArray<{ name: string }>, accept: readonly string[]): string {
  const names = refused.slice(0, 3).map((file) => `«${file.name}»`);
  const rest = refused.length > names.length ? ` и\u00a0ещё ${refused.length - names.length}` : '';
  return `Не взяты: ${names.join(', ')}${rest}. Подходят файлы ${accept.join(', ')}.`;
}

/** All files of a drop, folders opened to the bottom. A folder that cannot be read gives no files. */
export async function collectDroppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const found = entries.filter((entry): entry is Entry => entry !== null);
  if (found.length === 0) return [...transfer.files];
  const lists = await Promise.all(found.map(readEntry));
  return lists.flat();
}

async function readEntry(entry: Entry): Promise<File[]> {
  if (entry.isFile) return [await readFile(entry as FileSystemFileEntry)];
  const children = await readFolder(entry as FileSystemDirectoryEntry);
  const lists = await Promise.all(children.map(readEntry));
  return lists.flat();
}

function readFile(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function readFolder(folder: FileSystemDirectoryEntry): Promise<Entry[]> {
  const reader = folder.createReader();
  const all: Entry[] = [];
  // A browser gives at most a hundred entries at a time; an empty answer is the end.
  for (;;) {
    const batch = await new Promise<Entry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return all;
    all.push(...batch);
  }
}
