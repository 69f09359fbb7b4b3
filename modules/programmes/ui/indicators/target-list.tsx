import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { DateField } from '#core/ui/date-field.tsx';
import { TextField } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { showUndo } from '#core/ui/state.tsx';
import type { IndicatorAnswer, TargetAnswer } from '../../contract/indicators.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { showTarget } from '../../rules/indicator-words.ts';
import { readTypedTarget } from '../../rules/read-target.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { badgeOf } from './words.ts';

interface TargetsProps {
  readonly programme: ProgrammeAnswer;
  readonly indicator: IndicatorAnswer;
  readonly mayEdit: boolean;
}

/** Targets by date with what became of each. */
export function TargetList({ programme, indicator, mayEdit }: TargetsProps) {
  const save = useChange(programmes.call.saveTargets);
  const put = (dueOn: Day, words: string) =>
    save.run({ programmeId: programme.id, rows: [{ indicatorId: indicator.id, dueOn, words }] });
  const remove = async (target: TargetAnswer) => {
    if (!(await put(target.dueOn, ''))) return;
    showUndo('Цель убрана', () => void put(target.dueOn, showTarget(indicator, target)));
  };
  return (
    <section aria-label="Цели">
      <h3>Цели</h3>
      {indicator.targets.length === 0 ? (
        <p className="op-muted op-small">
          {mayEdit ? 'Назовите, чего хотите достичь и к какому дню: без этого итог не с чем сравнить.' : 'Целей нет.'}
        </p>
      ) : (
        <ul className="op-plan-ind-lines">
          {indicator.targets.map((target) => (
            <TargetLine
              key={target.id}
              indicator={indicator}
              target={target}
              onRemove={mayEdit ? () => void remove(target) : undefined}
            />
          ))}
        </ul>
      )}
      {mayEdit ? <NewTarget indicator={indicator} lastDay={programme.endsOn} isBusy={save.isBusy} onPut={put} /> : null}
      <Problem text={save.problem?.text} />
    </section>
  );
}

interface LineProps {
  readonly indicator: IndicatorAnswer;
  readonly target: TargetAnswer;
  readonly onRemove: (() => void) | undefined;
}

function TargetLine({ indicator, target, onRemove }: LineProps) {
  const { tone, text } = badgeOf(target);
  const shown = showTarget(indicator, target);
  return (
    <li>
      <div className="op-plan-ind-line">
        <span>
          {shown} <span className="op-muted">к&nbsp;{formatDay(target.dueOn)}</span>
        </span>
        <StateBadge tone={tone}>{text}</StateBadge>
        {onRemove === undefined ? null : (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconX size="0.9rem" aria-hidden />}
            aria-label={`Убрать цель «${shown}» к ${formatDay(target.dueOn)}`}
            onClick={onRemove}
          >
            Убрать
          </Button>
        )}
      </div>
      <div className="op-muted op-small">{target.reasons.join('; ')}</div>
    </li>
  );
}

interface NewTargetProps {
  readonly indicator: IndicatorAnswer;
  /** The day that is proposed. */
  readonly lastDay: Day;
  readonly isBusy: boolean;
  readonly onPut: (dueOn: Day, words: string) => Promise<unknown>;
}

/** A target as people write it; of a day that has one it is the new one. */
function NewTarget({ indicator, lastDay, isBusy, onPut }: NewTargetProps) {
  const [isOpen, setOpen] = useState(false);
  const [dueOn, setDueOn] = useState<Day | null>(lastDay);
  const [words, setWords] = useState('');
  const [isAsked, setAsked] = useState(false);
  const reading = readTypedTarget(words, indicator);
  const problem = isAsked && !reading.isOk ? reading.problem : undefined;
  const put = async () => {
    setAsked(true);
    if (dueOn === null || !reading.isOk) return;
    if (!(await onPut(dueOn, words.trim()))) return;
    setWords('');
    setAsked(false);
    setOpen(false);
  };
  if (!isOpen) {
    return (
      <Button
        mt="xs"
        size="xs"
        variant="default"
        leftSection={<IconPlus size="1rem" aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Добавить цель
      </Button>
    );
  }
  return (
    <form
      className="op-form"
      onSubmit={(event) => {
        event.preventDefault();
        void put();
      }}
    >
      <div className="op-plan-ind-pair">
        <DateField label="К какому дню" isRequired value={dueOn} onChange={setDueOn} />
        <TextField
          label="Цель"
          isRequired
          placeholder={indicator.isShare ? '80 %' : 'не менее 1'}
          hint="«не менее 1», «100 %», «в каждой школе», «рост»"
          error={problem}
          value={words}
          onChange={setWords}
        />
      </div>
      <div className="op-form-foot">
        <Button type="submit" size="xs" loading={isBusy}>
          Записать цель
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={() => setOpen(false)}>
          Не добавлять
        </Button>
      </div>
    </form>
  );
}
