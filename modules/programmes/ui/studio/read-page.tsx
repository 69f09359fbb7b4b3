import '../programmes.css';
import './studio.css';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { FileDrop } from '#core/ui/file-drop.tsx';
import { TextArea } from '#core/ui/form.tsx';
import { RouterLink, useOpenAddress } from '#core/ui/link.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { Page, Section } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { ErrorState, LinesSkeleton } from '#core/ui/state.tsx';
import { programmes } from '../api.ts';
import { sendFile } from '../send-file.ts';
import { DOCUMENT_ENDINGS } from './document-endings.ts';

const addressOf = (id: string) => `/programmes/read/${id}`;

/**
 * Opened by the head of a service with the Word file of their programme; they want to be rid of typing it again into yet another form.
 */
export function ReadPage() {
  const [text, setText] = useState('');
  const open = useOpenAddress();
  const read = useMutation({
    mutationFn: async (given: File | string) =>
      programmes.call.openReading(
        typeof given === 'string' ? { text: given } : { fileId: await sendFile(given, 'programme') },
      ),
    onSuccess: ({ id }) => open(addressOf(id)),
  });
  return (
    <Page
      title="Загрузить программу или план"
      lead="Документ, какой есть: Word, Excel или текст. Сначала покажем, что поняли и что в нём не так. Ничего не создаётся, пока вы не согласитесь."
      back={{ href: '/programmes', title: 'Программы и планы' }}
      narrow
    >
      {read.isPending ? (
        <div role="status">
          <p>Читаем документ…</p>
          <LinesSkeleton lines={6} />
        </div>
      ) : (
        <>
          <FileDrop
            title="Перетащите сюда файл программы"
            hint="Word (DOCX, DOC, ODT), Excel (XLSX, XLS), CSV или текст. До 60 МБ."
            accept={DOCUMENT_ENDINGS}
            onFiles={([file]) => file && read.mutate(file)}
          />
          <Section title="Или вставьте текст">
            <TextArea
              label="Текст программы или таблица"
              hint="Скопируйте из письма или с сайта; таблица останется таблицей."
              rows={6}
              value={text}
              onChange={setText}
            />
            <div>
              <Button variant="default" disabled={text.trim().length < 10} onClick={() => read.mutate(text)}>
                Прочитать текст
              </Button>
            </div>
          </Section>
        </>
      )}
      {read.error ? <ErrorState title="Документ не прочитан" text={textOf(read.error)} /> : null}
      <Waiting />
    </Page>
  );
}

function textOf(error: Error): string {
  const problem = readProblem(error);
  return problem.code === 'failed' && error.message ? error.message : problem.text;
}

/** Documents read before and left: nothing is lost by leaving. */
function Waiting() {
  const query = useQuery(programmes.query.listReadings.queryOptions({ input: {} }));
  const rows = query.data?.rows ?? [];
  const { today } = useSession();
  if (rows.length === 0) return null;
  return (
    <Section title="Прочитаны, но программы ещё нет">
      <ul className="op-plan-read-list">
        {rows.map(({ id, fileName, createdAt }) => (
          <li key={id} className="op-plan-read-row">
            <RouterLink href={addressOf(id)}>{fileName}</RouterLink>
            <span className="op-muted op-small">{formatMoment(createdAt, today)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
