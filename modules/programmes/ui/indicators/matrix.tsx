import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { capitalise } from '#core/text/normalise.ts';
import { formatCount, formatNumber } from '#core/text/plural.ts';
import type { Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { StateBadge, type StateTone } from '#core/ui/badge.tsx';
import { DateField } from '#core/ui/date-field.tsx';
import type { EditRow } from '#core/ui/edit-grid/model.ts';
import { EditGrid } from '#core/ui/edit-grid.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { MatrixAnswer } from '../../contract/indicators.ts';
import type { Verdict } from '../../rules/indicators.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { makeMatrixColumns, toMatrixRow, toMatrixValues } from './matrix-rows.ts';
import { VALUES } from './words.ts';

interface MatrixProps {
  readonly programmeId: string;
  readonly indicatorId: string;
  readonly mayReport: boolean;
  readonly onClose: () => void;
}

/** Opened by who answers for «в каждой школе»; they want to be rid of calling the schools to find who has nothing yet. */
export function Matrix({ programmeId, indicatorId, mayReport, onClose }: MatrixProps) {
  const { today } = useSession();
  const [editedDay, setEditedDay] = useState<Day | null>(null);
  const query = useQuery(programmes.query.organizationValues.queryOptions({ input: { indicatorId, asOf: editedDay } }));
  return (
    <Loaded query={query}>
      {(matrix) => (
        <Section
          title={matrix.title}
          note={matrix.dueOn === null ? undefined : `к ${formatDay(matrix.dueOn)}`}
          actions={
            <>
              {mayReport && editedDay === null ? (
                <Button size="xs" onClick={() => setEditedDay(today)}>
                  Внести по организациям
                </Button>
              ) : null}
              <Button size="xs" variant="default" onClick={editedDay === null ? onClose : () => setEditedDay(null)}>
                {editedDay === null ? 'К показателям' : 'Готово'}
              </Button>
            </>
          }
        >
          {editedDay === null ? (
            <MatrixTable matrix={matrix} />
          ) : (
            <>
              <div className="op-plan-ind-grid-head">
                <DateField
                  label="Значения на день"
                  isRequired
                  value={editedDay}
                  onChange={(day) => day && setEditedDay(day)}
                />
              </div>
              <MatrixGrid key={editedDay} programmeId={programmeId} matrix={matrix} asOf={editedDay} />
            </>
          )}
        </Section>
      )}
    </Loaded>
  );
}

const WORDS: Record<Verdict, { tone: StateTone; text: string }> = {
  met: { tone: 'good', text: 'есть' },
  not_met: { tone: 'wait', text: 'нет' },
  unknown: { tone: 'calm', text: 'нет данных' },
};

type Shown = 'all' | Verdict;

function MatrixTable({ matrix }: { matrix: MatrixAnswer }) {
  const [shown, setShown] = useState<Shown>('all');
  const rows = matrix.rows.filter(({ verdict }) => shown === 'all' || verdict === shown);
  const choices: [Shown, string, number][] = [
    ['all', 'Все', matrix.rows.length],
    ['not_met', 'Нет', matrix.notMet],
    ['unknown', 'Нет данных', matrix.unknown],
    ['met', 'Есть', matrix.met],
  ];
  return (
    <>
      <p>{capitalise(matrix.reasons.join('; '))}</p>
      <SegmentedControl
        className="op-plan-ind-filter"
        aria-label="Какие организации показать"
        value={shown}
        onChange={(value) => setShown(value as Shown)}
        data={choices.map(([value, label, count]) => ({ value, label: `${label} ${formatNumber(count)}` }))}
      />
      <table className="op-plan-ind" aria-label={matrix.title}>
        <thead className="op-plan-ind-heads">
          <tr>
            <th scope="col">Организация</th>
            {matrix.directions.map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">Итог</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.organizationId}>
              <td className="op-plan-ind-title">
                <RouterLink href={`/organizations/${row.organizationId}`}>{row.organization}</RouterLink>
              </td>
              {row.cells.map((cell, index) => (
                <td
                  key={matrix.directions[index]?.id}
                  className="op-tabular"
                  data-label={matrix.directions[index]?.title}
                >
                  {cell === null ? <span className="op-muted">нет данных</span> : formatNumber(cell)}
                </td>
              ))}
              <td data-label="Итог">
                <StateBadge tone={WORDS[row.verdict].tone}>{WORDS[row.verdict].text}</StateBadge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className="op-muted">Таких организаций нет.</p> : null}
    </>
  );
}

interface GridProps {
  readonly programmeId: string;
  readonly matrix: MatrixAnswer;
  readonly asOf: Day;
}

/** The matrix filled in by hand: one cell is one organisation in one direction. */
function MatrixGrid({ programmeId, matrix, asOf }: GridProps) {
  const save = useChange(programmes.call.saveValues);
  const [known, setKnown] = useState(matrix);
  const columns = useMemo(() => makeMatrixColumns(known.directions), [known.directions]);
  const initial = useMemo(() => matrix.rows.map((row) => toMatrixRow(row, matrix)), [matrix]);
  const put = async (changed: readonly EditRow[]): Promise<readonly EditRow[]> => {
    const answer = await save.run({ programmeId, asOf, rows: toMatrixValues(changed, known) });
    if (!answer) throw new Error('not saved');
    showDone(`Записано: ${formatCount(answer.saved, VALUES)}`);
    const fresh = await programmes.call.organizationValues({ indicatorId: matrix.indicatorId, asOf });
    setKnown(fresh);
    return fresh.rows.map((row) => toMatrixRow(row, fresh));
  };
  return (
    <>
      <EditGrid label={matrix.title} rows={initial} columns={columns} onSave={put} canAdd={false} />
      <Problem text={save.problem?.text} />
    </>
  );
}
