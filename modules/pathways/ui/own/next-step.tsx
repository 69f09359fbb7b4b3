import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Problem } from '#core/ui/loaded.tsx';
import { showDone } from '#core/ui/state.tsx';
import { FORM_TITLES } from '../../model.ts';
import { pathways } from '../api.ts';
import { EvidenceField } from '../evidence-field.tsx';
import { useChange } from '../use-change.ts';
import { countHours, describeDates, type Item } from '../words.ts';

interface NextProps {
  readonly item: Item;
  /** On «Сегодня»: only the step and the tap. */
  readonly isShort?: boolean;
}

/** The next step, big, with one tap; a photograph may come with it and need not. */
export function NextStep({ item, isShort = false }: NextProps) {
  const [fileId, setFileId] = useState<string | null>(null);
  const confirm = useChange(pathways.call.confirmItem);
  const tap = async () => {
    if (await confirm.run({ id: item.id, evidenceFileId: fileId })) showDone('Отмечено. Тьютор увидит и подтвердит');
  };
  return (
    <section className="op-path-step" aria-label="Следующий шаг">
      <div className="op-muted op-small">Следующий шаг</div>
      <h2>{item.title}</h2>
      <p className="op-muted op-tabular">
        {[
          item.kindTitle,
          item.form && FORM_TITLES[item.form],
          item.hours && countHours(item.hours),
          describeDates(item),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {item.isOverdue ? <p>Срок прошёл. Если уже сделано, просто отметьте.</p> : null}
      {item.state === 'returned' ? (
        <p className="op-path-remark">Тьютор просит уточнить{item.remark === null ? '.' : `: ${item.remark}`}</p>
      ) : null}
      {isShort || item.content === null ? null : <p>{item.content}</p>}
      {isShort || item.output === null ? null : <p>Что останется: {item.output}</p>}
      <Button
        size="lg"
        className="op-path-tap"
        loading={confirm.isBusy}
        leftSection={<IconCheck size="1.25rem" aria-hidden />}
        onClick={() => void tap()}
      >
        Сделано
      </Button>
      {isShort ? null : <EvidenceField fileId={fileId} onChange={setFileId} label="Приложить фото, если есть" />}
      <Problem text={confirm.problem?.text} />
    </section>
  );
}
