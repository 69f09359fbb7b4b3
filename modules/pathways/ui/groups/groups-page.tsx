import './groups.css';
import type { ReactNode } from 'react';
import { Page, type PageTab } from '#core/ui/page.tsx';
import { type Session, useSession } from '#core/ui/session.tsx';
import { CoverageTab } from './coverage-tab.tsx';
import { DraftTab } from './draft-tab.tsx';
import { EffectTab } from './effect-tab.tsx';
import { OrdersTab } from './orders-tab.tsx';
import { PotentialTab } from './potential-tab.tsx';
import { TutorsTab } from './tutors-tab.tsx';
import { UnmetTab } from './unmet-tab.tsx';

interface GroupTab {
  readonly id: string;
  readonly title: string;
  readonly isOpenTo: (session: Session) => boolean;
  readonly render: () => ReactNode;
}

const may = (session: Session, permission: Session['permissions'][number]) => session.permissions.includes(permission);
/** A tutor drafts one by one: lists of a whole diagnostics are the service's and the school's. */
const seesCampaigns = (session: Session) => may(session, 'diagnostics.read');
const seesGroups = (session: Session) => may(session, 'pathway.coverage') && seesCampaigns(session);

const TABS: readonly GroupTab[] = [
  {
    id: 'draft',
    title: 'Подготовить проекты',
    isOpenTo: (session) => may(session, 'pathway.draft') && seesGroups(session),
    render: () => <DraftTab />,
  },
  { id: 'coverage', title: 'Охват', isOpenTo: seesGroups, render: () => <CoverageTab /> },
  { id: 'unmet', title: 'Чего не хватает', isOpenTo: seesGroups, render: () => <UnmetTab /> },
  {
    id: 'orders',
    title: 'Приказы',
    isOpenTo: (session) => may(session, 'document.edit') && may(session, 'pathway.draft'),
    render: () => <OrdersTab />,
  },
  {
    id: 'effect',
    title: 'Что изменилось',
    // Pairs of one school are too few to say anything: the whole municipality or nothing.
    isOpenTo: (session) => session.everywhere.includes('pathway.coverage'),
    render: () => <EffectTab />,
  },
  {
    id: 'tutors',
    title: 'Тьюторы',
    isOpenTo: (session) => may(session, 'pathway.coverage') && may(session, 'pathway.read'),
    render: () => <TutorsTab />,
  },
  {
    id: 'potential',
    title: 'Резерв и лидеры',
    isOpenTo: (session) => may(session, 'person.edit') && may(session, 'pathway.read'),
    render: () => <PotentialTab />,
  },
];

/**
 * Opened by a deputy or a methodist the day the results came, and again before each report; they want to be rid of writing pathways
 * and orders one by one.
 */
export function GroupsPage() {
  const session = useSession();
  const tabs = TABS.filter(({ isOpenTo }) => isOpenTo(session)).map(
    ({ id, title, render }): PageTab => ({ id, title, content: <div className="op-pg-tab">{render()}</div> }),
  );
  return (
    <Page
      title="ИОМ: вся работа сразу"
      lead="От результатов диагностики до приказа школы и итогов: по муниципалитету или по своей школе."
      {...(may(session, 'pathway.read') && { back: { href: '/pathways', title: 'ИОМ педагогов' } })}
      tabs={tabs}
    />
  );
}
