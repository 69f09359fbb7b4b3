import type { ColumnRole } from './model.ts';
import { isBlank } from './plain-text.ts';
import type { Layout } from './read-layout.ts';

/** Words of a row in columns that no reader asks for, each with its title: «Место проведения: школа № 2». Those a person leaves out stay out. */
export function readOtherWords(layout: Layout, cells: readonly string[], read: ReadonlySet<ColumnRole>): string[] {
  const roles = new Map(layout.reading.columns.map(({ column, role }) => [column, role]));
  return cells.flatMap((text, column) => {
    const role = roles.get(column);
    if (isBlank(text) || (role !== undefined && (role === 'skip' || read.has(role)))) return [];
    const title = layout.table.header?.titles[column] ?? '';
    return [title === '' ? text : `${title}: ${text}`];
  });
}
