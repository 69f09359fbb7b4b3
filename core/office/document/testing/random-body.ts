import fc from 'fast-check';
import { p, tbl, tc, tr } from '#core/office/document/testing/make-document.ts';

const word = fc.stringMatching(/^[А-яё0-9 .,–]{0,12}$/);

const paragraph = fc.oneof(
  fc.constant('<w:p/>'),
  fc.constant('<w:p w:rsidR="00A1"/>'),
  word.map((text) => p(text)),
  word.map((text) => p(text, '<w:jc w:val="center"/><w:outlineLvl w:val="1"/>')),
  word.map(
    (text) =>
      `<w:p><w:pPr/><w:ins w:id="5"><w:r><w:t>${text}</w:t></w:r></w:ins><w:del><w:r><w:delText>нет</w:delText></w:r></w:del></w:p>`,
  ),
  word.map(
    (text) =>
      `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(text)}<w:p/></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('не он')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
  ),
);

interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const overlaps = (one: Area, other: Area): boolean =>
  one.row < other.row + other.rows &&
  other.row < one.row + one.rows &&
  one.column < other.column + other.columns &&
  other.column < one.column + one.columns;

/** Cuts a grid into areas of the given sizes where they fit, and into single cells where they do not. */
function cutGrid(rows: number, columns: number, sizes: readonly (readonly [number, number])[]): Area[] {
  const areas: Area[] = [];
  for (let place = 0; place < rows * columns; place += 1) {
    const [row, column] = [Math.floor(place / columns), place % columns];
    const [height, width] = sizes[place % sizes.length] ?? [1, 1];
    const single: Area = { row, column, rows: 1, columns: 1 };
    const wished: Area = { ...single, rows: Math.min(height, rows - row), columns: Math.min(width, columns - column) };
    const area = areas.some((other) => overlaps(wished, other)) ? single : wished;
    if (!areas.some((other) => overlaps(area, other))) areas.push(area);
  }
  return areas;
}

export interface RandomTable {
  readonly rows: number;
  readonly columns: number;
  readonly areas: readonly Area[];
  readonly xml: string;
}

function layAreas(rows: number, columns: number, areas: readonly Area[]): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const inside = areas.filter((area) => row >= area.row && row < area.row + area.rows);
    const cells = inside
      .sort((left, right) => left.column - right.column)
      .map((area) => {
        const merge = area.rows === 1 ? '' : `<w:vMerge w:val="${row === area.row ? 'restart' : 'continue'}"/>`;
        const content = row === area.row ? p(`${area.row}:${area.column}`) : '<w:p/>';
        return tc(content, `<w:gridSpan w:val="${area.columns}"/>${merge}`);
      });
    return tr(cells.join(''));
  });
  return tbl(lines.join(''), new Array<number>(columns).fill(1000));
}

/** A table of any merges, and the areas it was made of. */
export const makeRandomTable = (): fc.Arbitrary<RandomTable> =>
  fc
    .tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
        minLength: 1,
        maxLength: 12,
      }),
    )
    .map(([rows, columns, sizes]) => {
      const areas = cutGrid(rows, columns, sizes);
      return { rows, columns, areas, xml: layAreas(rows, columns, areas) };
    });

/** The inside of a body: paragraphs of any build, tables of any merges. */
export const makeRandomBody = (): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: paragraph },
        makeRandomTable().map(({ xml }) => xml),
      ),
      { maxLength: 8 },
    )
    .map((blocks) => blocks.join(''));
