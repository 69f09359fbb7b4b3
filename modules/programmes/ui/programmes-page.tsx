import './programmes.css';
import { useQuery } from '@tanstack/react-query';
import { RouterLink } from '#core/ui/link.tsx';
import { Page } from '#core/ui/page.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { programmes } from './api.ts';
import { Loaded } from './load.tsx';

/** Opened by the head of the service on Monday morning; they want to be rid of asking everybody how it goes. */
export function ProgrammesPage() {
  const query = useQuery(programmes.query.list.queryOptions({ input: {} }));
  return (
    <Page title="Программы и планы">
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title="Программ пока нет" text="Загрузите программу в Word, и она станет дорожной картой." />
          ) : (
            <ul>
              {rows.map((row) => (
                <li key={row.id}>
                  <RouterLink href={`/programmes/${row.id}`}>{row.title}</RouterLink>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
