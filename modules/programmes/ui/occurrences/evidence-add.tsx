import { Button, Loader } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileText, IconLink, IconMessage2, IconPaperclip } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { createModuleClient } from '#core/http/client.ts';
import { formatDay } from '#core/time/format.ts';
import { useDraft } from '#core/ui/draft.ts';
import { TextArea, TextField } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { useMay } from '#core/ui/session.tsx';
import type { documentsContract } from '#modules/documents/contract.ts';
import type { EvidenceInput } from '../../contract/occurrences.ts';
import { programmes } from '../api.ts';
import { sendFile } from '../send-file.ts';
import { useChange } from '../use-change.ts';

const documents = createModuleClient<typeof documentsContract>('documents');

/** What can show that it was done. */
const ENDINGS = ['.pdf', '.jpg', '.jpeg', '.png', '.webp', '.heic', '.docx', '.xlsx', '.pptx', '.odt'];

type Way = 'document' | 'link' | 'words';

export function AddEvidence({ occurrenceId }: { occurrenceId: string }) {
  const add = useChange(programmes.call.addEvidence);
  return (
    <EvidenceWays draftKey={occurrenceId} add={add} onAdd={(evidence) => add.run({ id: occurrenceId, evidence })} />
  );
}

interface WaysProps {
  /** Of what it is: typed words wait under this name. */
  readonly draftKey: string;
  readonly add: { readonly isBusy: boolean; readonly problem: { readonly text: string } | undefined };
  /** @returns nothing when it failed */
  readonly onAdd: (evidence: EvidenceInput) => Promise<unknown>;
}

/** Four ways to show that it was done; a file is taken at once, the others ask for a line. */
export function EvidenceWays({ draftKey, add, onAdd }: WaysProps) {
  const mayReadDocuments = useMay('document.read');
  const [way, setWay] = useState<Way>();
  const take = async (evidence: EvidenceInput): Promise<boolean> => {
    const isAdded = (await onAdd(evidence)) !== undefined;
    if (isAdded) setWay(undefined);
    return isAdded;
  };
  const ways: readonly [Way, string, ReactNode][] = [
    ...(mayReadDocuments
      ? [['document', 'Документ', <IconFileText key="i" size="1rem" aria-hidden />] as [Way, string, ReactNode]]
      : []),
    ['link', 'Ссылка', <IconLink key="i" size="1rem" aria-hidden />],
    ['words', 'Словами', <IconMessage2 key="i" size="1rem" aria-hidden />],
  ];
  return (
    <>
      <fieldset className="op-plan-mark-ways" aria-label="Приложить подтверждение">
        <FileButton onFile={(fileId) => take({ kind: 'file', fileId })} />
        {ways.map(([one, title, icon]) => (
          <Button
            key={one}
            variant={way === one ? 'light' : 'default'}
            size="xs"
            leftSection={icon}
            aria-expanded={way === one}
            onClick={() => setWay(way === one ? undefined : one)}
          >
            {title}
          </Button>
        ))}
      </fieldset>
      {way === 'document' ? <DocumentSearch onTake={take} /> : null}
      {way === 'link' ? <LinkForm draftKey={draftKey} isBusy={add.isBusy} onTake={take} /> : null}
      {way === 'words' ? <WordsForm draftKey={draftKey} isBusy={add.isBusy} onTake={take} /> : null}
      <Problem text={add.problem?.text} />
    </>
  );
}

function FileButton({ onFile }: { onFile: (fileId: string) => Promise<boolean> }) {
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await onFile(await sendFile(file, 'programme_evidence'));
    } catch (error) {
      setProblem((error as Error).message);
    }
    setBusy(false);
  };
  return (
    <>
      <Button
        variant="default"
        size="xs"
        loading={isBusy}
        leftSection={<IconPaperclip size="1rem" aria-hidden />}
        onClick={() => input.current?.click()}
      >
        Файл или фото
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Файл или фото"
        accept={ENDINGS.join(',')}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <Problem text={problem} />
    </>
  );
}

interface WayProps {
  readonly draftKey: string;
  readonly isBusy: boolean;
  readonly onTake: (evidence: EvidenceInput) => Promise<boolean>;
}

const NO_LINK = { url: '', title: '' };

function LinkForm({ draftKey, isBusy, onTake }: WayProps) {
  const draft = useDraft(`evidence-link-${draftKey}`, NO_LINK);
  const { url, title } = draft.value;
  const isWeb = /^https?:\/\/\S+$/i.test(url.trim());
  const [isAsked, setAsked] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isWeb && (await onTake({ kind: 'link', url: url.trim(), title: title.trim() }))) draft.drop();
  };
  return (
    <form className="op-form" onSubmit={(event) => void submit(event)}>
      <TextField
        label="Адрес страницы"
        placeholder="https://"
        isRequired
        error={isAsked && !isWeb ? 'Адрес начинается с https:// или http://' : undefined}
        value={url}
        onChange={(next) => draft.change({ url: next, title })}
      />
      <TextField
        label="Как назвать"
        hint="Можно не писать"
        value={title}
        onChange={(next) => draft.change({ url, title: next })}
      />
      <div className="op-form-foot">
        <Button type="submit" size="xs" loading={isBusy}>
          Приложить ссылку
        </Button>
      </div>
    </form>
  );
}

function WordsForm({ draftKey, isBusy, onTake }: WayProps) {
  const draft = useDraft(`evidence-words-${draftKey}`, '');
  const title = draft.value;
  const [isAsked, setAsked] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (title.trim() !== '' && (await onTake({ kind: 'words', title: title.trim() }))) draft.drop();
  };
  return (
    <form className="op-form" onSubmit={(event) => void submit(event)}>
      <TextArea
        label="Чем подтверждается"
        rows={2}
        isRequired
        hint="Например: протокол № 3 в папке совета"
        error={isAsked && title.trim() === '' ? 'Напишите несколько слов' : undefined}
        value={title}
        onChange={draft.change}
      />
      <div className="op-form-foot">
        <Button type="submit" size="xs" loading={isBusy}>
          Записать
        </Button>
      </div>
    </form>
  );
}

const SHOWN = 8;

/** Minutes, orders, notes of the register: found by a word of the title or the number. */
function DocumentSearch({ onTake }: Pick<WayProps, 'onTake'>) {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { data, isFetching } = useQuery({
    ...documents.query.list.queryOptions({ input: { search, states: ['draft', 'signed'], limit: SHOWN } }),
    placeholderData: (previous) => previous,
  });
  return (
    <div className="op-form">
      <TextField label="Документ реестра" placeholder="Слово из названия или номер" value={typed} onChange={setTyped} />
      {isFetching && data === undefined ? <Loader size="xs" aria-label="Загружается" /> : null}
      {data === undefined ? null : (
        <ul className="op-plan-mark-lines">
          {data.rows.map(({ id, title, number, signedOn }) => (
            <li key={id}>
              <div>
                <div>{title}</div>
                <div className="op-muted op-small">
                  {number === null
                    ? 'без номера'
                    : `№ ${number}${signedOn === null ? '' : ` от ${formatDay(signedOn)}`}`}
                </div>
              </div>
              <Button
                size="compact-sm"
                variant="light"
                aria-label={`Приложить: ${title}`}
                onClick={() => void onTake({ kind: 'document', documentId: id })}
              >
                Приложить
              </Button>
            </li>
          ))}
        </ul>
      )}
      {data?.rows.length === 0 ? <p className="op-muted op-small">Такого документа в реестре нет.</p> : null}
    </div>
  );
}
