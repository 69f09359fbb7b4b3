import { StateBadge } from '#core/ui/badge.tsx';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import type { OccurrenceRow } from '../../contract/occurrences.ts';
import { shortName } from '../../rules/short-name.ts';
import { badgeOf, describeOutcome, nameRow } from './words.ts';

type Column = RegisterColumn<OccurrenceRow>;

const NAME: Column = { id: 'name', title: 'Пункт', kind: 'link', value: nameRow, width: 256 };
const PROGRAMME: Column = { id: 'programme', title: 'План', value: (row) => row.programme, width: 172 };
const EVIDENCE: Column = {
  id: 'evidence',
  title: 'Подтверждений',
  kind: 'number',
  value: (row) => row.evidenceCount || null,
  width: 128,
  hideOnPhone: true,
};
const REST: readonly Column[] = [
  { id: 'dueOn', title: 'Срок', kind: 'date', value: (row) => row.dueOn, width: 104 },
  {
    id: 'state',
    title: 'Состояние',
    kind: 'badge',
    value: (row) => badgeOf(row).text,
    render: (row) => <StateBadge tone={badgeOf(row).tone}>{badgeOf(row).text}</StateBadge>,
    width: 176,
  },
  {
    id: 'executor',
    title: 'Исполнитель',
    value: (row) => (row.executor === null ? null : shortName(row.executor)),
    width: 144,
    isLabelledOnPhone: true,
  },
  { id: 'outcome', title: 'Что сделано, причина', value: describeOutcome, width: 164 },
  { id: 'owners', title: 'В документе', value: (row) => row.owners, width: 180, isHidden: true, hideOnPhone: true },
  { id: 'dueWords', title: 'Срок в документе', value: (row) => row.dueWords, isHidden: true, hideOnPhone: true },
  { id: 'task', title: 'Задача', value: (row) => row.task, width: 200, isHidden: true, hideOnPhone: true },
  { id: 'stage', title: 'Этап', value: (row) => row.stage, width: 160, isHidden: true, hideOnPhone: true },
];

export const OWN_COLUMNS: readonly Column[] = [NAME, ...REST, EVIDENCE];
export const ALL_COLUMNS: readonly Column[] = [NAME, PROGRAMME, ...REST, { ...EVIDENCE, isHidden: true }];
