import './note/note.css';
import { Button } from '@mantine/core';
import { IconDownload, IconFileText, IconTemplate } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { formatDay } from '#core/time/format.ts';
import { SwitchField } from '#core/ui/form.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { showDone } from '#core/ui/state.tsx';
import { diagnostics } from './api.ts';
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
  const making = useMaking(campaignId, answer.mayMake);
  const { document } = answer;
  const isDraft = document?.state === 'draft';
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
          onClick={() => void making.run({ campaignId, withResults })}
        >
          {document === null ? 'Подготовить справку' : isDraft ? 'Подготовить заново' : 'Подготовить новый проект'}
        </Button>
      ) : null}
      {making.isBusy ? <span className="op-muted op-small">Можно уйти: придёт уведомление.</span> : null}
      <Problem text={making.problem} />
      <RouterLink href="/documents/templates" className="op-small">
        <IconTemplate size="0.95rem" stroke={1.6} aria-hidden /> Изменить шаблон справки
      </RouterLink>
    </>
  );
}

/** The note is made in the background: the page waits for it, and finds it again when it was left meanwhile. */
function useMaking(campaignId: string, mayMake: boolean) {
  const client = useQueryClient();
  const start = useChange((input: { campaignId: string; withResults: boolean }) => diagnostics.call.makeNote(input));
  const progress = useQuery({
    ...diagnostics.query.noteProgress.queryOptions({ input: { campaignId } }),
    enabled: mayMake,
    refetchInterval: (query) => (isOpen(query.state.data?.job?.state) ? 700 : false),
  });
  const job = progress.data?.job ?? undefined;
  const isRunning = isOpen(job?.state);
  const wasRunning = useRef(false);
  useEffect(() => {
    const isOver = wasRunning.current && !isRunning;
    wasRunning.current = isRunning;
    if (!isOver) return;
    void client.invalidateQueries({ queryKey: diagnostics.query.key() });
    if (job?.state === 'done') showDone('Справка подготовлена, она в приказах и документах');
  }, [client, isRunning, job?.state]);
  const failed = job?.state === 'failed' ? (job.message ?? 'Справка не собралась.') : undefined;
  return { isBusy: start.isBusy || isRunning, problem: start.problem ?? failed, run: start.run };
}

function isOpen(state: string | undefined): boolean {
  return state === 'waiting' || state === 'running';
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
