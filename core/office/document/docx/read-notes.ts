import { readXml } from '#core/office/docx/read-xml.ts';

/** Texts of footnotes or endnotes by their ids; the lines that part them from the text have none. @throws DocxError */
export function readNotes(content: Uint8Array | undefined, part: string): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  if (content === undefined) return notes;
  let id: string | undefined;
  let isText = false;
  readXml(content, part, {
    open: (name, attributes) => {
      if (name === 'w:footnote' || name === 'w:endnote')
        id = attributes['w:type'] === undefined ? attributes['w:id'] : undefined;
      isText = name === 'w:t';
    },
    close: (name) => {
      isText = false;
      if (name === 'w:p' && id !== undefined) notes.set(id, `${notes.get(id) ?? ''} `);
    },
    text: (text) => {
      if (isText && id !== undefined) notes.set(id, (notes.get(id) ?? '') + text);
    },
  });
  return new Map([...notes].map(([key, text]) => [key, text.replace(/\s+/g, ' ').trim()]));
}

/** Text of a header or footer, without what only counts pages. @throws DocxError */
export function readRunningText(content: Uint8Array | undefined, part: string): string {
  if (content === undefined) return '';
  let text = '';
  let isText = false;
  let skipped = 0;
  readXml(content, part, {
    open: (name) => {
      if (name === 'mc:Fallback') skipped += 1;
      isText = name === 'w:t';
    },
    close: (name) => {
      if (name === 'mc:Fallback') skipped -= 1;
      isText = false;
      if (name === 'w:p') text += ' ';
    },
    text: (piece) => {
      if (isText && skipped === 0) text += piece;
    },
  });
  const line = text.replace(/\s+/g, ' ').trim();
  const words = line.replace(/(?:страница|стр\.?|лист|page|из|of)(?=[\s\d]|$)/gi, '');
  return /\p{L}{2,}/u.test(words) ? line : '';
}
