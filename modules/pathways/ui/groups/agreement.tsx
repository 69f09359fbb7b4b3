import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DateField } from '#core/ui/date-field.tsx';
import { FormDialog } from '#core/ui/dialog.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { Attention } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showUndo } from '#core/ui/state.tsx';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';
import { type Answers, countDrafts } from './words.ts';

type Row = Answers['list']['rows'][number];

const LIMIT = 500;

/** «Согласовано на бумаге» for a list: most teachers agree in the staff room, not on a page. */
export function Agreement() {
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(pathways.query.list.queryOptions({ input: { states: ['draft'], limit: LIMIT } }));
  if (!data || data.total === 0 || !data.mayEdit) return null;
  return (
    <>
      <Attention action={<Button onClick={() => setOpen(true)}>Отметить согласие списком</Button>}>
        {`Ждут согласия педагогов: ${countDrafts(data.total)}. Педагог может согласиться сам в «Моём ИОМ», или отметьте тех, кто согласился на бумаге.`}
      </Attention>
      <FormDialog opened={isOpen} onClose={() => setOpen(false)} title="Согласовано на бумаге" wide>
        <AgreementForm rows={data.rows} onDone={() => setOpen(false)} />
      </FormDialog>
    </>
  );
}

function AgreementForm({ rows, onDone }: { rows: readonly Row[]; onDone: () => void }) {
  const { today } = useSession();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [on, setOn] = useState<string | null>(today);
  const move = useChange(pathways.call.move);
  const take = (ids: readonly string[], isOn: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) isOn ? next.add(id) : next.delete(id);
    setChosen(next);
  };
  const save = async () => {
    const ids = [...chosen];
    const answer = await move.run({ ids, step: 'agree', on });
    if (!answer) return;
    onDone();
    showUndo(`Отмечено согласие: ${answer.moved}`, () => void move.run({ ids, step: 'unagree' }));
  };
  const all = rows.map(({ id }) => id);
  return (
    <div className="op-pg-tab">
      <DateField label="Дата согласия" value={on} onChange={setOn} />
      <Checkbox
        label={`Отметить всех, ${rows.length}`}
        checked={chosen.size === rows.length}
        indeterminate={chosen.size > 0 && chosen.size < rows.length}
        onChange={(event) => take(all, event.currentTarget.checked)}
      />
      <div className="op-pg-ticks">
        {rows.map(({ id, name, organization, items }) => (
          <Checkbox
            key={id}
            label={`${name} · ${organization}, пунктов: ${items}`}
            checked={chosen.has(id)}
            onChange={(event) => take([id], event.currentTarget.checked)}
          />
        ))}
      </div>
      <Problem text={move.problem?.text} />
      <div className="op-pg-row">
        <Button loading={move.isBusy} disabled={chosen.size === 0} onClick={() => void save()}>
          {chosen.size === 0 ? 'Отметить согласие' : `Отметить согласие: ${chosen.size}`}
        </Button>
        <Button variant="default" onClick={onDone}>
          Закрыть
        </Button>
      </div>
    </div>
  );
}
