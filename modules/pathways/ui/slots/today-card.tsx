import '../pathways.css';
import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '#core/text/plural.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { LinesSkeleton } from '#core/ui/state.tsx';
import { pathways } from '../api.ts';
import { describeStates } from '../words.ts';

const ONE = { limit: 1 } as const;

/** What waits for a deputy or a tutor, in four numbers that open their lists; for the others how pathways stand. */
export function TodayCard() {
  const drafts = useQuery(pathways.query.list.queryOptions({ input: { ...ONE, states: ['draft'] } }));
  const all = useQuery(pathways.query.list.queryOptions({ input: ONE }));
  if (!drafts.data || !all.data) return <LinesSkeleton lines={2} />;
  const { total, states, mayEdit, mayDraft } = all.data;
  if (total === 0) {
    return (
      <p className="op-path-about">
        ИОМ пока нет.{' '}
        {mayDraft ? (
          <RouterLink href="/pathways/groups?tab=draft">Подготовить проекты по диагностике</RouterLink>
        ) : null}
      </p>
    );
  }
  return mayEdit ? (
    <Waiting drafts={drafts.data.total} />
  ) : (
    <p className="op-path-about op-tabular">
      <RouterLink href="/pathways">ИОМ педагогов</RouterLink>: {describeStates(states)}
    </p>
  );
}

function Waiting({ drafts }: { drafts: number }) {
  const confirmed = useQuery(pathways.query.list.queryOptions({ input: { ...ONE, attention: 'confirmed' } }));
  const overdue = useQuery(pathways.query.list.queryOptions({ input: { ...ONE, attention: 'overdue' } }));
  const left = useQuery(pathways.query.list.queryOptions({ input: { ...ONE, attention: 'left' } }));
  const lines = [
    { title: 'Согласовать проекты', count: drafts, href: '/pathways?states=["draft"]' },
    { title: 'Посмотреть отмеченное', count: confirmed.data?.total ?? 0, href: '/pathways?attention=confirmed' },
    { title: 'Прошёл срок пунктов', count: overdue.data?.total ?? 0, href: '/pathways?attention=overdue' },
    { title: 'Педагог выбыл', count: left.data?.total ?? 0, href: '/pathways?attention=left' },
  ].filter(({ count }) => count > 0);
  if (lines.length === 0) {
    return (
      <p className="op-path-about">
        Сейчас вас ничего не ждёт. <RouterLink href="/pathways">Все ИОМ</RouterLink>
      </p>
    );
  }
  return (
    <ul className="op-path-lines op-path-counts">
      {lines.map(({ title, count, href }) => (
        <li key={href}>
          <RouterLink href={href}>{title}</RouterLink>
          <strong className="op-tabular">{formatNumber(count)}</strong>
        </li>
      ))}
    </ul>
  );
}
