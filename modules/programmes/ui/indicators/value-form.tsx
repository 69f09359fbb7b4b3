import { Button } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '#core/ui/date-field.tsx';
import { NumberField, TextArea } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { IndicatorAnswer, IndicatorValueAnswer } from '../../contract/indicators.ts';
import { showValue } from '../../rules/indicator-words.ts';
import { type Amounts, amountOf, checkAmounts, HAND } from '../../rules/indicators.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';

interface FormProps {
  readonly programmeId: string;
  readonly indicator: IndicatorAnswer;
  /** undefined: a new one */
  readonly value: IndicatorValueAnswer | undefined;
  readonly onClose: () => void;
}

const NOTHING = { numerator: null, denominator: null, value: null, remark: null };
type Typed = Amounts & { readonly remark: string | null };

/** One value by hand: of a share both of its parts, and what it comes to. */
export function ValueForm({ programmeId, indicator, value, onClose }: FormProps) {
  const { today } = useSession();
  const [asOf, setAsOf] = useState<string | null>(value?.asOf ?? today);
  const [typed, setTyped] = useState<Typed>(value ?? NOTHING);
  const [isAsked, setAsked] = useState(false);
  const save = useChange(programmes.call.saveValues);
  const problem = checkAmounts(indicator, typed);
  const change = (part: Partial<Typed>) => setTyped((known) => ({ ...known, ...part }));
  const put = async (next: Typed, done: string) => {
    if (asOf === null) return;
    // A day that has a hand value already gets this one in its place.
    const kept = value ?? indicator.values.find((one) => one.asOf === asOf && one.source === HAND);
    const { numerator, denominator, value: amount, remark } = next;
    const row = {
      indicatorId: indicator.id,
      numerator,
      denominator,
      value: amount,
      remark,
      version: kept?.version ?? null,
    };
    if (!(await save.run({ programmeId, asOf, rows: [row] }))) return;
    showDone(done);
    onClose();
  };
  const submit = () => {
    setAsked(true);
    if (problem === null) void put(typed, 'Значение записано');
  };
  return (
    <form
      className="op-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <DateField
        label="По состоянию на"
        isRequired
        isDisabled={value !== undefined}
        value={asOf}
        error={isAsked && asOf === null ? 'Укажите день' : undefined}
        onChange={setAsOf}
      />
      <AmountFields indicator={indicator} typed={typed} onChange={change} />
      {isAsked && problem !== null ? <Problem text={problem} /> : null}
      <TextArea
        label="Примечание"
        rows={2}
        hint="Например, почему данных нет"
        value={typed.remark ?? ''}
        onChange={(remark) => change({ remark: remark === '' ? null : remark })}
      />
      <Problem text={save.problem?.text} />
      <div className="op-form-foot">
        <Button type="submit" size="xs" loading={save.isBusy}>
          Записать значение
        </Button>
        {value === undefined ? null : (
          <Button size="xs" variant="default" onClick={() => void put(NOTHING, 'Значение убрано')}>
            Убрать значение
          </Button>
        )}
        <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
          Закрыть
        </Button>
      </div>
    </form>
  );
}

interface AmountProps {
  readonly indicator: IndicatorAnswer;
  readonly typed: Typed;
  readonly onChange: (part: Partial<Typed>) => void;
}

function AmountFields({ indicator, typed, onChange }: AmountProps) {
  if (!indicator.isShare) {
    return (
      <NumberField
        label="Значение"
        {...(indicator.unit === null ? {} : { unit: indicator.unit })}
        value={typed.value}
        onChange={(value) => onChange({ value })}
      />
    );
  }
  const amount = amountOf(indicator, typed);
  return (
    <>
      <div className="op-plan-ind-pair">
        <NumberField
          label="Сколько"
          {...(indicator.numeratorWords === null ? {} : { hint: indicator.numeratorWords })}
          value={typed.numerator}
          onChange={(numerator) => onChange({ numerator })}
        />
        <NumberField
          label="Из скольких"
          {...(indicator.denominatorWords === null ? {} : { hint: indicator.denominatorWords })}
          value={typed.denominator}
          onChange={(denominator) => onChange({ denominator })}
        />
      </div>
      {amount === null || checkAmounts(indicator, typed) !== null ? null : (
        <p className="op-muted op-tabular">{showValue(indicator, typed)}</p>
      )}
    </>
  );
}
