/** The threads between the parts of a workbook. Pure. */
import { appendInside, findElement, listTags, readAttribute } from '#core/office/mark/tags.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const EMPTY_RELATIONS = `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;

export type NewRelation = {
  readonly id: string;
  readonly type: 'comments' | 'vmlDrawing' | 'styles';
  readonly target: string;
};

export function addRelations(original: string | undefined, added: readonly NewRelation[]): string {
  const text = original ?? EMPTY_RELATIONS;
  const element = findElement(text, 'Relationships');
  if (!element || added.length === 0) return text;
  const { prefix } = element.open;
  const items = added.map(
    ({ id, type, target }) => `<${prefix}Relationship Id="${id}" Type="${OFFICE}/${type}" Target="/${target}"/>`,
  );
  return appendInside(text, element, items.join(''));
}

const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Names the kinds of new parts: `comments` and `styles` by name, drawings by their ending. */
export function addContentTypes(
  text: string,
  added: { readonly comments: readonly string[]; readonly styles: readonly string[]; readonly hasDrawings: boolean },
): string {
  const element = findElement(text, 'Types');
  if (!element) return text;
  const { prefix } = element.open;
  const hasDefault = [...listTags(text)].some(
    (tag) => tag.name === 'Default' && readAttribute(tag.text, 'Extension')?.toLowerCase() === 'vml',
  );
  const override = (kind: string) => (name: string) =>
    `<${prefix}Override PartName="/${name}" ContentType="${CONTENT}.${kind}+xml"/>`;
  const drawings =
    added.hasDrawings && !hasDefault
      ? `<${prefix}Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`
      : '';
  const items = [drawings, ...added.comments.map(override('comments')), ...added.styles.map(override('styles'))];
  return appendInside(text, element, items.join(''));
}

/** Elements of a sheet that must stand after `legacyDrawing`: ECMA-376 part 1, 18.3.1.99. */
const AFTER_DRAWING = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

/** Ties the drawing with the boxes of comments to a sheet; `tail` is the sheet's XML after its rows. */
export function tieDrawing(tail: string, id: string): string {
  let depth = 0;
  for (const tag of listTags(tail)) {
    const isEnd = tag.isClosing && depth === 0;
    if (isEnd || (depth === 0 && AFTER_DRAWING.has(tag.name))) {
      const element = `<${tag.prefix}legacyDrawing xmlns:r="${OFFICE}" r:id="${id}"/>`;
      return tail.slice(0, tag.start) + element + tail.slice(tag.start);
    }
    if (tag.isClosing) depth -= 1;
    else if (!tag.isEmpty) depth += 1;
  }
  return tail;
}
