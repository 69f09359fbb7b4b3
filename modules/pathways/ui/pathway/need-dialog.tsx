import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '#core/ui/dialog.tsx';
import { SelectField, TextField } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';

/** What else to strengthen, beside what diagnostics has found. */
export function NeedDialog({ pathwayId, onClose }: { pathwayId: string; onClose: () => void }) {
  const [competenceCode, setCompetence] = useState<string | null>(null);
  const [direction, setDirection] = useState('');
  const { data } = useQuery({ ...pathways.query.choices.queryOptions({ input: {} }), staleTime: 300_000 });
  const add = useChange(pathways.call.addNeed);
  const save = async () => {
    if (competenceCode === null) return;
    if (await add.run({ pathwayId, need: { competenceCode, direction } })) onClose();
  };
  return (
    <FormDialog opened onClose={onClose} title="Что усилить">
      <form
        className="op-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SelectField
          label="Компетенция"
          isRequired
          choices={(data?.competences ?? []).map(({ code, title }) => ({ value: code, label: title }))}
          value={competenceCode}
          onChange={setCompetence}
        />
        <TextField label="Предмет" hint="Если важно: математика, физика" value={direction} onChange={setDirection} />
        <Problem text={add.problem?.text} />
        <div className="op-form-foot">
          <Button type="submit" loading={add.isBusy} disabled={competenceCode === null}>
            Добавить в ИОМ
          </Button>
        </div>
      </form>
    </FormDialog>
  );
}
