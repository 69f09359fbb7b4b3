import { Button, Stack } from '@mantine/core';
import { FormDialog } from '#core/ui/dialog.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { TextArea } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { showUndo } from '#core/ui/state.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { countRows } from '../activities/words.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';

interface EndDialogProps {
  readonly programme: ProgrammeAnswer;
  readonly action: 'finish' | 'cancel';
  readonly onClose: () => void;
}

const WORDS = {
  finish: {
    title: 'Завершить программу',
    label: 'Вывод',
    done: 'Программа завершена',
    hint: 'Что получилось, одним-двумя предложениями; войдёт в итоговый отчёт',
  },
  cancel: {
    title: 'Отменить программу',
    label: 'Почему отменяем',
    done: 'Программа отменена',
    hint: 'Номер акта, причина',
  },
} as const;

/** The end of a programme with a word on it; it can be taken back. */
export function EndDialog({ programme, action, onClose }: EndDialogProps) {
  const { title, label, done, hint } = WORDS[action];
  const draft = useDraft(`programme-end-${programme.id}`, programme.conclusion ?? '');
  const move = useChange(programmes.call.move);
  const { occurrences, done: ready, notDone } = programme.progress;
  const open = occurrences - ready - notDone;
  const end = async () => {
    const conclusion = draft.value.trim() === '' ? null : draft.value.trim();
    const answer = await move.run({ id: programme.id, action, conclusion });
    if (!answer) return;
    draft.drop();
    showUndo(done, () => void move.run({ id: programme.id, action: 'reopen' }));
    onClose();
  };
  return (
    <FormDialog opened onClose={onClose} title={title}>
      <Stack gap="md">
        {open > 0 && action === 'finish' ? (
          <p className="op-plan-about">
            Без отметки о выполнении: {open}. Они так и останутся; отметить их можно и сейчас.
          </p>
        ) : null}
        {action === 'cancel' ? (
          <p className="op-plan-about">
            Программа и её {countRows(programme.progress.activities)} останутся в списке; напоминаний не будет.
          </p>
        ) : null}
        <TextArea label={label} hint={hint} value={draft.value} onChange={draft.change} />
        <Problem text={move.problem?.text} />
        <div className="op-form-foot">
          <Button loading={move.isBusy} onClick={() => void end()}>
            {title}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            Оставить как есть
          </Button>
        </div>
      </Stack>
    </FormDialog>
  );
}
