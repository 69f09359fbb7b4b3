/** Places as a person finds them: «Дорожная карта, строка 5, «Сроки»», «Паспорт, «Задачи»», «раздел «…», «…»». */
import type { Line, SourceRow, Spot } from './model.ts';
import { columnOf, textAt, titleOf } from './tables.ts';
import { quote, sameKey } from './words.ts';

function placeInTable(row: SourceRow, column: number | undefined): string {
  const { table } = row;
  if (table.kind === 'passport') {
    const label = row.cells[0]?.text.trim() ?? '';
    return label === '' ? `${table.name}, строка ${row.number}` : `${table.name}, ${quote(label, 50)}`;
  }
  const title = titleOf(table, column);
  const where = `${table.name}, строка ${row.number}`;
  return title === '' ? where : `${where}, ${quote(title, 40)}`;
}

export function spotOfLine(line: Line): Spot {
  const { order, at, section, text } = line;
  const anchor = line.paragraph.anchor;
  if (at) return { order, anchor, place: placeInTable(at.row, at.column) };
  const own = quote(text);
  const isOwn = section === null || sameKey(section) === sameKey(text);
  return { order, anchor, place: isOwn ? own : `раздел ${quote(section, 50)}, ${own}` };
}

export function spotOfCell(row: SourceRow, column: number | undefined): Spot {
  const cell = column === undefined ? undefined : row.grid[column];
  const anchor = (cell ?? row.cells[0])?.anchor ?? null;
  return { order: row.order + (column ?? 0) / 1000, anchor, place: placeInTable(row, column) };
}

/** The row as such: its title's cell. */
export function spotOfRow(row: SourceRow): Spot {
  const column = columnOf(row.table, 'title', 'indicator', 'field');
  const cell = (column === undefined ? undefined : row.grid[column]) ?? row.cells[0];
  return { order: row.order, anchor: cell?.anchor ?? null, place: placeInTable(row, undefined) };
}

/** The whole document: its beginning. */
export function spotOfDocument(lines: readonly Line[]): Spot {
  const first = lines.find(({ text }) => text.trim() !== '');
  return { order: -1, anchor: first?.paragraph.anchor ?? null, place: 'Документ в целом' };
}

export function titleOfRow(row: SourceRow): string {
  return textAt(row, columnOf(row.table, 'title', 'indicator')) || (row.cells[0]?.text ?? '');
}
