import './templates-page.css';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { FileDrop } from '#core/ui/file-drop.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { Page, Section } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState, showDone, showProblem, showUndo } from '#core/ui/state.tsx';
import { documents, saveBase64, uploadTemplateFile } from './api.ts';
import { FieldList } from './field-list.tsx';
import { Findings } from './findings.tsx';
import { Loaded } from './load.tsx';
import type { TemplateKind, UploadAnswer } from './words.ts';

/**
 * Opened by a methodist whose letterhead or wording differs from ours; they want to be rid of mending every document by hand.
 */
export function TemplatesPage() {
  const query = useQuery(documents.query.listTemplates.queryOptions({ input: {} }));
  return (
    <Page
      narrow
      title="Шаблоны документов"
      lead="Скачайте шаблон, поправьте его в Word и загрузите обратно: бланк, слова и порядок частей — ваши, данные подставит система."
      back={{ href: '/documents', title: 'Приказы и документы' }}
    >
      <Loaded query={query}>
        {({ kinds, mayEdit }) =>
          kinds.length === 0 ? (
            <EmptyState title="Шаблонов нет" text="Документы этой установки шаблонов не требуют." />
          ) : (
            kinds.map((kind) => <OneKind key={kind.code} kind={kind} mayEdit={mayEdit} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function OneKind({ kind, mayEdit }: { kind: TemplateKind; mayEdit: boolean }) {
  const active = kind.versions.find((version) => version.isActive);
  const name = active === undefined ? 'образец системы' : `свой, версия ${active.version}`;
  return (
    <Section title={kind.title} note={`Действует: ${name}`}>
      <div className="op-template-row">
        {active === undefined ? null : (
          <Button
            component="a"
            href={`/api/files/${active.fileId}`}
            download={active.fileName}
            leftSection={<IconDownload size="1.1rem" stroke={1.6} aria-hidden />}
          >
            Скачать шаблон
          </Button>
        )}
        <DefaultButton kind={kind} isOnly={active === undefined} />
      </div>
      {mayEdit ? <UploadPart kind={kind} /> : null}
      {kind.versions.length === 0 ? null : <Versions kind={kind} mayEdit={mayEdit} />}
      <FieldList fields={kind.fields} />
    </Section>
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
      {isOnly ? 'Скачать шаблон' : 'Взять за основу образец системы'}
    </Button>
  );
}

function UploadPart({ kind }: { kind: TemplateKind }) {
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
      const outcome = await documents.call.uploadTemplate({ kind: kind.code, fileId });
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
      <FileDrop
        title={isBusy ? 'Проверяем шаблон…' : 'Загрузить исправленный шаблон'}
        hint="Документ Word (DOCX). Перед тем как принять, система проверит все поля."
        accept={['.docx']}
        disabled={isBusy}
        onFiles={([file]) => file && void upload(file)}
      />
      <Findings answer={answer} problem={problem} />
    </>
  );
}

function Versions({ kind, mayEdit }: { kind: TemplateKind; mayEdit: boolean }) {
  const { today } = useSession();
  const client = useQueryClient();
  const active = kind.versions.find((version) => version.isActive)?.id ?? null;
  const choose = async (id: string | null, isUndo = false) => {
    try {
      await documents.call.chooseVersion({ kind: kind.code, id });
      await client.invalidateQueries({ queryKey: documents.query.key() });
      if (!isUndo) showUndo('Действующий шаблон изменён', () => void choose(active, true));
    } catch (error) {
      showProblem(readProblem(error).text);
    }
  };
  const lines = [
    ...kind.versions.map((version) => ({
      id: version.id as string | null,
      title: `Версия ${version.version}`,
      note: [formatMoment(version.createdAt, today), version.authorName].filter(Boolean).join(', '),
      href: `/api/files/${version.fileId}`,
      fileName: version.fileName,
    })),
    { id: null, title: 'Образец системы', note: '', href: null, fileName: '' },
  ];
  return (
    <ul className="op-template-versions" aria-label="Версии шаблона">
      {lines.map((line) => (
        <li key={line.id ?? 'default'} data-active={line.id === active || undefined}>
          <span>
            {line.href === null ? (
              line.title
            ) : (
              <a href={line.href} download={line.fileName}>
                {line.title}
              </a>
            )}
            {line.note === '' ? null : <span className="op-muted op-small"> {line.note}</span>}
          </span>
          {line.id === active ? (
            <span className="op-muted op-small">действует</span>
          ) : mayEdit ? (
            <Button variant="subtle" size="compact-sm" onClick={() => void choose(line.id)}>
              {line.id === null ? 'Вернуться к образцу' : 'Вернуться к этой версии'}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
