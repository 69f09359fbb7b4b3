/** Walking over raw XML text without rebuilding it, so that what is not changed stays byte for byte. Pure. */

export type Tag = {
  readonly name: string;
  readonly prefix: string;
  readonly isClosing: boolean;
  readonly isEmpty: boolean;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

// Quoted values may hold «>», so they are taken whole.
const TAG = /<(\/?)(?:([\w.-]+):)?([\w.-]+)((?:"[^"]*"|'[^']*'|[^<>"'])*?)(\/?)>/g;

export function* listTags(text: string): Generator<Tag> {
  for (const match of text.matchAll(TAG)) {
    yield {
      name: match[3] ?? '',
      prefix: match[2] === undefined ? '' : `${match[2]}:`,
      isClosing: match[1] === '/',
      isEmpty: match[5] === '/',
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
    };
  }
}

export function readAttribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match?.[1] ?? match?.[2];
}

/** Sets an attribute without prefix, in place or before the end of the tag. */
export function setAttribute(tag: string, name: string, value: string): string {
  const present = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`);
  if (present.test(tag)) return tag.replace(present, (_whole, start: string) => `${start}"${value}"`);
  return tag.replace(/\s*(\/?)>$/, (_whole, slash: string) => ` ${name}="${value}"${slash}>`);
}

export function removeAttribute(tag: string, name: string): string {
  return tag.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), '');
}

export type Element = { readonly open: Tag; readonly close: Tag };

/** The first element of this name; the ones asked for never hold themselves. An empty one opens and closes with one tag. */
export function findElement(text: string, name: string): Element | undefined {
  let open: Tag | undefined;
  for (const tag of listTags(text)) {
    if (tag.name !== name) continue;
    open ??= tag;
    if (tag.isEmpty || tag.isClosing) return { open, close: tag };
  }
  return undefined;
}

/** Adds text at the end of an element's content; an empty element is opened first. */
export function appendInside(text: string, element: Element, addition: string): string {
  const { open, close } = element;
  if (open.start !== close.start) return text.slice(0, close.start) + addition + text.slice(close.start);
  const opened = open.text.replace(/\s*\/>$/, '>');
  return `${text.slice(0, open.start)}${opened}${addition}</${open.prefix}${open.name}>${text.slice(open.end)}`;
}

/** Our changed parts are written as UTF-8, whatever they were. */
export function declareUtf8(text: string): string {
  return text.replace(/^\ufeff?(<\?xml[^>]*?)\sencoding\s*=\s*(?:"[^"]*"|'[^']*')/, '$1 encoding="UTF-8"');
}
