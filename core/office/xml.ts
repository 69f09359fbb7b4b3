import { SaxesParser } from 'saxes';
import { OfficeError } from '#core/office/errors.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Names come without prefix: «x:row» and «row» are one element to us. */
export type XmlHandlers = {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
};

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** Attribute by its name without prefix («r:id» and «ns2:id» alike). */
export function findAttribute(attributes: Attributes, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  for (const key of Object.keys(attributes)) {
    if (key.endsWith(name) && key[key.length - name.length - 1] === ':' && !key.startsWith('xmlns'))
      return attributes[key];
  }
  return undefined;
}

function makeParser(handlers: XmlHandlers, part: string): SaxesParser<{ xmlns: false; position: false }> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw new OfficeError('broken_xml', { part }, { cause: error });
  });
  parser.on('doctype', () => {
    throw new OfficeError('doctype', { part });
  });
  if (handlers.open) {
    const { open } = handlers;
    parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes));
  }
  if (handlers.close) {
    const { close } = handlers;
    parser.on('closetag', (tag) => close(localName(tag.name)));
  }
  if (handlers.text) {
    const { text } = handlers;
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return parser;
}

/** Decodes by byte order mark; UTF-8 without one. Other encodings are not legal in office files. */
export async function* decodeXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(chooseEncoding(chunk));
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}

function chooseEncoding(chunk: Uint8Array): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/**
 * Feeds a part to the handlers chunk by chunk and gives control back after each, so that a caller may pull.
 * @throws OfficeError `doctype`, `broken_xml`
 */
export async function* stepXml(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const parser = makeParser(handlers, part);
  for await (const text of decodeXml(chunks)) {
    parser.write(text);
    yield;
  }
  parser.close();
  yield;
}

/** Reads a whole part through the handlers. @throws OfficeError `doctype`, `broken_xml` */
export async function parseXml(chunks: AsyncIterable<Uint8Array>, part: string, handlers: XmlHandlers): Promise<void> {
  const steps = stepXml(chunks, part, handlers);
  while (!(await steps.next()).done);
}
