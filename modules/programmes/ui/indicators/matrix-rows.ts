import { formatNumber } from '#core/text/plural.ts';
import type { EditColumn, EditRow } from '#core/ui/edit-grid/model.ts';
import { parseTypedNumber } from '#core/ui/form/typed-number.ts';
import type { MatrixAnswer, TypedValue } from '../../contract/indicators.ts';
import { type Amounts, checkAmounts } from '../../rules/indicators.ts';

type Direction = MatrixAnswer['directions'][number];
type Typed = MatrixAnswer['typed'][number];

const NOTHING: Amounts = { numerator: null, denominator: null, value: null };

/** «68 из 104», «68/104» of a share, a number of all else; «да» and «нет» of a school that takes part or does not. */
export function readCell(text: string, isShare: boolean): Amounts | string {
  const cell = text.trim().toLowerCase();
  if (cell === '') return NOTHING;
  const parts = isShare ? cell.split(/\s*(?:\/|из)\s*/u) : [cell];
  const numbers = parts.map((part) => (part === 'да' ? 1 : part === 'нет' ? 0 : read(part)));
  const [first = null, second = null] = numbers;
  if (numbers.includes(null)) return isShare ? 'Напишите «68 из 104»' : 'Напишите число, «да» или «нет»';
  const amounts = isShare ? { ...NOTHING, numerator: first, denominator: second } : { ...NOTHING, value: first };
  return checkAmounts({ isShare }, amounts) ?? amounts;
}

function read(text: string): number | null {
  const reading = parseTypedNumber(text);
  return reading.isOk ? reading.value : null;
}

function showCell(typed: Typed | undefined): string {
  if (!typed) return '';
  if (typed.numerator !== null) return `${formatNumber(typed.numerator)} из ${formatNumber(typed.denominator ?? 0)}`;
  return typed.value === null ? '' : formatNumber(typed.value);
}

const findTyped = ({ typed }: MatrixAnswer, organizationId: string, indicatorId: string) =>
  typed.find((one) => one.organizationId === organizationId && one.indicatorId === indicatorId);

export function toMatrixRow(row: MatrixAnswer['rows'][number], matrix: MatrixAnswer): EditRow {
  const cells = matrix.directions.map(({ id }) => [id, showCell(findTyped(matrix, row.organizationId, id))]);
  return {
    id: row.organizationId,
    isNew: false,
    cells: { organization: row.organization, ...Object.fromEntries(cells) },
  };
}

export function makeMatrixColumns(directions: readonly Direction[]): EditColumn[] {
  return [
    { id: 'organization', title: 'Организация', width: 260, isReadOnly: true },
    ...directions.map(({ id, title, isShare }) => ({
      id,
      title,
      width: 150,
      check: (text: string) => {
        const reading = readCell(text, isShare);
        return typeof reading === 'string' ? reading : undefined;
      },
    })),
  ];
}

/** Cells that differ from what is known, each with the version it was opened with. */
export function toMatrixValues(rows: readonly EditRow[], matrix: MatrixAnswer): TypedValue[] {
  return rows.flatMap((row) =>
    matrix.directions.flatMap(({ id, isShare }) => {
      const typed = findTyped(matrix, row.id, id);
      const text = row.cells[id] ?? '';
      const amounts = readCell(text, isShare);
      if (text === showCell(typed) || typeof amounts === 'string') return [];
      return [{ indicatorId: id, organizationId: row.id, ...amounts, remark: null, version: typed?.version ?? null }];
    }),
  );
}
