import { useQuery } from '@tanstack/react-query';
import { formatCount, formatNumber } from '#core/text/plural.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { pathways } from '../api.ts';
import type { TutorRow } from './words.ts';

const columns: readonly RegisterColumn<TutorRow>[] = [
  { id: 'name', title: 'Тьютор', value: (row) => row.name, kind: 'link', width: 280 },
  { id: 'organization', title: 'Организация', value: (row) => row.organization, width: 220 },
  { id: 'people', title: 'Педагогов', value: (row) => row.people, kind: 'number' },
  { id: 'pathways', title: 'ИОМ в работе', value: (row) => row.pathways, kind: 'number', width: 120 },
  { id: 'consultations', title: 'Консультаций за год', value: (row) => row.consultations, kind: 'number', width: 160 },
  { id: 'overdue', title: 'Просрочено', value: (row) => row.overdue, kind: 'number', width: 110 },
  {
    id: 'load',
    title: 'Нагрузка',
    value: (row) => (row.isOverloaded ? 'больше нормы' : null),
    render: (row) => (row.isOverloaded ? <StateBadge tone="wait">больше нормы</StateBadge> : null),
    kind: 'badge',
  },
];

const getRowId = (row: TutorRow) => row.personId;
const hrefOf = (row: TutorRow) => `/pathways?tutorId=${row.personId}`;

/** Who has how many, so that the next one goes to who has room. */
export function TutorsTab() {
  const query = useQuery(pathways.query.tutors.queryOptions({ input: {} }));
  return (
    <Loaded query={query}>
      {({ rows, load }) => (
        <>
          {rows.length === 0 ? null : (
            <p className="op-muted">
              {`Отмечены те, у кого больше чем ${formatCount(load, ['педагог', 'педагога', 'педагогов'])}: норма муниципалитета. Консультации — за последние 12 месяцев, просрочено — пунктов ИОМ с прошедшим сроком. Всего тьюторов: ${formatNumber(rows.length)}.`}
            </p>
          )}
          <RegisterTable
            label="Нагрузка тьюторов"
            rows={rows}
            columns={columns}
            getRowId={getRowId}
            hrefOf={hrefOf}
            storageKey="pathways-tutors"
            empty={
              <EmptyState
                title="Тьюторов с ИОМ пока нет"
                text="Когда педагогу с ИОМ назначат тьютора в его карточке, здесь будет видно, у кого сколько людей, сколько было консультаций и где сроки прошли."
              />
            }
          />
        </>
      )}
    </Loaded>
  );
}
