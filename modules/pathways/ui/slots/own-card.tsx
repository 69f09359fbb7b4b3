import '../pathways.css';
import { useQuery } from '@tanstack/react-query';
import { RouterLink } from '#core/ui/link.tsx';
import { ALIVE_STATES } from '../../model.ts';
import { pathways } from '../api.ts';
import { AnswerCard } from '../own/answer-card.tsx';
import { findNextItem } from '../own/next-item.ts';
import { NextStep } from '../own/next-step.tsx';

/** The teacher's next step with one tap, or the question whether they agree; nothing while there is nothing. */
export function OwnCard() {
  const { data } = useQuery(pathways.query.mine.queryOptions({ input: {} }));
  const living = data?.pathways.find(({ state }) => ALIVE_STATES.includes(state));
  if (!living?.content) return null;
  const next = findNextItem(living.content);
  return (
    <div className="op-path-tab">
      {living.actions.includes('answer') ? <AnswerCard pathwayId={living.id} /> : null}
      {next ? <NextStep key={next.id} item={next} isShort /> : null}
      <RouterLink href="/my-pathway">Открыть мой ИОМ</RouterLink>
    </div>
  );
}
