/** Comments of Word as XML. Pure. */
import { appendInside, findElement, readAttribute } from '#core/office/mark/tags.ts';
import { escapeAttribute } from '#core/office/xlsx/escape.ts';

export interface Comment {
  readonly id: number;
  readonly author: string;
  readonly text: string;
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const EMPTY_COMMENTS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${W}"></w:comments>`;

/** «Проверка Опоры» → «ПО». */
const makeInitials = (author: string): string =>
  author
    .split(/\s+/)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('')
    .slice(0, 3);

const makeLine = (line: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${escapeAttribute(line)}</w:t></w:r></w:p>`;

/** Without a date: the same remarks make the same file, and Word shows none. */
const makeComment = ({ id, author, text }: Comment): string =>
  `<w:comment w:id="${id}" w:author="${escapeAttribute(author)}" w:initials="${escapeAttribute(makeInitials(author))}">` +
  `${text
    .split(/\r\n|\n|\r/)
    .map(makeLine)
    .join('')}</w:comment>`;

/** The part with the comments after those that are there; `undefined` when it is not a part of comments. */
export function patchComments(original: string | undefined, comments: readonly Comment[]): string | undefined {
  const text = original ?? EMPTY_COMMENTS;
  const element = findElement(text, 'comments');
  if (element === undefined || element.open.prefix !== 'w:') return undefined;
  return appendInside(text, element, comments.map(makeComment).join(''));
}

/** The highest id of a comment in a part, −1 where there is none. */
export function findLastId(xml: string): number {
  let last = -1;
  for (const [tag] of xml.matchAll(/<w:comment(?:RangeStart|RangeEnd|Reference)?\s[^<>]*>/g)) {
    const id = Number(readAttribute(tag, 'id'));
    if (Number.isInteger(id) && id > last) last = id;
  }
  return last;
}

export const startRange = (id: number): string => `<w:commentRangeStart w:id="${id}"/>`;
export const endRange = (id: number): string =>
  `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
