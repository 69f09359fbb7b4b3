import './facts.css';
import type { ReactNode } from 'react';

export type Fact = {
  label: string;
  /** Nothing known (`null`, `undefined`, empty text) is shown as «—», read aloud as «не указано». */
  value: ReactNode;
  /** A quiet remark below the value: a source, a date. */
  note?: ReactNode;
};

function isEmpty(value: ReactNode): boolean {
  return value === null || value === undefined || value === '' || value === false;
}

function FactValue({ value }: { value: ReactNode }) {
  if (!isEmpty(value)) return <>{value}</>;
  return (
    <>
      <span aria-hidden className="op-muted">
        —
      </span>
      <span className="op-visually-hidden">не указано</span>
    </>
  );
}

/** What is known of a thing: labels and values, two columns on a wide page. */
export function Facts({ facts, columns = 1 }: { facts: readonly Fact[]; columns?: 1 | 2 }) {
  return (
    <dl className="op-facts" data-columns={columns}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>
            <FactValue value={fact.value} />
            {fact.note === undefined ? null : <div className="op-muted op-small">{fact.note}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
