import './templates-page.css';
import { Button } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { FileDrop } from '#core/ui/file-drop.tsx';
import { SelectField } from '#core/ui/form.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Page, Section } from '#core/ui/page.tsx';
import { EmptyState, showDone, showProblem } from '#core/ui/state.tsx';
import { documents, saveBase64, uploadTemplateFile } from './api.ts';
import { FieldList } from './field-list.tsx';
import { Findings } from './findings.tsx';
import { Versions } from './template-versions.tsx';
import { ownerTitles, type TemplateKind, type TemplateLibrary, type UploadAnswer } from './words.ts';

/**
 * Opened by a methodist, or a deputy of a school, whose letterhead or wording differs from ours; they want to be rid of mending
 * every document by hand.
 */
export function TemplatesPage() {
  const [{ owner }, change] = useAddressState({ owner: '' });
  const input = owner === '' ? {} : { organizationId: owner === MUNICIPALITY ? null : owner };
  const query = useQuery(documents.query.listTemplates.queryOptions({ input }));
  return (
    <Page
      narrow
      title="Шаблоны документов"
      lead="Скачайте шаблон, поправьте его в Word и загрузите обратно: бланк, слова и порядок частей — ваши, данные подставит система."
      back={{ href: '/documents', title: 'Приказы и документы' }}
    >
      <Loaded query={query}>
        {(library) => (
          <>
            <OwnerChoice library={library} onChoose={(next) => change({ owner: next })} />
            {library.kinds.length === 0 ? (
              <EmptyState title="Шаблонов нет" text="Документы этой установки шаблонов не требуют." />
            ) : (
              library.kinds.map((kind) => (
                <OneKind key={`${library.organizationId}:${kind.code}`} kind={kind} library={library} />
              ))
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

const MUNICIPALITY = 'municipality';

/** Shown to those who look at more than one library: the service at schools', a deputy of two schools. */
function OwnerChoice({ library, onChoose }: { library: TemplateLibrary; onChoose: (owner: string) => void }) {
  if (library.owners.length < 2) return null;
  const choices = library.owners.map(({ id, title }) => ({ value: id ?? MUNICIPALITY, label: title }));
  return (
    <SelectField
      label="Чьи шаблоны"
      value={library.organizationId ?? MUNICIPALITY}
      choices={choices}
      onChange={(owner) => onChoose(owner ?? MUNICIPALITY)}
    />
  );
}

function describeServing(kind: TemplateKind): string {
  const active = kind.versions.find((version) => version.isActive) ?? kind.municipal;
  return `Действует ${ownerTitles[kind.serving]}${active ? `, версия ${active.version}` : ''}`;
}

function OneKind({ kind, library }: { kind: TemplateKind; library: TemplateLibrary }) {
  const own = kind.versions.find((version) => version.isActive);
  return (
    <Section title={kind.title} note={describeServing(kind)}>
      <div className="op-template-row">
        {own ? <FileButton file={own} title="Скачать шаблон" isMain /> : null}
        {kind.municipal ? (
          <FileButton
            file={kind.municipal}
            title={own ? 'Скачать шаблон муниципалитета' : 'Скачать шаблон'}
            isMain={!own}
          />
        ) : null}
        {library.mayEdit && library.organizationId !== null && kind.municipal ? (
          <CopyButton kind={kind} organizationId={library.organizationId} />
        ) : null}
        <DefaultButton kind={kind} isOnly={!own && !kind.municipal} />
      </div>
      {library.mayEdit ? <UploadPart kind={kind} organizationId={library.organizationId} /> : null}
      {kind.versions.length === 0 ? null : <Versions kind={kind} library={library} />}
      <FieldList fields={kind.fields} />
    </Section>
  );
}

type FileButtonProps = {
  file: { fileId: string; fileName: string };
  title: string;
  isMain: boolean;
};

function FileButton({ file, title, isMain }: FileButtonProps) {
  return (
    <Button
      component="a"
      href={`/api/files/${file.fileId}`}
      download={file.fileName}
      variant={isMain ? 'filled' : 'default'}
      leftSection={<IconDownload size="1.1rem" stroke={1.6} aria-hidden />}
    >
      {title}
    </Button>
  );
}

/** «Взять шаблон муниципалитета»: it becomes the school's own version, which the school then changes. */
function CopyButton({ kind, organizationId }: { kind: TemplateKind; organizationId: string }) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const copy = async () => {
    setBusy(true);
    try {
      const { version } = await documents.call.copyMunicipalTemplate({ kind: kind.code, organizationId });
      await client.invalidateQueries({ queryKey: documents.query.key() });
      showDone(`Шаблон муниципалитета взят, теперь это версия ${version} вашей школы`);
    } catch (error) {
      showProblem(readProblem(error).text);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={isBusy}
      leftSection={<IconCopy size="1.1rem" stroke={1.6} aria-hidden />}
      onClick={() => void copy()}
    >
      Взять шаблон муниципалитета
    </Button>
  );
}

/** «Взять за основу»: the product's own template. */
function DefaultButton({ kind, isOnly }: { kind: TemplateKind; isOnly: boolean }) {
  const take = () =>
    documents.call.getDefaultTemplate({ kind: kind.code }).then(
      ({ fileName, base64 }) => saveBase64(fileName, base64),
      (error) => showProblem(readProblem(error).text),
    );
  return (
    <Button
      variant={isOnly ? 'filled' : 'default'}
      leftSection={<IconDownload size="1.1rem" stroke={1.6} aria-hidden />}
      onClick={() => void take()}
    >
      {isOnly ? 'Скачать шаблон' : 'Взять за основу шаблон программы'}
    </Button>
  );
}

/** Closed until it is wanted: a page of eight kinds would be eight drop zones. */
function UploadPart({ kind, organizationId }: { kind: TemplateKind; organizationId: string | null }) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<UploadAnswer>();
  const [problem, setProblem] = useState<string>();
  const upload = async (file: File) => {
    setBusy(true);
    setAnswer(undefined);
    setProblem(undefined);
    try {
      const fileId = await uploadTemplateFile(file);
      const outcome = await documents.call.uploadTemplate({ kind: kind.code, fileId, organizationId });
      setAnswer(outcome);
      if (outcome.isAccepted) {
        showDone(`Шаблон принят, версия ${outcome.version}`);
        await client.invalidateQueries({ queryKey: documents.query.key() });
      }
    } catch (error) {
      const known = readProblem(error);
      setProblem(known.code === 'failed' && error instanceof Error ? error.message : known.text);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <details className="op-template-fields">
        <summary>Загрузить исправленный шаблон</summary>
        <FileDrop
          title={isBusy ? 'Проверяем шаблон…' : 'Перетащите сюда исправленный шаблон'}
          hint="Документ Word (DOCX). Перед тем как принять, система проверит все поля."
          accept={['.docx']}
          disabled={isBusy}
          onFiles={([file]) => file && void upload(file)}
        />
      </details>
      <Findings answer={answer} problem={problem} />
    </>
  );
}
