// A methodist with a folder of workbooks from forty schools, or a deputy with one: wants to throw them in and be done with forms.
import { Button, Stack } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatCount, formatNumber } from '#core/text/plural.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { FileDrop } from '#core/ui/file-drop.tsx';
import { SelectField } from '#core/ui/form.tsx';
import { useOpenAddress } from '#core/ui/link.tsx';
import { Page } from '#core/ui/page.tsx';
import { JobProgress } from '#core/ui/progress.tsx';
import { useMay } from '#core/ui/session.tsx';
import { ErrorState } from '#core/ui/state.tsx';
import { imports } from './api.ts';
import './imports.css';
import { KindParameters } from './kind-parameters.tsx';
import { uploadFile } from './upload.ts';
import { FILES, KIND_TITLES, wordsOf } from './words.ts';

const ACCEPT = ['.xlsx', '.xlsm', '.xls', '.csv', '.txt', '.tsv', '.htm', '.html', '.zip'];

interface Draft {
  readonly kind: string;
  readonly campaign: string;
  readonly stage: string;
  /** Of dates that name none. */
  readonly year: number | null;
  readonly event: string;
  readonly training: string;
  readonly files: readonly File[];
}

function toParameters({ kind, campaign, stage, year, event, training }: Draft): Record<string, unknown> {
  if (kind === 'diagnostics') return { campaign, stage };
  if (kind === 'offers') return year === null ? {} : { year };
  if (kind !== 'pathway_items') return {};
  const named = event.trim();
  return { ...(named !== '' && { event: named }), addTraining: training === 'yes' ? 'yes' : 'no' };
}

/** Kinds of tables that this person may bring in. */
function useOpenKinds(): readonly string[] {
  const mayStaff = useMay('import.run');
  const mayScores = useMay('diagnostics.import');
  const mayOffers = useMay('offer.edit');
  const open: Readonly<Record<string, boolean>> = {
    ...{ staff: mayStaff, diagnostics: mayScores },
    ...{ offers: mayOffers, pathway_items: mayStaff },
  };
  return Object.keys(KIND_TITLES).filter((kind) => open[kind] === true);
}

/** Uploads one after another, so that the progress is honest, and starts the batch. */
function useStart(onUploaded: (count: number) => void) {
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const fileIds: string[] = [];
      for (const file of draft.files) {
        fileIds.push(await uploadFile(file));
        onUploaded(fileIds.length);
      }
      return imports.call.start({ kind: draft.kind, fileIds, parameters: toParameters(draft) });
    },
  });
}

function textOf(error: Error): string {
  const problem = readProblem(error);
  return problem.code === 'failed' && error.message ? error.message : problem.text;
}

export function NewImportPage() {
  const [address, change] = useAddressState({
    ...{ kind: 'staff', campaign: '', stage: 'entry' },
    ...{ event: '', training: 'no' },
  });
  const kinds = useOpenKinds();
  const [year, setYear] = useState<number | null>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [uploaded, setUploaded] = useState(0);
  const [isAsked, setAsked] = useState(false);
  const open = useOpenAddress();
  const start = useStart(setUploaded);
  const kind = kinds.find((code) => code === address.kind) ?? 'staff';
  const lacksCampaign = kind === 'diagnostics' && address.campaign.trim().length < 3;
  const add = (more: readonly File[]) =>
    setFiles((known) => [...known, ...more.filter((file) => !known.some((other) => isSameFile(file, other)))]);
  const submit = () => {
    setAsked(true);
    if (lacksCampaign) return;
    setUploaded(0);
    start.mutate({ ...address, kind, year, files }, { onSuccess: ({ id }) => open(`/imports/${id}`) });
  };
  return (
    <Page
      title={wordsOf(kind).load}
      lead="Таблица, какая есть: столбцы, имена и даты программа узнает сама. До записи вы увидите всё, что изменится."
      back={{ href: '/imports', title: 'Загрузки' }}
      narrow
    >
      {kinds.length > 1 ? (
        <SelectField
          label="Что загружаем"
          value={kind}
          choices={kinds.map((value) => ({ value, label: KIND_TITLES[value] ?? '' }))}
          onChange={(value) => change({ kind: value ?? 'staff' })}
        />
      ) : null}
      <KindParameters
        kind={kind}
        address={address}
        change={change}
        isCampaignMissing={isAsked && lacksCampaign}
        year={year}
        onYear={setYear}
      />
      <FileDrop
        title="Перетащите сюда файлы, папку или архив ZIP"
        hint="Книги Excel (XLSX, XLS) и CSV, до 250 файлов за раз, каждый может быть устроен по-своему."
        accept={ACCEPT}
        multiple
        withFolder
        disabled={start.isPending}
        onFiles={add}
      />
      {files.length > 0 ? (
        <Stack gap="sm">
          <strong>{formatCount(files.length, FILES)}</strong>
          <FileList files={files} onRemove={(file) => setFiles(files.filter((other) => other !== file))} />
          {start.isPending ? (
            <JobProgress state="running" done={uploaded} total={files.length} message="Передаём файлы" />
          ) : (
            <div>
              <Button onClick={submit}>Прочитать и проверить</Button>
            </div>
          )}
        </Stack>
      ) : null}
      {start.error ? <ErrorState title="Передать не получилось" text={textOf(start.error)} onRetry={submit} /> : null}
    </Page>
  );
}

function isSameFile(a: File, b: File): boolean {
  return a.name === b.name && a.size === b.size && a.webkitRelativePath === b.webkitRelativePath;
}

const SHOWN = 30;

function FileList({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }) {
  return (
    <ul className="imp-files">
      {files.slice(0, SHOWN).map((file) => (
        <li key={`${file.webkitRelativePath || file.name}|${file.size}`}>
          <span>{file.webkitRelativePath || file.name}</span>
          <span className="op-muted op-tabular">{`${formatNumber(Math.max(1, Math.round(file.size / 1024)))} кБ`}</span>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconX size="1rem" aria-hidden />}
            onClick={() => onRemove(file)}
          >
            Убрать
          </Button>
        </li>
      ))}
      {files.length > SHOWN ? <li className="op-muted">{`и ещё ${formatNumber(files.length - SHOWN)}`}</li> : null}
    </ul>
  );
}
