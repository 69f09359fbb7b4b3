import { useQuery } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { StateBadge, TagBadge } from '#core/ui/badge.tsx';
import { Page } from '#core/ui/page.tsx';
import { usePathParam } from '#core/ui/screen.ts';
import { useSession, useSlots } from '#core/ui/session.tsx';
import { SlotHost } from '#core/ui/slot-host.tsx';
import { ErrorState, NotFound, PageSkeleton } from '#core/ui/state.tsx';
import { organizations } from './api.ts';
import type { OrganizationCard } from './card.ts';
import { DetailsTab } from './details-tab.tsx';
import { useDirectory } from './directories.ts';
import { RequisitesTab } from './requisites-tab.tsx';
import { StaffingTab } from './staffing-tab.tsx';
import { StatusesTab } from './statuses-tab.tsx';

const PEOPLE = ['человек', 'человека', 'человек'] as const;

/**
 * Opened by a methodist who calls a school, or by its own deputy director; they want to be rid of asking «кто у вас там».
 */
export function OrganizationPage() {
  const id = usePathParam('organizationId');
  const { data: card, error, refetch } = useQuery(organizations.query.get.queryOptions({ input: { id } }));
  const slots = useSlots('organization.tab');
  if (error) {
    const problem = readProblem(error);
    return problem.code === 'not_found' || problem.code === 'bad_input' ? (
      <NotFound href="/organizations" />
    ) : (
      <ErrorState text={problem.text} onRetry={() => void refetch()} />
    );
  }
  if (!card) return <PageSkeleton />;
  return (
    <Page
      title={card.shortName}
      lead={card.name === card.shortName ? undefined : card.name}
      count={formatCount(card.people, PEOPLE)}
      badges={<Badges card={card} />}
      back={{ href: '/organizations', title: 'Организации' }}
      tabs={[
        { id: 'details', title: 'Сведения', content: <DetailsTab card={card} /> },
        ...slots.map((slot) => ({
          id: slot.id,
          title: slot.title,
          content: <SlotHost slot={slot} thingId={card.id} />,
        })),
        { id: 'staffing', title: 'Штат и вакансии', content: <StaffingTab card={card} /> },
        { id: 'statuses', title: 'Статусы и связи', content: <StatusesTab card={card} /> },
        { id: 'requisites', title: 'Реквизиты документов', content: <RequisitesTab card={card} /> },
      ]}
    />
  );
}

function Badges({ card }: { card: OrganizationCard }) {
  const { today } = useSession();
  const titles = useDirectory('organization_status');
  const isClosed = card.closedBefore !== null && card.closedBefore <= today;
  const held = card.statuses.filter(
    (line) => line.startsOn <= today && (line.endsBefore === null || line.endsBefore > today),
  );
  return (
    <>
      {isClosed ? <StateBadge tone="calm">закрыта</StateBadge> : null}
      {held.map((line) => (
        <TagBadge key={line.id}>{titles.titleOf(line.status)}</TagBadge>
      ))}
    </>
  );
}
