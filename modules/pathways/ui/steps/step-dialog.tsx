import { Button } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '#core/ui/date-field.tsx';
import { FormDialog } from '#core/ui/dialog.tsx';
import { TextArea } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { useSession } from '#core/ui/session.tsx';
import type { PathwayStep } from '../../rules/states.ts';

/** What a step asks before it is taken; steps without a form are taken at once and can be undone. */
interface StepForm {
  readonly title: string;
  readonly button: string;
  readonly day?: string;
  readonly text?: { readonly label: string; readonly hint?: string; readonly isRequired: boolean };
}

const FORMS: Partial<Record<PathwayStep, StepForm>> = {
  agree: { title: 'Согласовано на бумаге', button: 'Отметить согласование', day: 'Дата согласования' },
  complete: {
    title: 'Завершить ИОМ',
    button: 'Завершить ИОМ',
    day: 'Дата завершения',
    text: { label: 'Вывод', hint: 'Можно написать позже, при подведении итогов', isRequired: false },
  },
  review: {
    title: 'Подвести итоги',
    button: 'Подвести итоги',
    text: { label: 'Вывод', hint: 'Что получилось и что дальше', isRequired: true },
  },
  stop: {
    title: 'Остановить ИОМ',
    button: 'Остановить ИОМ',
    day: 'С какого дня',
    text: { label: 'Причина', hint: 'Например: длительный отпуск. Останется в истории', isRequired: true },
  },
  decline: { title: 'Педагог отказался', button: 'Отметить отказ', day: 'Дата отказа' },
};

export function hasStepForm(step: PathwayStep): boolean {
  return FORMS[step] !== undefined;
}

interface StepDialogProps {
  readonly step: PathwayStep;
  /** «3 ИОМ» or the person's name: what it is about. */
  readonly about: string;
  readonly problem: string | undefined;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onTake: (given: { on: string | null; text: string | null }) => void;
}

/** Date and words of a step: today is there already. */
export function StepDialog({ step, about, problem, isBusy, onClose, onTake }: StepDialogProps) {
  const { today } = useSession();
  const [day, setDay] = useState<string | null>(today);
  const [text, setText] = useState('');
  const [isAsked, setAsked] = useState(false);
  const form = FORMS[step];
  if (!form) return null;
  const isMissing = form.text?.isRequired === true && text.trim() === '';
  const take = () => {
    setAsked(true);
    if (!isMissing) onTake({ on: form.day === undefined ? null : day, text: text.trim() === '' ? null : text.trim() });
  };
  return (
    <FormDialog opened onClose={onClose} title={form.title}>
      <form
        className="op-form"
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <p className="op-path-about">{about}</p>
        {form.day === undefined ? null : <DateField label={form.day} value={day} onChange={setDay} />}
        {form.text === undefined ? null : (
          <TextArea
            label={form.text.label}
            {...(form.text.hint && { hint: form.text.hint })}
            isRequired={form.text.isRequired}
            error={isAsked && isMissing ? 'Напишите несколько слов' : undefined}
            value={text}
            onChange={setText}
          />
        )}
        <Problem text={problem} />
        <div className="op-form-foot">
          <Button type="submit" loading={isBusy}>
            {form.button}
          </Button>
        </div>
      </form>
    </FormDialog>
  );
}
