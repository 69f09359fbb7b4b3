import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatCount } from '#core/text/plural.ts';
import type { Day } from '#core/time/day.ts';
import { DateField } from '#core/ui/date-field.tsx';
import type { EditRow } from '#core/ui/edit-grid/model.ts';
import { EditGrid } from '#core/ui/edit-grid.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { IndicatorAnswer } from '../../contract/indicators.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { makeValueColumns, toTypedValue, toValueRow } from './grid-rows.ts';
import { countIndicators, VALUES } from './words.ts';

interface GridProps {
  readonly programmeId: string;
  /** Those that count, in their order; the matrix has a grid of its own. */
  readonly indicators: readonly IndicatorAnswer[];
  readonly onClose: () => void;
}

/** Opened with a workbook beside, once a quarter; they want to be rid of opening each indicator. */
export function ValuesGrid({ programmeId, indicators, onClose }: GridProps) {
  const { today } = useSession();
  const [asOf, setAsOf] = useState<Day | null>(today);
  return (
    <div className="op-plan-ind-grid">
      <div className="op-plan-ind-grid-head">
        <DateField label="Значения на день" isRequired value={asOf} onChange={setAsOf} />
        <Button variant="default" onClick={onClose}>
          К показателям
        </Button>
        <span className="op-muted op-small">{countIndicators(indicators.length)}; пустая строка — значения нет</span>
      </div>
      {asOf === null ? null : asOf > today ? (
        <Problem text="Этот день ещё не наступил: выберите прошедший." />
      ) : (
        <DayGrid key={asOf} programmeId={programmeId} indicators={indicators} asOf={asOf} />
      )}
    </div>
  );
}

function DayGrid({ programmeId, indicators, asOf }: Omit<GridProps, 'onClose'> & { asOf: Day }) {
  const save = useChange(programmes.call.saveValues);
  // What is typed must not be swept away by a fresh answer.
  const [known] = useState(indicators);
  const byId = useMemo(() => new Map(known.map((one) => [one.id, one])), [known]);
  const columns = useMemo(() => makeValueColumns(byId), [byId]);
  const initial = useMemo(() => known.map((one) => toValueRow(one, asOf)), [known, asOf]);
  const [versions, setVersions] = useState(() => versionsOf(known, asOf));
  const put = async (changed: readonly EditRow[]): Promise<readonly EditRow[]> => {
    const rows = changed.map((row) => toTypedValue(row, versions.get(row.id) ?? null));
    const answer = await save.run({ programmeId, asOf, rows });
    if (!answer) throw new Error('not saved');
    showDone(`Записано: ${formatCount(answer.saved, VALUES)}`);
    const fresh = await programmes.call.indicators({ programmeId });
    setVersions(versionsOf(fresh.indicators, asOf));
    const now = new Map(fresh.indicators.map((one) => [one.id, one]));
    return known.map((one) => toValueRow(now.get(one.id) ?? one, asOf));
  };
  return (
    <>
      <EditGrid label="Значения показателей" rows={initial} columns={columns} onSave={put} canAdd={false} />
      <Problem text={save.problem?.text} />
    </>
  );
}

function versionsOf(indicators: readonly IndicatorAnswer[], asOf: Day): Map<string, number> {
  return new Map(
    indicators.flatMap(({ id, values }) => {
      const hand = values.find((value) => value.asOf === asOf && value.source === 'hand');
      return hand ? [[id, hand.version] as const] : [];
    }),
  );
}
