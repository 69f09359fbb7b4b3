import { useState } from 'react';
import type { PersonCard } from '../../contract.ts';
import { useDirectory } from '../directories.ts';
import { FactDrawer, type OpenLine } from '../facts/fact-drawer.tsx';
import { FactLines } from '../facts/fact-lines.tsx';
import { linesOfEducation, linesOfTraining } from './card-lines.ts';

/** Where the person studied and what courses were passed. */
export function EducationTab({ card }: { card: PersonCard }) {
  const [open, setOpen] = useState<OpenLine>();
  const levels = useDirectory('education_level');
  const onOpen = card.actions.includes('edit') ? setOpen : undefined;
  return (
    <>
      <FactLines
        kind="education"
        lines={linesOfEducation(card, levels)}
        empty="Образование не внесено."
        onOpen={onOpen}
      />
      <FactLines
        kind="trainingRecord"
        lines={linesOfTraining(card)}
        empty="Курсы не внесены. Внесите последние — от них считается право на новые раз в три года."
        onOpen={onOpen}
      />
      {open ? (
        <FactDrawer key={`${open.kind}-${open.id}`} personId={card.id} line={open} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  );
}
