import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { Section } from '#core/ui/page.tsx';
import { showProblem } from '#core/ui/state.tsx';
import { imports } from './api.ts';
import type { Batch } from './import-page.tsx';
import { FILES } from './words.ts';

/** The files of the batch: what could not be read and why, and the same workbook with the bad cells marked. */
export function BatchFiles({ batch }: { batch: Batch }) {
  const mark = useMutation(
    imports.query.mark.mutationOptions({
      onSuccess: ({ fileId }) => window.location.assign(`/api/files/${fileId}`),
      onError: (error) => showProblem('Скачать не получилось', readProblem(error).text),
    }),
  );
  const hasFaults = batch.counts.wrong > 0 || batch.counts.doubtful > 0;
  return (
    <Section title="Файлы" note={formatCount(batch.files.length, FILES)}>
      <ul className="imp-files">
        {batch.files.map(({ id, name, problem, needsColumns, rows }) => (
          <li key={id}>
            <span>
              {name}
              {problem === null ? null : <div className="op-muted op-small">{problem}</div>}
              {needsColumns ? <div className="op-muted op-small">Столбцы не узнаны: файл не прочитан.</div> : null}
            </span>
            {problem === null && !needsColumns && hasFaults && rows > 0 && batch.actions.includes('downloadMarked') ? (
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconDownload size="1rem" aria-hidden />}
                loading={mark.isPending && mark.variables?.fileId === id}
                onClick={() => mark.mutate({ id: batch.id, fileId: id })}
              >
                Скачать с пометками
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
