import { formatAddress } from '#core/office/address.ts';
import { appendInside, findElement, listTags, readAttribute } from '#core/office/mark/tags.ts';
import { escapeCellText } from '#core/office/xlsx/escape.ts';

/** Column from 0, row from 1. */
export type Remark = { readonly column: number; readonly row: number; readonly message: string };

const AUTHOR = 'Опора';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const EMPTY_COMMENTS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  `<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`;

function addAuthor(text: string): { text: string; id: number; prefix: string } {
  const element = findElement(text, 'authors');
  if (!element) return { text, id: 0, prefix: '' };
  const content = text.slice(element.open.start, element.close.end);
  const count = [...listTags(content)].filter((tag) => tag.name === 'author' && !tag.isClosing).length;
  const { prefix } = element.open;
  const author = `<${prefix}author>${AUTHOR}</${prefix}author>`;
  return { text: appendInside(text, element, author), id: count, prefix };
}

const makeRun = (prefix: string, message: string): string =>
  `<${prefix}r><${prefix}t xml:space="preserve">${escapeCellText(message)}</${prefix}t></${prefix}r>`;

/** Comments already there, by address: where to add a line. Plain text of a comment becomes a run, since runs may not follow it. */
function extendComment(comment: string, prefix: string, message: string): string {
  const element = findElement(comment, 'text');
  if (!element) return comment;
  const content = comment.slice(element.open.end, element.close.start);
  const isPlain = !new RegExp(`<${prefix}r[\\s>]`).test(content);
  const start = comment.slice(0, element.open.end);
  const runs = isPlain && content !== '' ? `<${prefix}r>${content}</${prefix}r>` : content;
  return `${start}${runs}${makeRun(prefix, `\n${message}`)}${comment.slice(element.close.start)}`;
}

function extendKnown(text: string, prefix: string, waiting: Map<string, Remark>): string {
  let result = '';
  let from = 0;
  let open: { start: number; address: string } | undefined;
  for (const tag of listTags(text)) {
    if (tag.name !== 'comment') continue;
    if (!tag.isClosing) open = { start: tag.start, address: readAttribute(tag.text, 'ref') ?? '' };
    const remark = tag.isClosing && open ? waiting.get(open.address) : undefined;
    if (!remark || !open) continue;
    result += text.slice(from, open.start) + extendComment(text.slice(open.start, tag.end), prefix, remark.message);
    from = tag.end;
    waiting.delete(open.address);
  }
  return result + text.slice(from);
}

type CommentPatch = { readonly text: string; readonly added: readonly Remark[] };

/** Pure: the comments part with the remarks in it; `added` are those whose cells had no comment and so have no shape yet. */
export function patchComments(original: string | undefined, remarks: readonly Remark[]): CommentPatch {
  const { text, id, prefix } = addAuthor(original ?? EMPTY_COMMENTS);
  const waiting = new Map(remarks.map((remark) => [formatAddress(remark.column, remark.row), remark]));
  const extended = extendKnown(text, prefix, waiting);
  const list = findElement(extended, 'commentList');
  if (!list) return { text: extended, added: [] };
  const fresh = [...waiting].map(
    ([address, { message }]) =>
      `<${prefix}comment ref="${address}" authorId="${id}"><${prefix}text>${makeRun(prefix, message)}</${prefix}text></${prefix}comment>`,
  );
  return { text: appendInside(extended, list, fresh.join('')), added: [...waiting.values()] };
}

const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

const EMPTY_DRAWING =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>' +
  '</o:shapelayout></xml>';

function makeShape(id: number, { column, row, message }: Remark): string {
  const height = Math.min(2 + Math.ceil(message.length / 28), 12);
  const anchor = [column + 1, 15, Math.max(row - 2, 0), 4, column + 4, 15, Math.max(row - 2, 0) + height, 4];
  return (
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:180pt;` +
    `height:${height * 15}pt;z-index:${id};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor.join(', ')}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}

/** Pure: the drawing in which Excel keeps the boxes of comments, with a box per new remark. */
export function patchDrawing(original: string | undefined, remarks: readonly Remark[]): string {
  const drawing = original ?? EMPTY_DRAWING;
  const used = [...drawing.matchAll(/_x0000_s(\d{1,9})/g)].map((match) => Number(match[1]));
  const first = used.reduce((most, id) => Math.max(most, id), 1024) + 1;
  const type = drawing.includes('id="_x0000_t202"') ? '' : SHAPE_TYPE;
  const shapes = remarks.map((remark, index) => makeShape(first + index, remark)).join('');
  const end = drawing.lastIndexOf('</xml>');
  return end < 0 ? drawing : `${drawing.slice(0, end)}${type}${shapes}${drawing.slice(end)}`;
}
