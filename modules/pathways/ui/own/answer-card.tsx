import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '#core/ui/dialog.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { showDone } from '#core/ui/state.tsx';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';

/** The teacher's own word on a draft: two buttons, both fine, nothing to type. */
export function AnswerCard({ pathwayId }: { pathwayId: string }) {
  const [isDeclining, setDeclining] = useState(false);
  const answer = useChange(pathways.call.answer);
  const give = async (choice: 'agree' | 'decline') => {
    if (!(await answer.run({ id: pathwayId, answer: choice }))) return;
    showDone(choice === 'agree' ? 'Спасибо, согласие записано' : 'Отказ записан: ничего больше не нужно');
  };
  return (
    <section className="op-path-step" aria-label="Ваш ответ">
      <h2>Проект готов: посмотрите и ответьте</h2>
      <p>Ниже — что предлагают и к какому сроку. Писать ничего не нужно; участие добровольное.</p>
      <div className="op-path-row">
        <Button size="md" loading={answer.isBusy} onClick={() => void give('agree')}>
          Согласен
        </Button>
        <Button size="md" variant="default" onClick={() => setDeclining(true)}>
          Отказаться
        </Button>
      </div>
      <Problem text={answer.problem?.text} />
      <ConfirmDialog
        opened={isDeclining}
        onClose={() => setDeclining(false)}
        title="Отказаться от ИОМ?"
        confirmLabel="Отказаться от ИОМ"
        onConfirm={() => give('decline')}
      >
        Проект закроется. Объяснять ничего не нужно. Если передумаете, скажите заместителю директора: он вернёт проект.
      </ConfirmDialog>
    </section>
  );
}
