import { SaxesParser } from 'saxes';
import { DocxError } from '#core/office/docx/errors.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Names keep their prefix: `w:t` and `a:t` mean different things in a document. */
export type XmlHandlers = {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
};

/** Word nests some forty levels at most; recursive readers behind us must not be led into the depths. */
const MAX_DEPTH = 150;

/**
 * Reads one XML part of a Word file. UTF-8 only, as every office program writes it.
 * @throws DocxError `doctype`, `damaged`
 */
export function readXml(content: Uint8Array, part: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw new DocxError('damaged', { part }, { cause: error });
  });
  parser.on('doctype', () => {
    throw new DocxError('doctype', { part });
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw new DocxError('damaged', { part });
    handlers.open?.(tag.name, tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handlers.close?.(tag.name);
  });
  const { text } = handlers;
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  for (const piece of decodeUtf8(content, part)) parser.write(piece);
  parser.close();
}

const PIECE_BYTES = 64 * 1024;

/** Piece by piece: a long document as one string would cost twice its size. */
function* decodeUtf8(content: Uint8Array, part: string): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at === 0 || at < content.length; at += PIECE_BYTES) {
    const end = at + PIECE_BYTES;
    let piece: string;
    try {
      piece = decoder.decode(content.subarray(at, end), { stream: end < content.length });
    } catch (error) {
      throw new DocxError('damaged', { part }, { cause: error });
    }
    yield piece;
  }
}
