import { Button } from '@mantine/core';
import { IconDownload, IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { RouterLink } from '#core/ui/link.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { useMay } from '#core/ui/session.tsx';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';
import { type Answers, countLetters } from './words.ts';

type Made = Answers['makeInvitations'];

/** A letter to each school with its guests by name. */
export function Letters({ offerId, schools }: { offerId: string; schools: number }) {
  const mayMake = useMay('document.edit');
  const [made, setMade] = useState<Made>();
  const make = useChange(pathways.call.makeInvitations);
  if (!mayMake) return null;
  const run = async () => {
    const answer = await make.run({ offerId });
    if (answer) setMade(answer);
  };
  return (
    <>
      <div className="op-pg-row">
        <Button
          variant="default"
          loading={make.isBusy}
          leftSection={<IconMail size="1.1rem" stroke={1.6} aria-hidden />}
          onClick={() => void run()}
        >
          {schools === 1 ? 'Подготовить письмо-приглашение' : `Письма-приглашения: ${countLetters(schools)}`}
        </Button>
        <span className="op-muted op-small">Письмо руководителю организации с именами её педагогов.</span>
      </div>
      <Problem text={make.problem?.text} />
      {made ? (
        <section className="op-pg-done" aria-label="Подготовленные письма">
          <strong role="status">{`Готово: ${countLetters(made.letters)}`}</strong>
          <div className="op-pg-row">
            {made.fileIds.map((fileId, index) => (
              <Button
                key={fileId}
                component="a"
                href={`/api/files/${fileId}`}
                download
                size="xs"
                variant="default"
                leftSection={<IconDownload size="1rem" stroke={1.6} aria-hidden />}
              >
                {made.fileIds.length === 1 ? 'Скачать DOCX' : `Скачать письмо ${index + 1}`}
              </Button>
            ))}
            <RouterLink href="/documents">Все документы</RouterLink>
          </div>
        </section>
      ) : null}
    </>
  );
}
