import { readNumbering } from '#core/office/document/docx/numbering.ts';
import { type DocumentParts, openDocument } from '#core/office/document/docx/open-document.ts';
import { readNotes, readRunningText } from '#core/office/document/docx/read-notes.ts';
import { readStyles } from '#core/office/document/docx/styles.ts';
import { readTabbedParagraphs } from '#core/office/document/docx/tabbed-paragraphs.ts';
import { walkDocument } from '#core/office/document/docx/walk.ts';
import { makeState, quote, type State } from '#core/office/document/docx/walk-state.ts';
import type { Block, ReadDocument, UnreadPart } from '#core/office/document/model.ts';
import { DocxError } from '#core/office/docx/errors.ts';

function readPart<T>(
  document: DocumentParts,
  kind: string,
  read: (content: Uint8Array | undefined, part: string) => T,
): T {
  const [name = ''] = document.find(kind);
  return read(document.parts.get(name), name);
}

/** A title page has more letters, a stray heading fewer. */
const TITLE_LETTERS = 200;
const HEADING_LETTERS = 40;

/** Letters of a text, counted no further than is asked for. */
function countLetters(blocks: readonly Block[], enough: number): number {
  let letters = 0;
  const add = (text: string): boolean => {
    letters += text.slice(0, 10 * enough).match(/\p{L}/gu)?.length ?? 0;
    return letters >= enough;
  };
  blocks.some((block) =>
    block.kind === 'paragraph' ? add(block.text) : block.rows.some((row) => row.cells.some((cell) => add(cell.text))),
  );
  return letters;
}

/** Pictures of whole pages with a title at most, or pictures and next to nothing else. */
function isScan(state: State, blocks: readonly Block[]): boolean {
  if (state.pictures === 0) return false;
  const letters = countLetters(blocks, TITLE_LETTERS);
  const hasPages = state.unread.some(({ what }) => what === 'scanned_page');
  return letters < (hasPages ? TITLE_LETTERS : HEADING_LETTERS);
}

function nameScan(state: State, blocks: readonly Block[]): UnreadPart[] {
  const { pictures, unread } = state;
  if (!isScan(state, blocks)) {
    return unread.map((part) =>
      part.what === 'scanned_page'
        ? { ...part, place: `${part.place}: если это скан, текст на\u00a0нём не\u00a0прочитан, наберите его` }
        : part,
    );
  }
  const rest = unread.filter(({ what }) => what !== 'picture' && what !== 'scanned_page');
  const place =
    `весь документ: в\u00a0нём рисунки (${pictures}) и\u00a0почти нет текста, это скан. Найдите файл, с\u00a0которого печатали, ` +
    'или распознайте скан в\u00a0программе для распознавания текста, сохраните как «Документ Word (DOCX)» и\u00a0загрузите снова';
  const anchor = unread.find(({ what }) => what === 'picture' || what === 'scanned_page')?.anchor ?? null;
  return [{ what: 'scanned_page', place, anchor }, ...rest];
}

function listRunning(document: DocumentParts): UnreadPart[] {
  const kinds = [
    ['header', 'верхний колонтитул'],
    ['footer', 'нижний колонтитул'],
  ] as const;
  const texts = kinds.flatMap(([kind, title]) =>
    document.find(kind).map((name) => ({ title, text: readRunningText(document.parts.get(name), name) })),
  );
  const places = texts.filter(({ text }) => text !== '').map(({ title, text }) => `${title} ${quote(text)}`);
  return [...new Set(places)].map((place) => ({ what: 'text_box', place, anchor: null }));
}

/**
 * Reads a Word file as a person would: paragraphs with their printed numbers, tables with merges counted out, text boxes after the
 * paragraph they are anchored in. Changes that were tracked are taken as accepted. Anchors: «p12», the twelfth `w:p` of the main part.
 * @throws DocxError
 */
export async function readDocx(bytes: Uint8Array): Promise<ReadDocument> {
  const document = await openDocument(bytes);
  const styles = readPart(document, 'styles', readStyles);
  const numbering = readPart(document, 'numbering', (content, part) => readNumbering(content, part, styles));
  const footnotes = readPart(document, 'footnotes', readNotes);
  const endnotes = readPart(document, 'endnotes', readNotes);
  const state = makeState(styles, numbering, { footnotes, endnotes });
  const main = document.parts.get(document.mainPart);
  if (main === undefined) throw new DocxError('damaged', { part: document.mainPart });
  walkDocument(main, document.mainPart, state);
  const blocks = readTabbedParagraphs(state.containers[0]?.blocks ?? [], state.tabbed);
  return { format: 'docx', blocks, unread: [...nameScan(state, blocks), ...listRunning(document)] };
}
