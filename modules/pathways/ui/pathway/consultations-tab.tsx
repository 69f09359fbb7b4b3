import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { formatCount } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import { Problem } from '#core/ui/loaded.tsx';
import { showUndo } from '#core/ui/state.tsx';
import { pathways } from '../api.ts';
import { ConsultationDialog } from '../steps/consultation-dialog.tsx';
import { useChange } from '../use-change.ts';
import type { Content, PathwayAnswer } from '../words.ts';

const MINUTES = ['минута', 'минуты', 'минут'] as const;

export function ConsultationsTab({ pathway, content }: { pathway: PathwayAnswer; content: Content }) {
  const [isOpen, setOpen] = useState(false);
  const remove = useChange(pathways.call.removeConsultation);
  const add = useChange(pathways.call.addConsultation);
  const mayConsult = pathway.actions.includes('consult');
  const takeOut = async ({ id, heldOn, minutes, topic }: Content['consultations'][number]) => {
    if (!(await remove.run({ id }))) return;
    showUndo('Консультация убрана', () => void add.run({ pathwayIds: [pathway.id], heldOn, minutes, topic }));
  };
  return (
    <div className="op-path-tab">
      {mayConsult ? (
        <div>
          <Button leftSection={<IconPlus size="1.1rem" aria-hidden />} onClick={() => setOpen(true)}>
            Записать консультацию
          </Button>
        </div>
      ) : null}
      <Problem text={(remove.problem ?? add.problem)?.text} />
      {content.consultations.length === 0 ? (
        <p className="op-muted">
          Консультаций ещё не было. Запись занимает два нажатия: дата уже стоит, тему можно не указывать.
        </p>
      ) : (
        <ul className="op-path-lines">
          {content.consultations.map((held) => (
            <li key={held.id}>
              <div>
                <div className="op-tabular">
                  <strong>{formatDay(held.heldOn)}</strong>
                  {held.minutes === null ? '' : `, ${formatCount(held.minutes, MINUTES)}`}
                  {held.topic === null ? '' : ` — ${held.topic}`}
                </div>
                {held.tutor === null ? null : <div className="op-muted op-small">{held.tutor}</div>}
              </div>
              {mayConsult ? (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  leftSection={<IconX size="1rem" aria-hidden />}
                  onClick={() => void takeOut(held)}
                >
                  Убрать
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <ConsultationDialog pathwayIds={[pathway.id]} about={pathway.name} onClose={() => setOpen(false)} />
      ) : null}
    </div>
  );
}
