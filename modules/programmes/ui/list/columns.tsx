import { formatNumber } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import type { ProgrammeRow } from '../../contract/programmes.ts';
import { PROGRAMME_STATE_TITLES } from '../../model/states.ts';
import { describeDone, describePeriod, STATE_TONES, shortenName } from './words.ts';

export const COLUMNS: readonly RegisterColumn<ProgrammeRow>[] = [
  { id: 'title', title: 'Название', kind: 'link', value: (row) => row.title, width: 294, isSortable: true },
  { id: 'owner', title: 'Чья', value: (row) => row.organization ?? 'служба', width: 120 },
  {
    id: 'state',
    title: 'Состояние',
    kind: 'badge',
    value: (row) => PROGRAMME_STATE_TITLES[row.state],
    render: (row) => <StateBadge tone={STATE_TONES[row.state]}>{PROGRAMME_STATE_TITLES[row.state]}</StateBadge>,
    width: 138,
  },
  { id: 'period', title: 'Период', value: (row) => describePeriod(row.startsOn, row.endsOn), width: 136 },
  {
    id: 'coordinator',
    title: 'Координатор',
    value: (row) => row.coordinator && shortenName(row.coordinator),
    width: 124,
    isLabelledOnPhone: true,
  },
  { id: 'done', title: 'Выполнено', value: (row) => describeDone(row.progress), width: 96, isLabelledOnPhone: true },
  {
    id: 'overdue',
    title: 'Просрочено',
    kind: 'number',
    // On a phone nothing overdue is not worth a line.
    value: (row) => row.progress.overdue || null,
    render: (row) => <span>{row.state === 'running' ? formatNumber(row.progress.overdue) : '—'}</span>,
    width: 102,
  },
  {
    id: 'next',
    title: 'Ближайшее',
    kind: 'date',
    value: (row) => row.nextOn,
    render: (row) =>
      row.nextOn === null ? (
        <span className="op-muted">—</span>
      ) : (
        <span title={row.next ?? undefined}>{formatDay(row.nextOn)}</span>
      ),
    width: 98,
  },
  { id: 'kind', title: 'Вид', value: (row) => row.kindTitle, width: 180, isHidden: true, hideOnPhone: true },
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
