import { formatNumber } from '#core/text/plural.ts';
import { formatDay, formatDays } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import type { ProgrammeRow } from '../../contract/programmes.ts';
import { PROGRAMME_STATE_TITLES } from '../../model.ts';
import { describeDone, OF_SERVICE, STATE_TONES } from './words.ts';

/** The next due and of what: «30.11.2026: Семинар». */
function describeNext({ nextOn, next }: ProgrammeRow): string | null {
  return nextOn === null ? null : `${formatDay(nextOn)}: ${next ?? ''}`;
}

export const COLUMNS: readonly RegisterColumn<ProgrammeRow>[] = [
  { id: 'title', title: 'Название', kind: 'link', value: (row) => row.title, width: 330, isSortable: true },
  { id: 'kind', title: 'Вид', value: (row) => row.kindTitle, width: 150 },
  { id: 'owner', title: 'Чья', value: (row) => row.organization ?? OF_SERVICE, width: 135 },
  {
    id: 'state',
    title: 'Состояние',
    kind: 'badge',
    value: (row) => PROGRAMME_STATE_TITLES[row.state],
    render: (row) => <StateBadge tone={STATE_TONES[row.state]}>{PROGRAMME_STATE_TITLES[row.state]}</StateBadge>,
    width: 125,
  },
  { id: 'period', title: 'Период', value: (row) => formatDays(row.startsOn, row.endsOn), width: 160 },
  { id: 'coordinator', title: 'Координатор', value: (row) => row.coordinator, width: 145, isLabelledOnPhone: true },
  { id: 'done', title: 'Выполнено', value: (row) => describeDone(row.progress), width: 92, isLabelledOnPhone: true },
  {
    id: 'overdue',
    title: 'Просрочено',
    kind: 'number',
    // On a phone nothing overdue is not worth a line.
    value: (row) => row.progress.overdue || null,
    render: (row) => <span>{row.state === 'running' ? formatNumber(row.progress.overdue) : '—'}</span>,
    width: 92,
  },
  { id: 'next', title: 'Ближайшее', value: describeNext, width: 200, isLabelledOnPhone: true },
  {
    id: 'startsOn',
    title: 'Начало',
    kind: 'date',
    value: (row) => row.startsOn,
    isHidden: true,
    isSortable: true,
    hideOnPhone: true,
  },
  {
    id: 'endsOn',
    title: 'Окончание',
    kind: 'date',
    value: (row) => row.endsOn,
    isHidden: true,
    isSortable: true,
    hideOnPhone: true,
  },
  {
    id: 'activities',
    title: 'Пунктов',
    kind: 'number',
    value: (row) => row.progress.activities,
    isHidden: true,
    hideOnPhone: true,
  },
  { id: 'act', title: 'Акт', value: (row) => row.actNumber, isHidden: true, hideOnPhone: true, width: 120 },
];
