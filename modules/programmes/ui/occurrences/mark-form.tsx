import { Button, Radio } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { NumberField, TextArea, TextField } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { useSession } from '#core/ui/session.tsx';
import type { MarkInput } from '../../contract/occurrences.ts';
import type { MarkStep } from '../../rules/occurrence-states.ts';
import { STEP_NAMES, STEP_VERBS } from './words.ts';

/** The words people use most; anything else can be typed. */
const DEFAULT_UNIT = 'участников';

export interface MarkDraft {
  readonly step: MarkStep;
  readonly on: Day | null;
  readonly to: Day | null;
  readonly report: string;
  readonly amount: number | null;
  readonly unit: string;
  readonly reason: string;
}

interface MarkFormProps {
  /** Under which name the draft is kept while nothing is saved. */
  readonly draftKey: string;
  readonly initial: Partial<MarkDraft>;
  readonly steps: readonly MarkStep[];
  /** Many rows at once: no number is asked for, each has its own. */
  readonly isMany?: boolean;
  /** A row without a date is given one: nothing is put off. */
  readonly isDateless?: boolean;
  /** The day it counts as done on when none is said; many rows have each their own. */
  readonly emptyDay?: Day;
  /** The row is done already: its words are corrected. */
  readonly isCorrection?: boolean;
  readonly problem: string | undefined;
  readonly isBusy: boolean;
  readonly onMark: (mark: MarkInput) => Promise<boolean>;
}

const CHOICES: readonly MarkStep[] = ['complete', 'begin', 'miss', 'move'];

const EMPTY: MarkDraft = {
  ...{ step: 'complete', on: null, to: null, report: '', amount: null, unit: DEFAULT_UNIT, reason: '' },
};

const NOTHING_TYPED: Partial<MarkDraft> = {};

