/** Word files laid by hand for tests of the reader: styles, numbering and notes beside the body. */
import { makeDocx } from '#core/office/docx/testing/make-docx.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${TYPE}/${kind}" Target="${target}"/>`;

export interface DocumentSource {
  readonly body: string;
  /** Inside of `w:styles`, `w:numbering`, `w:endnotes`. */
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  readonly relations?: string;
}

export function makeDocument(source: DocumentSource): Uint8Array {
  const { body, styles, numbering, endnotes, header, footer, footnotes, parts, relations } = source;
  const texts = { styles, numbering, endnotes };
  const present = Object.entries(texts).filter(([, content]) => content !== undefined);
  return makeDocx({
    body,
    ...(header === undefined ? {} : { header }),
    ...(footer === undefined ? {} : { footer }),
    ...(footnotes === undefined ? {} : { footnotes }),
    relations:
      present.map(([name], index) => relation(`rIdT${index}`, name, `${name}.xml`)).join('') + (relations ?? ''),
    parts: {
      ...Object.fromEntries(
        present.map(([name, content]) => [`word/${name}.xml`, `<w:${name} ${W}>${content}</w:${name}>`]),
      ),
      ...parts,
    },
  });
}

/** A paragraph of one run; `layout` is the inside of `w:pPr`, `letters` of `w:rPr`. */
export const p = (text: string, layout = '', letters = ''): string =>
  `<w:p>${layout === '' ? '' : `<w:pPr>${layout}</w:pPr>`}<w:r>${letters === '' ? '' : `<w:rPr>${letters}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A cell; `layout` is the inside of `w:tcPr`. */
export const tc = (content: string, layout = ''): string => `<w:tc><w:tcPr>${layout}</w:tcPr>${content}</w:tc>`;
/** A row; `layout` is the inside of `w:trPr`. */
export const tr = (cells: string, layout = ''): string => `<w:tr><w:trPr>${layout}</w:trPr>${cells}</w:tr>`;
export const tbl = (rows: string, widths: readonly number[] = []): string =>
  `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`;
/** `w:numPr` of a list and its level. */
export const num = (list: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
