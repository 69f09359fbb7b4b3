import type { Content } from '../words.ts';
import { AnswerCard } from './answer-card.tsx';
import { findNextItem } from './next-item.ts';
import { NextStep } from './next-step.tsx';

type OwnStepsProps = { pathwayId: string; content: Content; mayAnswer: boolean };

/** What a teacher's own pathway asks of them now. */
export function OwnSteps({ pathwayId, content, mayAnswer }: OwnStepsProps) {
  const next = findNextItem(content);
  return (
    <>
      {mayAnswer ? <AnswerCard pathwayId={pathwayId} /> : null}
      {next ? <NextStep key={next.id} item={next} isShort /> : null}
    </>
  );
}
