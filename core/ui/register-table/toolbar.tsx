import { Button, Checkbox, Popover, Select, Stack } from '@mantine/core';
import { IconColumns3, IconTableExport } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { formatNumber } from '#core/text/plural.ts';
import type { RegisterColumn, RegisterSelection, RegisterSort } from './model.ts';
import type { Register } from './use-register.ts';

type ToolbarProps<Row> = {
  register: Register<Row>;
  allColumns: ReadonlyArray<RegisterColumn<Row>>;
  isPhone: boolean;
  /** Filters and search, on the left. */
  filters: ReactNode;
  savedViews: ReactNode;
  sort: RegisterSort | undefined;
  onSort: ((sort: RegisterSort) => void) | undefined;
  onExport: (() => Promise<void> | void) | undefined;
};

/** Above the list: what is looked for on the left; views, columns and export on the right. */
export function RegisterToolbar<Row>(props: ToolbarProps<Row>) {
  const { register, allColumns, isPhone, filters, savedViews, sort, onSort, onExport } = props;
  return (
    <div className="op-register-bar op-no-print">
      <div className="op-register-filters">{filters}</div>
      <div className="op-register-tools">
        {savedViews}
        {isPhone && onSort !== undefined ? <SortSelect columns={allColumns} sort={sort} onSort={onSort} /> : null}
        {isPhone ? null : <ColumnChooser register={register} columns={allColumns} />}
        {onExport === undefined ? null : <ExportButton onExport={onExport} isShort={isPhone} />}
      </div>
    </div>
  );
}

function ExportButton({ onExport, isShort }: { onExport: () => Promise<void> | void; isShort: boolean }) {
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await onExport();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={isBusy}
      leftSection={<IconTableExport size="1.1rem" stroke={1.6} aria-hidden />}
      onClick={() => void run()}
    >
      {isShort ? 'XLSX' : 'Выгрузить в\u00a0XLSX'}
    </Button>
  );
}

function ColumnChooser<Row>({
  register,
  columns,
}: {
  register: Register<Row>;
  columns: ReadonlyArray<RegisterColumn<Row>>;
}) {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size="1.1rem" stroke={1.6} aria-hidden />}>
          Столбцы
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Какие столбцы показывать">
        <Stack gap={8} mah="60dvh" style={{ overflowY: 'auto' }}>
          {columns.map((column, index) => (
            <Checkbox
              key={column.id}
              size="sm"
              label={column.title}
              checked={register.isVisible(column.id)}
              disabled={index === 0}
              onChange={() => register.toggleColumn(column.id)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

type SortSelectProps<Row> = {
  columns: ReadonlyArray<RegisterColumn<Row>>;
  sort: RegisterSort | undefined;
  onSort: (sort: RegisterSort) => void;
};

function SortSelect<Row>({ columns, sort, onSort }: SortSelectProps<Row>) {
  const choices = columns
    .filter((column) => column.isSortable)
    .flatMap((column) => [
      { value: `${column.id} asc`, label: `${column.title}: по возрастанию` },
      { value: `${column.id} desc`, label: `${column.title}: по убыванию` },
    ]);
  return (
    <Select
      className="op-register-sort"
      aria-label="Порядок"
      placeholder="Порядок"
      data={choices}
      value={sort === undefined ? null : `${sort.column} ${sort.direction}`}
      onChange={(value) => {
        const [column, direction] = (value ?? '').split(' ');
        if (column !== undefined && direction !== undefined) {
          onSort({ column, direction: direction === 'desc' ? 'desc' : 'asc' });
        }
      }}
      allowDeselect={false}
    />
  );
}

type BulkBarProps<Row> = {
  register: Register<Row>;
  total: number;
  actions: (selection: RegisterSelection, clear: () => void) => ReactNode;
};

/** What can be done with the chosen rows; it covers the headings, so that nothing jumps. */
export function BulkBar<Row>({ register, total, actions }: BulkBarProps<Row>) {
  const { selection } = register;
  if (selection.count === 0) return null;
  const canTakeAll = register.areAllLoadedSelected && !selection.isAll && total > selection.count;
  return (
    <section className="op-register-bulk op-no-print" aria-label="Действия с выбранными строками">
      <span className="op-tabular" role="status">
        Выбрано: {formatNumber(selection.count)}
      </span>
      {canTakeAll ? (
        <Button variant="subtle" size="compact-sm" onClick={register.selectAll}>
          Выбрать все {formatNumber(total)}
        </Button>
      ) : null}
      {actions(selection, register.clear)}
      <Button variant="subtle" size="compact-sm" color="gray" ml="auto" onClick={register.clear}>
        Снять выделение
      </Button>
    </section>
  );
}
