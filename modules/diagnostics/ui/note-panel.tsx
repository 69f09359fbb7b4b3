import './note/note.css';
import { Button } from '@mantine/core';
import { IconDownload, IconFileText, IconTemplate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDay } from '#core/time/format.ts';
import { SwitchField } from '#core/ui/form.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { showDone } from '#core/ui/state.tsx';
import { diagnostics } from './api.ts';
import { Loaded, Problem } from './load.tsx';
import { NotePaper } from './note/paper.tsx';
import { useChange } from './use-change.ts';
import type { Answers } from './words.ts';

type NoteAnswer = Answers['previewNote'];
type NoteDocument = NonNullable<NoteAnswer['document']>;

/**
 * Opened by a methodist when the results are in and the head waits for a paper; they want to be rid of writing it by hand and of
 * being caught on a wrong figure.
 */
export function NotePanel({ campaignId }: { campaignId: string }) {
  const query = useQuery(diagnostics.query.previewNote.queryOptions({ input: { campaignId } }));
  return (
    <Loaded query={query}>
      {(answer) => (
        <div className="op-note">
          <NotePaper note={answer.note} />
          <aside className="op-note-side" aria-label="Документ и замечания">
            <Making campaignId={campaignId} answer={answer} />
            <Comments comments={answer.comments} />
          </aside>
        </div>
      )}
    </Loaded>
  );
}

function Making({ campaignId, answer }: { campaignId: string; answer: NoteAnswer }) {
  const [withResults, setWithResults] = useState(false);
  const making = useChange((input: { campaignId: string; withResults: boolean }) => diagnostics.call.makeNote(input));
  const { document } = answer;
  const isDraft = document?.state === 'draft';
  const make = async () => {
    const made = await making.run({ campaignId, withResults });
    if (made) showDone('Справка подготовлена, она в приказах и документах');
  };
  return (
    <>
      {document === null ? null : <DocumentLines document={document} />}
      {answer.mayShowResults ? (
        <SwitchField
          label="Приложить таблицу результатов без имён"
          hint="Такой документ открывается только вам."
          value={withResults}
          onChange={setWithResults}
        />
      ) : null}
      {answer.mayMake ? (
        <Button
          variant={document === null ? 'filled' : 'default'}
          loading={making.isBusy}
          leftSection={<IconFileText size="1.1rem" stroke={1.6} aria-hidden />}
          onClick={() => void make()}
        >
          {document === null ? 'Подготовить справку' : isDraft ? 'Подготовить заново' : 'Подготовить новый проект'}
        </Button>
      ) : null}
      <Problem text={making.problem} />
      <RouterLink href="/documents/templates" className="op-small">
        <IconTemplate size="0.95rem" stroke={1.6} aria-hidden /> Изменить шаблон справки
      </RouterLink>
    </>
  );
}

function DocumentLines({ document }: { document: NoteDocument }) {
  const isDraft = document.state === 'draft';
  const requisites = [
    document.number && `№\u00a0${document.number}`,
    document.signedOn && `от\u00a0${formatDay(document.signedOn)}`,
  ].filter(Boolean);
  return (
    <>
      {document.fileId === null ? null : (
        <Button
          component="a"
          href={`/api/files/${document.fileId}`}
          download
          leftSection={<IconDownload size="1.1rem" stroke={1.6} aria-hidden />}
        >
          Скачать DOCX
        </Button>
      )}
      <RouterLink href={`/documents/${document.id}`}>
        {isDraft ? 'Внести номер и дату' : `Справка ${requisites.join(' ')}`}
      </RouterLink>
    </>
  );
}

function Comments({ comments }: Pick<NoteAnswer, 'comments'>) {
  if (comments.length === 0) return null;
  return comments.map((comment) => (
    <div key={comment.code} className="op-note-comment" role="note">
      <span>{comment.text}</span>
      <RouterLink href={comment.href}>{comment.action}</RouterLink>
    </div>
  ));
}
