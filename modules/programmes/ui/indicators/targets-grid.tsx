import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatCount } from '#core/text/plural.ts';
import { addYears, type Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { DateField } from '#core/ui/date-field.tsx';
import type { EditRow } from '#core/ui/edit-grid/model.ts';
import { EditGrid } from '#core/ui/edit-grid.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { IndicatorAnswer } from '../../contract/indicators.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { makeTargetColumns, toTargetRow, toTypedTargets } from './grid-rows.ts';
import { TARGETS } from './words.ts';

interface GridProps {
  readonly programme: ProgrammeAnswer;
  readonly indicators: readonly IndicatorAnswer[];
  readonly onClose: () => void;
}

function daysOf(indicators: readonly IndicatorAnswer[], added: readonly Day[], endsOn: Day): Day[] {
  const known = indicators.flatMap(({ targets }) => targets.map(({ dueOn }) => dueOn));
  const days = [...new Set([...known, ...added])].toSorted();
  return days.length > 0 ? days : [endsOn];
}

/** Opened when a programme is written; they want to be rid of typing the same target for each year. */
export function TargetsGrid({ programme, indicators, onClose }: GridProps) {
  const [added, setAdded] = useState<readonly Day[]>([]);
  const days = useMemo(() => daysOf(indicators, added, programme.endsOn), [indicators, added, programme.endsOn]);
  const copy = useChange(programmes.call.copyTargets);
  const last = days.at(-1) ?? programme.endsOn;
  const copyOn = async () => {
    const to = addYears(last, 1);
    const answer = await copy.run({ programmeId: programme.id, from: last, to });
    if (!answer) return;
    // The day comes with the fresh targets: a column made sooner would stand empty.
    const copied = formatCount(answer.copied, TARGETS);
    showDone(
      answer.copied === 0 ? 'Копировать нечего: целей на этот день нет' : `Скопировано на ${formatDay(to)}: ${copied}`,
    );
  };
  return (
    <div className="op-plan-ind-grid">
      <div className="op-plan-ind-grid-head">
        <DateField
          label="Добавить срок"
          value={null}
          onChange={(day) => day !== null && setAdded((known) => [...known, day])}
        />
        <Button variant="default" loading={copy.isBusy} onClick={() => void copyOn()}>
          Скопировать цели на&nbsp;{formatDay(addYears(last, 1))}
        </Button>
        <Button variant="default" onClick={onClose}>
          К показателям
        </Button>
        <span className="op-muted op-small">
          Пишите как в документе: «не менее 1», «100 %», «в каждой школе», «рост»
        </span>
      </div>
      <Problem text={copy.problem?.text} />
      <DaysGrid key={days.join()} programmeId={programme.id} indicators={indicators} days={days} />
    </div>
  );
}

interface DaysProps {
  readonly programmeId: string;
  readonly indicators: readonly IndicatorAnswer[];
  readonly days: readonly Day[];
}

function DaysGrid({ programmeId, indicators, days }: DaysProps) {
  const save = useChange(programmes.call.saveTargets);
  const [known, setKnown] = useState(indicators);
  const byId = useMemo(() => new Map(known.map((one) => [one.id, one])), [known]);
  const columns = useMemo(() => makeTargetColumns(byId, days), [byId, days]);
  const initial = useMemo(() => indicators.map((one) => toTargetRow(one, days)), [indicators, days]);
  const put = async (changed: readonly EditRow[]): Promise<readonly EditRow[]> => {
    const answer = await save.run({ programmeId, rows: toTypedTargets(changed, byId, days) });
    if (!answer) throw new Error('not saved');
    showDone(`Записано: ${formatCount(answer.saved, TARGETS)}`);
    const fresh = (await programmes.call.indicators({ programmeId })).indicators.filter(
      ({ isExcluded }) => !isExcluded,
    );
    setKnown(fresh);
    return fresh.map((one) => toTargetRow(one, days));
  };
  return (
    <>
      <EditGrid label="Цели показателей" rows={initial} columns={columns} onSave={put} canAdd={false} />
      <Problem text={save.problem?.text} />
    </>
  );
}
