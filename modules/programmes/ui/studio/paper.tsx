import { memo, useEffect, useRef } from 'react';
import type { ShownBlock } from '../../contract/readings.ts';

type Mark = 'finding' | 'understood';

interface PaperProps {
  readonly blocks: readonly ShownBlock[];
  /** Anchors that something is said of. */
  readonly marks: ReadonlyMap<string, Mark>;
  /** The place to bring into sight. */
  readonly focus: string | null;
  readonly onChoose: (anchor: string) => void;
}

type TableBlock = Extract<ShownBlock, { kind: 'table' }>;
type ParagraphBlock = Extract<ShownBlock, { kind: 'paragraph' }>;

/** A place is found by one of its anchors; the words are the reader's own. */
function findPlace(paper: HTMLElement, anchor: string): HTMLElement | undefined {
  const places = paper.querySelectorAll<HTMLElement>('[data-anchors]');
  return [...places].find((place) => place.dataset.anchors?.split(' ').includes(anchor));
}

/** The sheet scrolls, the page stays; on a phone the sheet is the page. A wide table is scrolled sideways too. */
function bringIntoSight(paper: HTMLElement, place: HTMLElement): void {
  const wide = place.closest('.op-plan-paper-scroll');
  if (wide)
    wide.scrollLeft += place.getBoundingClientRect().left - wide.getBoundingClientRect().left - wide.clientWidth / 3;
  if (paper.scrollHeight <= paper.clientHeight) {
    place.scrollIntoView({ block: 'center' });
    return;
  }
  const [sheet, target] = [paper.getBoundingClientRect(), place.getBoundingClientRect()];
  paper.scrollTop += target.top - sheet.top - (sheet.height - Math.min(target.height, sheet.height)) / 2;
}

function useFocus(focus: string | null) {
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus === null || !paper.current) return;
    const place = findPlace(paper.current, focus);
    if (place) bringIntoSight(paper.current, place);
    place?.setAttribute('data-focus', 'true');
    return () => place?.removeAttribute('data-focus');
  }, [focus]);
  return paper;
}

const keyOfAnchor = (anchor: string) => encodeURIComponent(anchor);

/** The document as it came: what is understood has a calm edge, what is remarked upon another. */
export function Paper({ blocks, marks, focus, onChoose }: PaperProps) {
  const paper = useFocus(focus === null ? null : keyOfAnchor(focus));
  return (
    <section className="op-plan-paper" ref={paper} aria-label="Документ, каким он пришёл">
      {blocks.map((block, index) =>
        block.kind === 'table' ? (
          <PaperTable key={keyOf(block, index)} table={block} marks={marks} onChoose={onChoose} />
        ) : (
          <PaperParagraph
            key={keyOf(block, index)}
            paragraph={block}
            mark={marks.get(block.anchor)}
            onChoose={onChoose}
          />
        ),
      )}
    </section>
  );
}

function keyOf(block: ShownBlock, index: number): string {
  return block.kind === 'paragraph' ? block.anchor : `table ${index}`;
}

interface ParagraphProps {
  readonly paragraph: ParagraphBlock;
  readonly mark: Mark | undefined;
  readonly onChoose: (anchor: string) => void;
}

const PaperParagraph = memo(function PaperParagraph({ paragraph, mark, onChoose }: ParagraphProps) {
  const { text, label, heading, isBold, isCentred, anchor } = paragraph;
  if (text.trim() === '') return null;
  return (
    <p
      className="op-plan-paper-line"
      data-anchors={keyOfAnchor(anchor)}
      data-mark={mark}
      data-heading={heading !== null || undefined}
      data-bold={isBold || undefined}
      data-centred={isCentred || undefined}
    >
      {label === null ? null : <span className="op-plan-paper-label">{label}</span>}
      {text}
      {mark === 'finding' ? <MarkButton onClick={() => onChoose(anchor)} /> : null}
    </p>
  );
});

function MarkButton({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" className="op-plan-paper-mark" onClick={onClick}>
      замечание
    </button>
  );
}

interface TableProps {
  readonly table: TableBlock;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly onChoose: (anchor: string) => void;
}

type TableRow = TableBlock['rows'][number];
type TableCell = TableRow['cells'][number];

const keyOfRow = ({ cells }: TableRow, index: number) => cells[0]?.anchors[0] ?? `row ${index}`;

const PaperTable = memo(function PaperTable({ table, marks, onChoose }: TableProps) {
  return (
    <div className="op-plan-paper-scroll">
      <table className="op-plan-paper-table" aria-label={table.sheet ?? 'Таблица документа'}>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={keyOfRow(row, index)} data-heading={row.isHeading || undefined}>
              {row.cells.map((cell, at) => (
                <PaperCell key={cell.anchors[0] ?? `cell ${at}`} cell={cell} marks={marks} onChoose={onChoose} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});

interface CellProps {
  readonly cell: TableCell;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly onChoose: (anchor: string) => void;
}

function PaperCell({ cell, marks, onChoose }: CellProps) {
  const marked = cell.anchors.find((anchor) => marks.get(anchor) === 'finding');
  const mark = marked === undefined ? cell.anchors.map((anchor) => marks.get(anchor)).find(Boolean) : 'finding';
  return (
    <td
      colSpan={cell.columnSpan}
      rowSpan={cell.rowSpan}
      data-anchors={cell.anchors.map(keyOfAnchor).join(' ')}
      data-mark={mark}
    >
      {cell.text}
      {marked === undefined ? null : <MarkButton onClick={() => onChoose(marked)} />}
    </td>
  );
}
