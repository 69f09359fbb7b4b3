import './programmes.css';
import { useQuery } from '@tanstack/react-query';
import { StateBadge } from '#core/ui/badge.tsx';
import { Page } from '#core/ui/page.tsx';
import { usePathParam } from '#core/ui/screen.ts';
import { PROGRAMME_STATE_TITLES } from '../model.ts';
import { programmes } from './api.ts';
import { Loaded } from './load.tsx';
import { listTabs } from './programme/list-tabs.tsx';

/** Opened by the coordinator of a programme several times a week; they want to be rid of the table in Word. */
export function ProgrammePage() {
  const id = usePathParam('programmeId');
  const query = useQuery(programmes.query.get.queryOptions({ input: { id } }));
  return (
    <Loaded query={query} back="/programmes">
      {(programme) => (
        <Page
          title={programme.title}
          badges={<StateBadge tone="calm">{PROGRAMME_STATE_TITLES[programme.state]}</StateBadge>}
          back={{ href: '/programmes', title: 'Программы и планы' }}
          tabs={listTabs(programme)}
        >
          {null}
        </Page>
      )}
    </Loaded>
  );
}
