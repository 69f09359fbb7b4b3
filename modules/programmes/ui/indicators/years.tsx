import { formatDay } from '#core/time/format.ts';
import type { IndicatorAnswer } from '../../contract/indicators.ts';
import { showInUnit } from '../../rules/indicator-words.ts';
import { describeChange } from './words.ts';

/** Year by year with the direction of change; a year without a value stays empty (PLAN-19). */
export function Years({ indicator }: { indicator: IndicatorAnswer }) {
  const { years } = indicator;
  if (years.filter(({ amount }) => amount !== null).length < 2) return null;
  return (
    <section aria-label="По годам">
      <h3>По годам</h3>
      <table className="op-plan-ind-years">
        <tbody>
          {years.map(({ year, amount, asOf, change }) => (
            <tr key={year}>
              <th scope="row" className="op-tabular">
                {year}
              </th>
              <td className="op-tabular">{showInUnit(indicator, amount)}</td>
              <td className="op-muted op-small">{asOf === null ? '' : `на ${formatDay(asOf)}`}</td>
              <td className="op-small">{change === null ? '' : describeChange(indicator, change)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
