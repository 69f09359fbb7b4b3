import './badge.css';
import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import { formatChange } from '#core/text/plural.ts';

type ChangeProps = {
  /** Difference in the unit of the figure; unknown is `null`, never 0. */
  value: number | null | undefined;
  unit?: string;
  /** Digits after the comma. */
  digits?: number;
  /** Says what was compared: «к входной диагностике». */
  against?: string;
};

type Direction = 'up' | 'down' | 'same';

const words: Record<Direction, string> = { up: 'рост', down: 'снижение', same: 'без изменений' };
const icons = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconEqual };

/** A change with its sign, an arrow and words for a screen reader. Growth and decline look alike on purpose. */
export function Change({ value, unit, digits = 0, against }: ChangeProps) {
  if (value === null || value === undefined) return <span className="op-muted">нет данных</span>;
  const rounded = Number(value.toFixed(digits));
  const direction: Direction = rounded > 0 ? 'up' : rounded < 0 ? 'down' : 'same';
  const Icon = icons[direction];
  return (
    <span className="op-change" data-direction={direction}>
      <Icon size="1em" stroke={1.8} aria-hidden />
      <span className="op-visually-hidden">{words[direction]}: </span>
      <span>
        {formatChange(rounded, digits)}
        {unit === undefined ? '' : `\u00a0${unit}`}
      </span>
      {against === undefined ? null : <span className="op-muted op-small">&nbsp;{against}</span>}
    </span>
  );
}
