import { UnstyledButton } from '@mantine/core';
import { formatDay } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { Figure } from '#core/ui/figure.tsx';
import type { IndicatorAnswer } from '../../contract/indicators.ts';
import { arrangeTree } from '../../rules/indicator-tree.ts';
import { showInUnit, showTarget } from '../../rules/indicator-words.ts';
import { amountOf, HAND } from '../../rules/indicators.ts';
import {
  badgeOf,
  currentTarget,
  describeEach,
  describeValue,
  figureOf,
  lastKnown,
  shownValues,
  sourceOf,
} from './words.ts';

type Arranged = IndicatorAnswer & {
  readonly depth: number;
  /** The indicator above it, where that is counted in each organisation. */
  readonly matrixId: string | null;
};
type Line =
  | { readonly kind: 'level' | 'criterion'; readonly key: string; readonly text: string }
  | { readonly kind: 'row'; readonly row: Arranged };

/** Headings where a level or a criterion begins, as in the document. */
function listLines(indicators: readonly IndicatorAnswer[]): Line[] {
  const counted = new Set(indicators.filter((one) => currentTarget(one)?.each).map(({ id }) => id));
  const rows = arrangeTree(indicators).map((row) => ({
    ...row,
    matrixId: row.parentId !== null && counted.has(row.parentId) ? row.parentId : null,
  }));
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    if (row.depth > 0) return [{ kind: 'row' as const, row }];
    const isNewLevel = row.level !== (before?.level ?? null);
    const isNewCriterion = isNewLevel || row.criterion !== (before?.criterion ?? null);
    const heads: Line[] = [];
    if (isNewLevel && row.level !== null) heads.push({ kind: 'level', key: `l${row.id}`, text: row.level });
    if (isNewCriterion && row.criterion !== null)
      heads.push({ kind: 'criterion', key: `c${row.id}`, text: row.criterion });
    return [...heads, { kind: 'row' as const, row }];
  });
}

interface TableProps {
  readonly indicators: readonly IndicatorAnswer[];
  readonly onOpen: (indicatorId: string) => void;
  readonly onMatrix: (indicatorId: string) => void;
}

/** Level, criterion, indicator and what is below it; numbers stand as they are written in the document. */
export function IndicatorTable({ indicators, onOpen, onMatrix }: TableProps) {
  return (
    <table className="op-plan-ind" aria-label="Показатели">
      <thead className="op-plan-ind-heads">
        <tr>
          <th scope="col">№</th>
          <th scope="col">Показатель</th>
          <th scope="col">Было</th>
          <th scope="col">Цель</th>
          <th scope="col">Сейчас</th>
          <th scope="col">Итог</th>
        </tr>
      </thead>
      <tbody>
        {listLines(indicators).map((line) =>
          line.kind === 'row' ? (
            <Row key={line.row.id} row={line.row} onOpen={onOpen} onMatrix={onMatrix} />
          ) : (
            <tr key={line.key} className="op-plan-ind-group" data-kind={line.kind}>
              <th scope="colgroup" colSpan={6}>
                {line.text}
              </th>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

function Row({ row, onOpen, onMatrix }: { row: Arranged } & Omit<TableProps, 'indicators'>) {
  const target = currentTarget(row);
  const badge = target && badgeOf(target);
  return (
    <tr data-excluded={row.isExcluded || undefined}>
      <td className="op-plan-ind-number op-tabular">{row.number}</td>
      <td className="op-plan-ind-title" data-depth={Math.min(row.depth, 3)}>
        <UnstyledButton className="op-plan-ind-open" onClick={() => onOpen(row.id)}>
          {row.title}
        </UnstyledButton>
        {row.population === null ? null : <div className="op-muted op-small">{row.population}</div>}
        {row.isExcluded ? <div className="op-muted op-small">исключён</div> : null}
      </td>
      <td className="op-plan-ind-cell op-tabular" data-label="Было" data-empty={row.baseValue === null || undefined}>
        <Base row={row} />
      </td>
      <td className="op-plan-ind-cell op-tabular" data-label="Цель" data-empty={target === undefined || undefined}>
        {target === undefined ? null : (
          <div>
            <div>{showTarget(row, target)}</div>
            <div className="op-muted op-small">к&nbsp;{formatDay(target.dueOn)}</div>
          </div>
        )}
      </td>
      <td className="op-plan-ind-cell op-tabular" data-label="Сейчас">
        <Now row={row} onMatrix={onMatrix} />
      </td>
      <td data-label="Итог" data-empty={badge === undefined || undefined}>
        {badge === undefined ? null : (
          <span title={target?.reasons.join('; ')}>
            <StateBadge tone={badge.tone}>{badge.text}</StateBadge>
          </span>
        )}
      </td>
    </tr>
  );
}

function Base({ row }: { row: IndicatorAnswer }) {
  if (row.baseValue === null) return null;
  return (
    <div>
      <div>{showInUnit(row, row.baseValue)}</div>
      {row.baseOn === null ? null : <div className="op-muted op-small">на&nbsp;{formatDay(row.baseOn)}</div>}
    </div>
  );
}

/** The last known value; where each organisation is counted, how many have it. */
function Now({ row, onMatrix }: { row: Arranged; onMatrix: (indicatorId: string) => void }) {
  const { matrixId } = row;
  if (matrixId !== null) {
    return (
      <UnstyledButton
        className="op-plan-ind-open op-small"
        c="dimmed"
        aria-label={`${row.title}: показать по организациям`}
        onClick={() => onMatrix(matrixId)}
      >
        по организациям
      </UnstyledButton>
    );
  }
  const each = currentTarget(row)?.each;
  if (each) {
    return (
      <UnstyledButton
        className="op-plan-ind-open"
        aria-label={`${row.title}: ${describeEach(each)}. Показать по организациям`}
        onClick={() => onMatrix(row.id)}
      >
        {describeEach(each)}
        <span className="op-muted op-small"> организаций</span>
      </UnstyledButton>
    );
  }
  const value = lastKnown(row);
  const hand = row.values.find(({ asOf, source }) => asOf === value?.asOf && source === HAND);
  const isDoubled = value && hand && hand.id !== value.id;
  return (
    <div>
      <div>
        <Figure {...figureOf(row, value)}>
          <LastValues row={row} />
        </Figure>
      </div>
      {value ? (
        <div className="op-muted op-small">
          {describeValue(row, value)}
          {value.sourceTitle === null ? '' : `, ${value.sourceTitle}`}
        </div>
      ) : null}
      {isDoubled ? <div className="op-muted op-small">вручную {showInUnit(row, amountOf(row, hand))}</div> : null}
    </div>
  );
}

const SHOWN = 12;

/** In the panel of the figure. */
function LastValues({ row }: { row: IndicatorAnswer }) {
  const values = shownValues(row).slice(-SHOWN).toReversed();
  if (values.length < 2) return null;
  return (
    <section aria-label="Значения по датам">
      <h3>Значения по датам</h3>
      <table className="op-plan-ind-years">
        <tbody>
          {values.map((value) => (
            <tr key={value.id}>
              <th scope="row" className="op-tabular">
                {formatDay(value.asOf)}
              </th>
              <td className="op-tabular">{showInUnit(row, amountOf(row, value))}</td>
              <td className="op-muted op-small">{sourceOf(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
