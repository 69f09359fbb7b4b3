import {
  type ScopeData,
  type TemplateContext,
  TemplateExtension,
  type XmlGeneralNode,
  type XmlNode,
  xml,
} from 'easy-template-x';

/** Our mark on a paragraph that holds nothing but tags of loops. Clones of the paragraph keep it; it never leaves this module. */
const MARK = 'opora-lone-tag';

const isGeneral = (node: XmlNode | undefined): node is XmlGeneralNode => node?.nodeType === 'General';

function listByName(node: XmlNode, name: string): XmlGeneralNode[] {
  const own = isGeneral(node) && node.nodeName === name ? [node] : [];
  return [...own, ...(node.childNodes ?? []).flatMap((child) => listByName(child, name))];
}

const readText = (paragraph: XmlNode): string =>
  listByName(paragraph, 'w:t')
    .flatMap((node) => (node.childNodes ?? []).map((child) => (child.nodeType === 'Text' ? child.textContent : '')))
    .join('');

/** Things that make a paragraph worth keeping though it has no text. */
const KEPT = ['w:drawing', 'w:pict', 'w:object', 'w:br', 'w:sectPr', 'w:fldSimple', 'w:fldChar'];

/** A bookmark that begins and ends here may go with the line (Word leaves one where the cursor stood); half of one may not. */
function isBare(paragraph: XmlNode): boolean {
  const count = (name: string): number => listByName(paragraph, name).length;
  return KEPT.every((name) => count(name) === 0) && count('w:bookmarkStart') === count('w:bookmarkEnd');
}

/** Before filling, once for a template: marks the lines that consist of `{#…}` and `{/…}` only. */
export function markLoneTags(root: XmlNode): void {
  for (const paragraph of listByName(root, 'w:p')) {
    const isLone = /^\s*(\{\s*[#/][^{}]*\}\s*)+$/.test(readText(paragraph));
    if (isLone && isBare(paragraph)) paragraph.attributes = { ...paragraph.attributes, [MARK]: '1' };
  }
}

/** One walk over the whole part: a filled table has thousands of nodes, and only the marked ones are asked further. */
function listMarked(root: XmlNode): XmlGeneralNode[] {
  const marked: XmlGeneralNode[] = [];
  const walk = (node: XmlNode): void => {
    if (isGeneral(node) && node.attributes?.[MARK] !== undefined) marked.push(node);
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(root);
  return marked;
}

function findNeighbour(paragraph: XmlGeneralNode, step: 1 | -1): XmlNode | undefined {
  const siblings = (paragraph.parentNode?.childNodes ?? []).filter(isGeneral);
  return siblings[siblings.indexOf(paragraph) + step];
}

/** Two tables without a paragraph between them would grow together, and a cell must end with a paragraph. */
function isNeeded(paragraph: XmlGeneralNode): boolean {
  const before = findNeighbour(paragraph, -1)?.nodeName;
  const after = findNeighbour(paragraph, 1)?.nodeName;
  const isFirst = before === undefined || before === 'w:tcPr';
  if (after === undefined) return isFirst || before === 'w:tbl';
  return before === 'w:tbl' && (after === 'w:tbl' || after === 'w:sectPr');
}

/** After filling: removes the marked lines that stayed empty. */
export class LoneTagSweeper extends TemplateExtension {
  async execute(_data: ScopeData, context: TemplateContext): Promise<void> {
    const root = await context.currentPart.xmlRoot();
    for (const paragraph of listMarked(root)) {
      const { [MARK]: _mark, ...attributes } = paragraph.attributes ?? {};
      paragraph.attributes = attributes;
      if (readText(paragraph).trim() === '' && isBare(paragraph) && !isNeeded(paragraph)) xml.modify.remove(paragraph);
    }
  }
}
