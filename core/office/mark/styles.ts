import { OfficeError } from '#core/office/errors.ts';
import { appendInside, findElement, listTags, readAttribute, setAttribute } from '#core/office/mark/tags.ts';

/** Light amber: seen at once, readable under any text, and it prints. */
const FILL = 'FFFFE3A3';

const EMPTY_STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

export type StylePatch = {
  /** The index of the marked twin of a style, made at the first call for it. */
  mark(style: number): number;
  /** The part with all twins in it. */
  finish(): string;
};

type Counted = { readonly text: string; readonly count: number; readonly prefix: string };

function readItems(styles: string, list: string, item: string): { items: string[]; prefix: string } {
  const element = findElement(styles, list);
  if (!element) return { items: [], prefix: '' };
  const content = styles.slice(element.open.start, element.close.end);
  const items: string[] = [];
  let start = -1;
  for (const tag of listTags(content)) {
    if (tag.name !== item) continue;
    if (tag.isEmpty) items.push(tag.text);
    else if (!tag.isClosing) start = tag.start;
    else items.push(content.slice(start, tag.end));
  }
  return { items, prefix: element.open.prefix };
}

function addFill(styles: string): Counted {
  const { items, prefix } = readItems(styles, 'fills', 'fill');
  const fill =
    `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${FILL}"/>` +
    `<${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`;
  return { text: appendItems(styles, 'fills', items.length, [fill]), count: items.length, prefix };
}

function appendItems(styles: string, list: string, known: number, added: readonly string[]): string {
  const element = findElement(styles, list);
  if (!element) throw new OfficeError('broken_xml', { part: list });
  const longer = appendInside(styles, element, added.join(''));
  const { open } = element;
  const opened = longer.slice(open.start).match(/^<[^>]*>/)?.[0] ?? open.text;
  const counted = setAttribute(opened, 'count', String(known + added.length));
  return longer.slice(0, open.start) + counted + longer.slice(open.start + opened.length);
}

function paint(format: string, fill: number): string {
  const tag = /^<[^>]*>/.exec(format)?.[0] ?? format;
  const painted = setAttribute(setAttribute(tag, 'fillId', String(fill)), 'applyFill', '1');
  return painted + format.slice(tag.length);
}

/**
 * Twins of cell styles that differ by the fill only, so a marked cell keeps its font, borders and number format. A workbook
 * without styles gets the smallest part that Excel accepts.
 */
export function patchStyles(original: string | undefined): StylePatch {
  const { text, count: fill } = addFill(original ?? EMPTY_STYLES);
  const { items: formats, prefix } = readItems(text, 'cellXfs', 'xf');
  const twins = new Map<number, number>();
  const added: string[] = [];
  return {
    mark(style) {
      const known = twins.get(style);
      if (known !== undefined) return known;
      const plain = `<${prefix}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`;
      added.push(paint(formats[style] ?? formats[0] ?? plain, fill));
      const index = formats.length + added.length - 1;
      twins.set(style, index);
      return index;
    },
    finish: () => (added.length === 0 ? text : appendItems(text, 'cellXfs', formats.length, added)),
  };
}

/** The style a row or cell tag carries. */
export function readStyle(tag: string): number {
  const style = Number(readAttribute(tag, 's') ?? 0);
  return Number.isInteger(style) && style >= 0 ? style : 0;
}
