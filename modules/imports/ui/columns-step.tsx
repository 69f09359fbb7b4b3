import { Button, MultiSelect, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { SelectField, TickField } from '#core/ui/form.tsx';
import { Attention, Section } from '#core/ui/page.tsx';
import { ErrorState, LinesSkeleton, showProblem } from '#core/ui/state.tsx';
import type { SheetState } from '../contract/shapes.ts';
import { imports, organizations } from './api.ts';
import type { Batch } from './import-page.tsx';

type FileDetail = Awaited<ReturnType<typeof imports.call.getFile>>;
type Draft = { isUsed: boolean; headerRow: number; fields: Record<number, string[]> };

/** Every file with its state; the one that waits for an answer is open. */
export function ColumnsStep({ batch, onDone }: { batch: Batch; onDone: () => void }) {
  const client = useQueryClient();
  const first =
    batch.files.find(({ needsColumns }) => needsColumns) ?? batch.files.find(({ problem }) => problem === null);
  const [chosen, setChosen] = useState<string>();
  const current = batch.files.find(({ id }) => id === chosen) ?? first;
  const waiting = batch.files.filter(({ needsColumns }) => needsColumns).length;
  const readOn = useMutation(
    imports.query.readOn.mutationOptions({ onSuccess: () => client.invalidateQueries().then(onDone) }),
  );
  return (
    <Stack gap="lg">
      {waiting > 0 ? (
        <Attention
          action={
            <Button
              variant="default"
              loading={readOn.isPending}
              onClick={() => readOn.mutate({ id: batch.id, version: batch.version })}
            >
              Продолжить без них
            </Button>
          }
        >
          {`Не узнали обязательные столбцы, файлов: ${waiting}. Укажите их один раз: для этого источника программа запомнит.`}
        </Attention>
      ) : null}
      {batch.files.length > 1 ? (
        <SelectField
          label="Файл"
          value={current?.id ?? null}
          choices={batch.files.map(({ id, name, needsColumns, problem }) => ({
            value: id,
            label: `${name}${needsColumns ? ' — укажите столбцы' : problem === null ? '' : ' — не прочитан'}`,
          }))}
          onChange={(id) => setChosen(id ?? undefined)}
        />
      ) : null}
      {current === undefined ? null : (
        <FileColumns key={`${current.id} ${batch.version}`} batch={batch} fileId={current.id} onDone={onDone} />
      )}
      {batch.files
        .filter(({ problem }) => problem !== null)
        .map(({ id, name, problem }) => (
          <ErrorState key={id} title={name} text={problem} />
        ))}
    </Stack>
  );
}

function toDraft(sheet: SheetState): Draft {
  return {
    isUsed: sheet.isUsed,
    headerRow: sheet.headerRows.at(-1) ?? 0,
    fields: Object.fromEntries(sheet.columns.map(({ column, fields }) => [column, fields])),
  };
}

function FileColumns({ batch, fileId, onDone }: { batch: Batch; fileId: string; onDone: () => void }) {
  const file = useQuery(imports.query.getFile.queryOptions({ input: { id: batch.id, fileId } }));
  if (file.isPending) return <LinesSkeleton lines={8} />;
  if (file.error) return <ErrorState text={readProblem(file.error).text} onRetry={() => void file.refetch()} />;
  if (file.data.problem !== null) return <ErrorState title={file.data.name} text={file.data.problem} />;
  return <FileForm batch={batch} file={file.data} onDone={onDone} />;
}

function FileForm({ batch, file, onDone }: { batch: Batch; file: FileDetail; onDone: () => void }) {
  const client = useQueryClient();
  const [drafts, setDrafts] = useState(() =>
    Object.fromEntries(file.sheets.map((sheet) => [sheet.name, toDraft(sheet)])),
  );
  const [organizationId, setOrganization] = useState(file.organizationId);
  const options = useQuery(organizations.query.listOptions.queryOptions({ input: {} }));
  const save = useMutation(
    imports.query.setColumns.mutationOptions({
      onSuccess: () => client.invalidateQueries().then(onDone),
      onError: (error) => showProblem('Столбцы не приняты', readProblem(error).text),
    }),
  );
  const submit = () =>
    save.mutate({
      ...{ id: batch.id, version: batch.version, fileId: file.id, organizationId },
      sheets: file.sheets.map(({ name }) => {
        const draft = drafts[name] ?? { isUsed: false, headerRow: 0, fields: {} };
        const columns = Object.entries(draft.fields).map(([column, fields]) => ({ column: Number(column), fields }));
        return { name, isUsed: draft.isUsed, headerRow: draft.headerRow, columns };
      }),
    });
  return (
    <Stack gap="lg">
      {batch.kind === 'staff' ? (
        <SelectField
          label="Организация файла"
          hint="Нужна, если её не называют столбец, заголовок над таблицей или имя файла."
          isClearable
          value={organizationId}
          choices={(options.data?.options ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          onChange={setOrganization}
        />
      ) : null}
      {file.sheets.map((sheet) => (
        <SheetForm
          key={sheet.name}
          sheet={sheet}
          fields={file.fields}
          draft={drafts[sheet.name] ?? toDraft(sheet)}
          onDraft={(draft) => setDrafts((known) => ({ ...known, [sheet.name]: draft }))}
        />
      ))}
      <div className="imp-final">
        <span className="op-muted">В реестр пока ничего не записано.</span>
        <Button loading={save.isPending} onClick={submit}>
          Прочитать по этим столбцам
        </Button>
      </div>
    </Stack>
  );
}

type SheetFormProps = {
  sheet: SheetState;
  fields: FileDetail['fields'];
  draft: Draft;
  onDraft: (draft: Draft) => void;
};

function SheetForm({ sheet, fields, draft, onDraft }: SheetFormProps) {
  const taken = new Set(Object.values(draft.fields).flat());
  const missing = fields.filter(({ code }) => sheet.missingFields.includes(code) && !taken.has(code));
  return (
    <Section title={`Лист «${sheet.name}»`} note={sheet.reason}>
      <Stack gap="sm">
        <TickField
          label="Загружать этот лист"
          value={draft.isUsed}
          onChange={(isUsed) => onDraft({ ...draft, isUsed })}
        />
        {missing.length > 0 ? (
          <StateBadge tone="wait">{`Укажите столбец: ${missing.map(({ title }) => `«${title}»`).join(', ')}`}</StateBadge>
        ) : null}
        {sheet.conflicts.map((conflict) => (
          <div key={conflict} className="op-muted op-small">
            {conflict}
          </div>
        ))}
        <SelectField
          label="Строка с названиями столбцов"
          value={String(draft.headerRow)}
          choices={[
            { value: '0', label: 'Её нет' },
            ...sheet.sample.map(({ number }) => ({ value: String(number), label: `Строка ${number}` })),
          ]}
          onChange={(row) => onDraft({ ...draft, headerRow: Number(row ?? 0) })}
        />
        <SheetTable sheet={sheet} fields={fields} draft={draft} onDraft={onDraft} />
      </Stack>
    </Section>
  );
}

/** The first rows as they look in the workbook; above each column what it is taken for. */
function SheetTable({ sheet, fields, draft, onDraft }: SheetFormProps) {
  const choices = fields.map(({ code, title }) => ({ value: code, label: title }));
  const headers = new Set(draft.headerRow === 0 ? [] : [...sheet.headerRows, draft.headerRow]);
  return (
    <section className="imp-scroll" aria-label={`Первые строки листа «${sheet.name}»`}>
      <table className="imp-sheet">
        <thead>
          <tr>
            <td />
            {sheet.columns.map((entry) => (
              <th key={entry.column} scope="col">
                <MultiSelect
                  size="xs"
                  aria-label={`Столбец ${entry.title || entry.column + 1}: что в нём`}
                  placeholder={(draft.fields[entry.column] ?? []).length === 0 ? 'не загружается' : ''}
                  data={choices}
                  searchable
                  value={draft.fields[entry.column] ?? []}
                  onChange={(codes) => onDraft({ ...draft, fields: { ...draft.fields, [entry.column]: codes } })}
                />
                <div className="op-muted op-small">{entry.reason}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.sample.map(({ number, cells }) => (
            <tr key={number} data-header={headers.has(number) || undefined}>
              <th scope="row">{number}</th>
              {sheet.columns.map(({ column }) => (
                <td key={column}>{cells[column] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
