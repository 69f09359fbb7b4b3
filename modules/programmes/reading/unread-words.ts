import type { UnreadPart } from '#core/office/document/model.ts';
import { isRowNumber } from './cell-looks.ts';
import { isColumnNumbers } from './find-header.ts';
import { type Grid, ownCells } from './grid.ts';
import { type LogicalRow, readLogicalRows } from './logical-rows.ts';
import type { ColumnRole, Unread } from './model.ts';
import { beginning, isBlank } from './plain-text.ts';
import type { Layout } from './read-layout.ts';

const PARTS: Readonly<Record<UnreadPart['what'], string>> = {
  picture: 'Рисунок: текст на нём не читается',
  scanned_page: 'Страница отсканирована: текста на ней нет',
  text_box: 'Надпись поверх текста',
  footnote: 'Сноска',
  deleted_text: 'Удалённый текст в режиме правки',
  chart: 'Диаграмма',
  object: 'Вставленный объект',
  hidden_sheet: 'Скрытый лист',
};

/** Parts of the file that are no text. */
export function nameParts(parts: readonly UnreadPart[]): Unread[] {
  return parts.map(({ what, place, anchor }) => ({ place, text: PARTS[what], anchor }));
}

/** Tables that are none of ours: each once, by its first row. */
export function listOtherTables(layouts: readonly Layout[]): Unread[] {
  return layouts
    .filter(({ kind, table }) => kind === 'other' && !isStamp(table.grid))
    .map(({ table }) => {
      const row = table.grid.rows.find((candidate) => ownCells(candidate).length > 1) ?? table.grid.rows[0];
      const cells = row ? ownCells(row).map(({ cell }) => cell.text) : [];
      const caption = table.captions[0] ?? '';
      const text = [caption, cells.join(' | ')].filter((part) => part !== '').join(': ');
      return {
        place: `${table.place}, строк ${table.grid.rows.length}`,
        text: beginning(text),
        anchor: row?.cells.find(({ anchor }) => anchor)?.anchor ?? null,
      };
    });
}

/** «СОГЛАСОВАНО | УТВЕРЖДАЮ» with posts and signatures: no part of the plan. */
function isStamp(grid: Grid): boolean {
  const words = grid.rows.flatMap((row) => ownCells(row).map(({ cell }) => cell.text));
  return (
    grid.rows.length <= 6 &&
    words.some((text) => /^[«"]?(?:утвержда|утвержден|согласован|рассмотрен|принят)/iu.test(text))
  );
}

/** Columns of a list of indicators that have words and no meaning; other tables keep such words with their rows. */
export function listOtherColumns(layouts: readonly Layout[]): Unread[] {
  return layouts.filter(({ kind }) => kind === 'indicators').flatMap((layout) => listColumns(layout, 'indicator'));
}

function listColumns(layout: Layout, role: ColumnRole): Unread[] {
  const { table, reading } = layout;
  const titles = new Set(readLogicalRows(layout, role).flatMap(({ kind, source }) => (kind === 'row' ? [] : [source])));
  const known = new Map<number, ColumnRole>(reading.columns.map(({ column, role }) => [column, role]));
  const rows = table.grid.rows
    .slice(table.header?.dataFrom ?? 0)
    .filter((row) => !titles.has(row) && !isColumnNumbers(row));
  return Array.from({ length: table.grid.columnCount }, (_, column) => column).flatMap((column): Unread[] => {
    if (known.has(column)) return [];
    const cells = rows.flatMap((row) => {
      const cell = row.cells[column];
      return cell && !cell.isCovered && !isBlank(cell.text) ? [cell] : [];
    });
    if (cells.length === 0) return [];
    const title = table.header?.titles[column] ?? '';
    const name = title === '' ? `столбец ${column + 1}` : `столбец «${title}»`;
    const text = [...new Set(cells.map((cell) => cell.text))].join('; ');
    return [{ place: `${table.place}, ${name}`, text: beginning(text), anchor: cells[0]?.anchor ?? null }];
  });
}

/** A row that says nothing its table is for. */
export function nameRow({ table }: Layout, row: LogicalRow): Unread {
  const text = row.text || row.cells.filter((cell) => cell !== '').join(' | ');
  const anchor = row.source.cells.find((cell) => cell.text !== '' && cell.anchor !== null)?.anchor ?? null;
  return { place: `${table.place}, строка ${row.row}`, text: beginning(text), anchor };
}

/** Words that stand where numbers do. */
export function listOddNumbers(layout: Layout, row: LogicalRow): Unread[] {
  const column = row.kind === 'row' ? layout.columns.get('number')?.[0] : undefined;
  const text = row.cells[column ?? -1] ?? '';
  if (column === undefined || row.covered.has(column) || isBlank(text) || isRowNumber(text)) return [];
  const title = layout.table.header?.titles[column] ?? '№';
  const anchor = row.source.cells[column]?.anchor ?? null;
  return [{ place: `${layout.table.place}, строка ${row.row}, «${title}»`, text: beginning(text), anchor }];
}