/** What was typed over what is known now: others may have marked the row meanwhile, and what was chosen may be closed. */
function showTyped(known: MarkDraft, typed: Partial<MarkDraft>, steps: readonly MarkStep[]): MarkDraft {
  const step = typed.step !== undefined && steps.includes(typed.step) ? typed.step : known.step;
  return { ...known, ...typed, step };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** In a bulk mark an empty sentence leaves each row its own. */
function toMark({ step, on, to, report, amount, unit, reason }: MarkDraft, isMany: boolean): MarkInput {
  const tells = step === 'complete' || step === 'begin';
  const words = isMany
    ? { ...(orNull(report) !== null && { report: orNull(report) }) }
    : { report: orNull(report), amount, amountWords: amount === null ? null : orNull(unit) };
  return {
    step,
    on: step === 'complete' ? on : null,
    to: step === 'move' ? to : null,
    reason: step === 'miss' || step === 'move' ? orNull(reason) : null,
    ...(tells && words),
  };
}

interface Missing {
  readonly reason?: string;
  readonly to?: string;
}

function findMissing({ step, reason, to }: MarkDraft, isDateless: boolean): Missing {
  const needsReason = step === 'miss' || (step === 'move' && !isDateless);
  return {
    ...(needsReason && orNull(reason) === null && { reason: 'Напишите причину несколькими словами' }),
    ...(step === 'move' && to === null && { to: 'Укажите день' }),
  };
}

/** One sentence and one number are enough: the step is chosen, the rest may stay empty. */
export function MarkForm(props: MarkFormProps) {
  const { initial, steps, isMany = false, isDateless = false, problem, isBusy, onMark } = props;
  const draft = useDraft<Partial<MarkDraft>>(`mark-${props.draftKey}`, NOTHING_TYPED);
  const [isAsked, setAsked] = useState(false);
  const choices = CHOICES.filter((step) => steps.includes(step));
  const value = showTyped({ ...EMPTY, ...initial }, draft.value, steps);
  const missing = findMissing(value, isDateless);
  const set = (changes: Partial<MarkDraft>) => draft.change({ ...draft.value, ...changes });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (missing.reason !== undefined || missing.to !== undefined) return;
    if (await onMark(toMark(value, isMany))) draft.drop();
  };
  return (
    <form className="op-form" onSubmit={(event) => void submit(event)}>
      {choices.length < 2 ? null : (
        <Radio.Group label="Что отметить" value={value.step} onChange={(step) => set({ step: step as MarkStep })}>
          <div className="op-plan-mark-steps">
            {choices.map((step) => (
              <Radio
                key={step}
                value={step}
                label={step === 'move' && isDateless ? 'Назначить день' : STEP_NAMES[step]}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      <StepFields
        value={value}
        set={set}
        missing={isAsked ? missing : {}}
        isMany={isMany}
        isDateless={isDateless}
        emptyDay={props.emptyDay}
      />
      <Problem text={problem} />
      <div className="op-form-foot">
        <Button type="submit" loading={isBusy}>
          {nameButton(value.step, isDateless, props.isCorrection === true)}
        </Button>
        {draft.isChanged ? (
          <Button variant="subtle" color="gray" onClick={draft.drop}>
            Стереть набранное
          </Button>
        ) : null}
      </div>
    </form>
  );
}

function nameButton(step: MarkStep, isDateless: boolean, isCorrection: boolean): string {
  if (step === 'move' && isDateless) return 'Назначить день';
  return step === 'complete' && isCorrection ? 'Сохранить' : STEP_VERBS[step];
}

interface FieldsProps {
  readonly value: MarkDraft;
  readonly set: (changes: Partial<MarkDraft>) => void;
  readonly missing: Missing;
  readonly isMany: boolean;
  readonly isDateless: boolean;
  readonly emptyDay: Day | undefined;
}

function StepFields({ value, set, missing, isMany, isDateless, emptyDay }: FieldsProps) {
  const { today } = useSession();
  if (value.step === 'miss' || value.step === 'move')
    return (
      <>
        {value.step === 'move' ? (
          <DateField
            label={isDateless ? 'День' : 'Новый срок'}
            isRequired
            error={missing.to}
            value={value.to}
            onChange={(to) => set({ to })}
          />
        ) : null}
        <TextArea
          label="Причина"
          rows={2}
          isRequired={value.step === 'miss' || !isDateless}
          hint="Одной фразой: попадёт в отчёт об исполнении"
          error={missing.reason}
          value={value.reason}
          onChange={(reason) => set({ reason })}
        />
      </>
    );
  return (
    <>
      <TextArea
        label={value.step === 'begin' ? 'Что уже сделано' : 'Что сделано'}
        rows={2}
        hint={isMany ? 'Можно не писать: у каждого пункта останется своё' : 'Одной фразой, можно не писать'}
        value={value.report}
        onChange={(report) => set({ report })}
      />
      <div className="op-form-row">
        {isMany ? null : <AmountFields value={value} set={set} />}
        {value.step === 'complete' ? (
          <DateField
            label="Когда"
            hint={hintEmptyDay(isMany, emptyDay ?? today, today)}
            value={value.on}
            onChange={(on) => set({ on })}
          />
        ) : null}
      </div>
    </>
  );
}

function hintEmptyDay(isMany: boolean, day: Day, today: Day): string {
  if (isMany) return 'Пусто: сегодня, у не отмеченных — день срока';
  return `Пусто: ${day === today ? 'сегодня' : formatDay(day)}`;
}

/** The number and its unit in words. */
export function AmountFields({
  value,
  set,
}: {
  value: Pick<MarkDraft, 'amount' | 'unit'>;
  set: (changes: Partial<Pick<MarkDraft, 'amount' | 'unit'>>) => void;
}) {
  return (
    <>
      <NumberField label="Сколько" hint="Если считали" value={value.amount} onChange={(amount) => set({ amount })} />
      <TextField label="Чего" hint="Словом" value={value.unit} onChange={(unit) => set({ unit })} />
    </>
  );
}
