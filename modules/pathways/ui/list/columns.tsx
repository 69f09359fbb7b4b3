import { formatNumber } from '#core/text/plural.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import type { PathwayRow } from '../../contract/shapes.ts';
import { GROUND_TITLES, STATE_TITLES } from '../../model.ts';
import { describeDone, STATE_TONES } from '../words.ts';

/** What a row asks for by itself; overdue items have a column of their own. */
function describeMark(row: PathwayRow): string | null {
  if (row.hasLeft) return 'педагог выбыл';
  if (row.isAmended) return 'нужен приказ';
  return row.maker === null ? null : row.maker;
}

export const COLUMNS: readonly RegisterColumn<PathwayRow>[] = [
  { id: 'name', title: 'Педагог', kind: 'link', value: (row) => row.name, width: 245 },
  { id: 'organization', title: 'Школа', value: (row) => row.organization, width: 115 },
  {
    id: 'state',
    title: 'Состояние',
    kind: 'badge',
    value: (row) => STATE_TITLES[row.state],
    render: (row) => <StateBadge tone={STATE_TONES[row.state]}>{STATE_TITLES[row.state]}</StateBadge>,
    width: 165,
  },
  {
    id: 'mark',
    title: 'Внимание',
    kind: 'badge',
    value: describeMark,
    render: (row) => <Mark row={row} />,
    width: 145,
  },
  { id: 'progress', title: 'Выполнено', value: describeDone, width: 95, isLabelledOnPhone: true },
  {
    id: 'overdue',
    title: 'Просрочено',
    kind: 'number',
    // On a phone nothing overdue is not worth a line.
    value: (row) => row.overdue || null,
    render: (row) => <span>{formatNumber(row.overdue)}</span>,
    width: 100,
  },
  { id: 'endsOn', title: 'Срок', kind: 'date', value: (row) => row.endsOn, width: 100 },
  { id: 'tutor', title: 'Тьютор', value: (row) => row.tutor, width: 130, isLabelledOnPhone: true },
  {
    id: 'ground',
    title: 'Основание',
    value: (row) => GROUND_TITLES[row.ground],
    width: 190,
    hideOnPhone: true,
    isHidden: true,
  },
  { id: 'kind', title: 'Вид плана', value: (row) => row.kindTitle, width: 200, hideOnPhone: true, isHidden: true },
  { id: 'startsOn', title: 'Начало', kind: 'date', value: (row) => row.startsOn, isHidden: true, hideOnPhone: true },
];

function Mark({ row }: { row: PathwayRow }) {
  const text = describeMark(row);
  if (text === null) return null;
  return row.hasLeft || row.isAmended ? (
    <StateBadge tone="wait">{text}</StateBadge>
  ) : (
    <span className="op-muted" title={text}>
      {text}
    </span>
  );
}
