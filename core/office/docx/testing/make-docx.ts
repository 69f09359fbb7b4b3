import { strToU8, type Zippable, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OTHERS =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export type DocxParts = {
  /** Inside of `w:body`. */
  readonly body: string;
  /** Inside of the only header and footer. */
  readonly header?: string;
  readonly footer?: string;
  readonly footnotes?: string;
  /** Content type of the main part. */
  readonly mainType?: string;
  /** More parts, or other content for the usual ones. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** More relationships of the main part, as XML. */
  readonly relations?: string;
};

export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
/** A paragraph of runs: each string is a run of its own, as Word splits text while it is edited. */
export const para = (...texts: readonly string[]): string => `<w:p>${texts.map(run).join('')}</w:p>`;
/** Rows of cells; each cell is XML of its content. */
export const grid = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows
    .map((row) => `<w:tr>${row.map((cell) => `<w:tc><w:tcPr/>${cell}</w:tc>`).join('')}</w:tr>`)
    .join('')}</w:tbl>`;

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`;
const relations = (inner: string): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;

function listTexts(parts: DocxParts): Record<string, string | Uint8Array> {
  const kinds = [
    ['header', 'hdr', parts.header],
    ['footer', 'ftr', parts.footer],
    ['footnotes', 'footnotes', parts.footnotes],
  ] as const;
  const present = kinds.filter(([, , content]) => content !== undefined);
  const links = present.map(([kind], index) => relation(`rId${index + 10}`, kind, `${kind}.xml`)).join('');
  const overrides = present
    .map(([kind]) => `<Override PartName="/word/${kind}.xml" ContentType="${WORD}.${kind}+xml"/>`)
    .join('');
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${parts.mainType ?? `${WORD}.document.main+xml`}"/>${overrides}</Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'word/document.xml')),
    'word/document.xml': `${HEAD}<w:document ${W} ${OTHERS}><w:body>${parts.body}<w:sectPr/></w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(`${links}${parts.relations ?? ''}`),
    ...Object.fromEntries(
      present.map(([kind, root, content]) => [
        `word/${kind}.xml`,
        `${HEAD}<w:${root} ${W} ${OTHERS}>${content}</w:${root}>`,
      ]),
    ),
    ...parts.parts,
  };
}

/** The least Word file that holds the given XML. */
export function makeDocx(parts: DocxParts): Uint8Array {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(listTexts(parts))) {
    files[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(files);
}
