import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatCount } from '#core/text/plural.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { FormDialog } from '#core/ui/dialog.tsx';
import { NumberField, TextField } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showDone } from '#core/ui/state.tsx';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';

interface ConsultationProps {
  readonly pathwayIds: readonly string[];
  readonly about: string;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Two clicks of the tutor: today stands there already, the rest may stay empty. */
export function ConsultationDialog({ pathwayIds, about, onClose, onDone }: ConsultationProps) {
  const { today } = useSession();
  const [heldOn, setHeldOn] = useState<string | null>(today);
  const [minutes, setMinutes] = useState<number | null>(null);
  const [topic, setTopic] = useState('');
  const add = useChange(pathways.call.addConsultation);
  const save = async () => {
    const done = await add.run({
      pathwayIds: [...pathwayIds],
      heldOn: heldOn ?? today,
      minutes,
      topic: topic.trim() === '' ? null : topic.trim(),
    });
    if (!done) return;
    showDone(`Записано: ${formatCount(done.added, ['консультация', 'консультации', 'консультаций'])}`);
    onDone?.();
    onClose();
  };
  return (
    <FormDialog opened onClose={onClose} title="Консультация тьютора">
      <form
        className="op-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="op-path-about">{about}</p>
        <div className="op-form-row">
          <DateField label="Дата" value={heldOn} onChange={setHeldOn} />
          <NumberField
            label="Сколько минут"
            hint="Можно не указывать"
            digits={0}
            value={minutes}
            onChange={setMinutes}
          />
        </div>
        <TextField label="О чём говорили" hint="Можно не указывать" value={topic} onChange={setTopic} />
        <Problem text={add.problem?.text} />
        <div className="op-form-foot">
          <Button type="submit" loading={add.isBusy} data-autofocus>
            Записать консультацию
          </Button>
        </div>
      </form>
    </FormDialog>
  );
}
