import { Button } from '@mantine/core';
import { useState } from 'react';
import { RouterLink } from '#core/ui/link.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';

type Made = readonly { readonly documentId: string; readonly title: string }[];

/** The local act that pathways rest on: made once a year, with the rules that are in force. */
export function Regulation() {
  const [made, setMade] = useState<Made>([]);
  const make = useChange(() => pathways.call.makeRegulations({}));
  const run = async () => {
    const answer = await make.run(undefined);
    if (answer) setMade(answer.documents);
  };
  return (
    <Section
      title="Положение об ИОМ"
      actions={
        <Button variant="default" size="xs" loading={make.isBusy} onClick={() => void run()}>
          Подготовить положение
        </Button>
      }
    >
      <p className="op-muted">
        Локальный акт, на который ссылается приказ: сроки, часы и закрытые недели берутся из ваших настроек, остальное
        можно править в Word.
      </p>
      <Problem text={make.problem?.text} />
      {made.map(({ documentId, title }) => (
        <p key={documentId} role="status">
          <RouterLink href={`/documents/${documentId}`}>{`Готово: положение, ${title}`}</RouterLink>
        </p>
      ))}
    </Section>
  );
}
