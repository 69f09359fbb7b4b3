import { readXml, type XmlAttributes } from '#core/office/docx/read-xml.ts';

/** A switch of Word: there without a value means on. */
export const isOn = (attributes: XmlAttributes): boolean => !['0', 'false', 'off'].includes(attributes['w:val'] ?? '1');

export function readInteger(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}

interface StyleSource {
  readonly id: string;
  name: string;
  basedOn: string | undefined;
  /** 0 … 8 a heading, 9 body text. */
  outline: number | undefined;
  isBold: boolean | undefined;
  alignment: string | undefined;
  numberingId: string | undefined;
  level: number | undefined;
}

/** What a style says with all it is based on. */
export interface Style {
  /** 1 … 9. */
  readonly heading: number | null;
  readonly isBold: boolean;
  readonly isCentred: boolean;
  readonly numberingId: string | undefined;
  readonly level: number | undefined;
  /** The style of the chain that carries the numbering: its level is the one tied to it. */
  readonly numberedBy: string | undefined;
}

export interface Styles {
  /** The style of a paragraph; without an id, or with one nobody declared, the default one. */
  paragraph(id: string | undefined): Style;
  isBoldRun(id: string | undefined): boolean;
  /** The list that a style of lists stands for. */
  findNumbering(id: string): string | undefined;
}

const PLAIN: Style = {
  heading: null,
  isBold: false,
  isCentred: false,
  numberingId: undefined,
  level: undefined,
  numberedBy: undefined,
};
const HEADING_NAME = /^(?:heading|заголовок)\s*([1-9])$/i;

type Setter = (style: StyleSource, attributes: XmlAttributes) => void;

const SETTERS: Readonly<Record<string, Setter>> = {
  'w:name': (style, attributes) => {
    style.name = attributes['w:val'] ?? '';
  },
  'w:basedOn': (style, attributes) => {
    style.basedOn = attributes['w:val'];
  },
  'w:outlineLvl': (style, attributes) => {
    style.outline = readInteger(attributes['w:val']);
  },
  'w:b': (style, attributes) => {
    style.isBold = isOn(attributes);
  },
  'w:jc': (style, attributes) => {
    style.alignment = attributes['w:val'];
  },
  'w:numId': (style, attributes) => {
    style.numberingId = attributes['w:val'];
  },
  'w:ilvl': (style, attributes) => {
    style.level = readInteger(attributes['w:val']);
  },
};

/** Parts of a style that speak of tables' corners, or of how it was before. */
const ASIDE = new Set(['w:tblStylePr', 'w:pPrChange', 'w:rPrChange']);

function readSources(
  content: Uint8Array,
  part: string,
): { sources: Map<string, StyleSource>; first: string | undefined } {
  const sources = new Map<string, StyleSource>();
  let first: string | undefined;
  let style: StyleSource | undefined;
  let aside = 0;
  readXml(content, part, {
    open: (name, attributes) => {
      if (ASIDE.has(name)) aside += 1;
      if (name === 'w:style') {
        const id = attributes['w:styleId'] ?? '';
        style = {
          id,
          name: '',
          basedOn: undefined,
          outline: undefined,
          isBold: undefined,
          alignment: undefined,
          numberingId: undefined,
          level: undefined,
        };
        sources.set(id, style);
        const isDefault = attributes['w:default'] !== undefined && isOn({ 'w:val': attributes['w:default'] });
        if (isDefault && attributes['w:type'] === 'paragraph') first ??= id;
      } else if (style && aside === 0 && Object.hasOwn(SETTERS, name)) SETTERS[name]?.(style, attributes);
    },
    close: (name) => {
      if (ASIDE.has(name)) aside -= 1;
      if (name === 'w:style') style = undefined;
    },
  });
  return { sources, first };
}

function listChain(sources: ReadonlyMap<string, StyleSource>, id: string): StyleSource[] {
  const chain: StyleSource[] = [];
  for (let style = sources.get(id); style && !chain.includes(style); style = sources.get(style.basedOn ?? ''))
    chain.push(style);
  return chain;
}

function findHeading(chain: readonly StyleSource[]): number | null {
  for (const { outline, name } of chain) {
    if (outline !== undefined) return outline >= 0 && outline <= 8 ? outline + 1 : null;
    const named = HEADING_NAME.exec(name.trim())?.[1];
    if (named !== undefined) return Number(named);
  }
  return null;
}

function resolveStyle(chain: readonly StyleSource[]): Style {
  const numbered = chain.find((style) => style.numberingId !== undefined);
  return {
    heading: findHeading(chain),
    isBold: chain.find((style) => style.isBold !== undefined)?.isBold ?? false,
    isCentred: chain.find((style) => style.alignment !== undefined)?.alignment === 'center',
    numberingId: numbered?.numberingId,
    level: chain.find((style) => style.level !== undefined)?.level,
    numberedBy: numbered?.id,
  };
}

/** Styles of a document, by what is said of them in its part; without the part all text is plain. @throws DocxError */
export function readStyles(content: Uint8Array | undefined, part: string): Styles {
  const { sources, first } = content
    ? readSources(content, part)
    : { sources: new Map<string, StyleSource>(), first: undefined };
  const known = new Map<string, Style>();
  const resolve = (id: string): Style => {
    const style = known.get(id) ?? resolveStyle(listChain(sources, id));
    known.set(id, style);
    return style;
  };
  return {
    paragraph: (id) => {
      const wanted = id !== undefined && sources.has(id) ? id : first;
      return wanted === undefined ? PLAIN : resolve(wanted);
    },
    isBoldRun: (id) => id !== undefined && resolve(id).isBold,
    findNumbering: (id) => resolve(id).numberingId,
  };
}
