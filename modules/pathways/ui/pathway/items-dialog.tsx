import { Button } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '#core/ui/date-field.tsx';
import { FormDialog } from '#core/ui/dialog.tsx';
import { TextArea, TextField } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showDone, showUndo } from '#core/ui/state.tsx';
import { type ItemStep, mayTakeItem } from '../../rules/states.ts';
import { pathways } from '../api.ts';
import { EvidenceField } from '../evidence-field.tsx';
import { useChange } from '../use-change.ts';
import { countItems, describeItemsMoved, type Item } from '../words.ts';

/** Steps that ask something first. */
export type ClosingStep = Exclude<ItemStep, 'confirm' | 'reopen'>;

const TITLES: Record<ClosingStep, { readonly title: string; readonly button: string; readonly remark: string | null }> =
  {
    close: { title: 'Пункт выполнен', button: 'Отметить выполнение', remark: null },
    return: { title: 'Уточнить', button: 'Попросить уточнить', remark: 'Что уточнить' },
    miss: { title: 'Не состоялось', button: 'Отметить, что не состоялось', remark: 'Почему' },
    cancel: { title: 'Отменить пункт', button: 'Отменить пункт', remark: 'Почему' },
  };

interface DialogProps {
  readonly step: ClosingStep;
  readonly items: readonly Item[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One date, one paper or one remark for one item or many; nothing but the date is needed. */
export function ItemsDialog({ step, items, onClose, onDone }: DialogProps) {
  const { today } = useSession();
  const [on, setOn] = useState<string | null>(today);
  const [words, setWords] = useState('');
  const [fileId, setFileId] = useState<string | null>(null);
  const move = useChange(pathways.call.moveItems);
  const ids = items.map(({ id }) => id);
  const { title, button, remark } = TITLES[step];
  const text = words.trim() === '' ? null : words.trim();
  const take = async () => {
    const given = step === 'close' ? { on, evidence: text, evidenceFileId: fileId } : { remark: text };
    const answer = await move.run({ ids, step, ...given });
    if (!answer) return;
    const said = `Пункты: ${describeItemsMoved(step, answer)}`;
    const suited = items.filter(({ state }) => mayTakeItem(state, step)).map(({ id }) => id);
    // What was asked to be made clear is answered, not taken back.
    if (step === 'return' || suited.length === 0) showDone(said);
    else showUndo(said, () => void move.run({ ids: suited, step: 'reopen' }));
    onDone();
  };
  return (
    <FormDialog opened onClose={onClose} title={title}>
      <form
        className="op-form"
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <p className="op-path-about">{items.length === 1 ? items[0]?.title : countItems(items.length)}</p>
        {step === 'close' ? (
          <>
            <DateField label="Дата" value={on} onChange={setOn} />
            <TextField
              label="Подтверждение"
              hint="Можно не указывать: удостоверение № 12, лист регистрации"
              value={words}
              onChange={setWords}
            />
            <EvidenceField fileId={fileId} onChange={setFileId} />
          </>
        ) : null}
        {remark === null ? null : <TextArea label={remark} value={words} onChange={setWords} />}
        <Problem text={move.problem?.text} />
        <div className="op-form-foot">
          <Button type="submit" loading={move.isBusy}>
            {button}
          </Button>
        </div>
      </form>
    </FormDialog>
  );
}
