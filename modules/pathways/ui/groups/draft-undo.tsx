import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterLink } from '#core/ui/link.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';
import type { ChosenCampaign } from './campaign-choice.tsx';
import { type Answers, countDrafts } from './words.ts';

type Undone = Answers['undoDraft'];

/** What is left of the drafts of this diagnostics, and the way back while nobody has touched them. */
export function DraftUndo({ campaign }: { campaign: ChosenCampaign }) {
  const [undone, setUndone] = useState<Undone>();
  const undo = useChange(pathways.call.undoDraft);
  const filter = { campaignId: campaign.id, states: ['draft' as const], limit: 1 };
  const { data } = useQuery(pathways.query.list.queryOptions({ input: filter }));
  const drafts = data?.total ?? 0;
  const run = async () => {
    const answer = await undo.run({ campaignId: campaign.id });
    if (answer) setUndone(answer);
  };
  return (
    <>
      {undone ? <p role="status">{describeUndone(undone)}</p> : null}
      {drafts > 0 ? (
        <div className="op-pg-row">
          <RouterLink href={`/pathways?campaignId=${campaign.id}`}>
            {`По этой диагностике ждут согласия: ${countDrafts(drafts)}`}
          </RouterLink>
          <Button
            variant="default"
            size="xs"
            loading={undo.isBusy}
            leftSection={<IconArrowBackUp size="1rem" stroke={1.7} aria-hidden />}
            onClick={() => void run()}
          >
            Отменить подготовку
          </Button>
          <span className="op-muted op-small">Уйдут только те, к которым никто не прикасался.</span>
        </div>
      ) : null}
      <Problem text={undo.problem?.text} />
    </>
  );
}

function describeUndone({ removed, kept }: Undone): string {
  const gone = removed === 0 ? 'Отменять нечего.' : `Подготовка отменена: убрано ${countDrafts(removed)}.`;
  const left = kept === 0 ? '' : ` Осталось ${kept}: их уже согласовали, изменили или утвердили.`;
  return `${gone}${left}`;
}
