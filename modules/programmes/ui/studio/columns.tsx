import { Stack } from '@mantine/core';
import { SelectField } from '#core/ui/form.tsx';
import type { ShownReading } from '../../contract/readings.ts';
import { COLUMN_ROLES, type ColumnRole, type Corrections, TABLE_KINDS, type TableKind } from '../../reading/model.ts';
import { COLUMN_ROLE_TITLES, TABLE_KIND_TITLES } from './words.ts';

type TableReading = ShownReading['tables'][number];

const KIND_CHOICES = TABLE_KINDS.map((value) => ({ value, label: TABLE_KIND_TITLES[value] }));
const ROLE_CHOICES = COLUMN_ROLES.map((value) => ({ value, label: COLUMN_ROLE_TITLES[value] }));

interface ColumnsProps {
  readonly tables: readonly TableReading[];
  readonly isBusy: boolean;
  readonly onCorrect: (table: Corrections['tables'][number]) => void;
}

/** Every table and what its columns are taken for, with the reason; one answer is enough for the next document of this build. */
export function Columns({ tables, isBusy, onCorrect }: ColumnsProps) {
  return (
    <Stack gap="xl">
      {tables.map((table, index) => (
        <TableColumns
          key={`${table.signature} ${table.blocks.join(' ')}`}
          number={index + 1}
          table={table}
          isBusy={isBusy}
          onCorrect={onCorrect}
        />
      ))}
    </Stack>
  );
}

interface TableColumnsProps extends Omit<ColumnsProps, 'tables'> {
  readonly number: number;
  readonly table: TableReading;
}

function TableColumns({ number, table, isBusy, onCorrect }: TableColumnsProps) {
  const { signature } = table;
  const setKind = (kind: string | null) => {
    if (kind !== null) onCorrect({ signature, kind: kind as TableKind, roles: {} });
  };
  const setRole = (column: number, role: string | null) => {
    if (role !== null) onCorrect({ signature, roles: { [column]: role as ColumnRole } });
  };
  return (
    <section aria-label={`Таблица ${number}`}>
      <SelectField
        label={`Таблица ${number}`}
        hint={table.reason}
        value={table.kind}
        choices={KIND_CHOICES}
        isDisabled={isBusy}
        onChange={setKind}
      />
      {table.kind === 'other' ? null : (
        <ul className="op-plan-columns">
          {table.columns.map(({ column, title, role, reason }) => (
            <li key={column}>
              <SelectField
                label={title === '' ? `Столбец ${column + 1}` : title}
                hint={reason}
                value={role}
                choices={ROLE_CHOICES}
                isDisabled={isBusy}
                onChange={(next) => setRole(column, next)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
