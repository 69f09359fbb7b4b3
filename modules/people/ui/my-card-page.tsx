import './facts/fact-lines.css';
import { useQuery } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { Page } from '#core/ui/page.tsx';
import { useSession, useSlots } from '#core/ui/session.tsx';
import { SlotHost } from '#core/ui/slot-host.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '#core/ui/state.tsx';
import { people } from './api.ts';
import { CardTab } from './person/card-tab.tsx';
import { EducationTab } from './person/education-tab.tsx';
import { describePosts, PersonBadges } from './person-page.tsx';

/**
 * Opened by a teacher on a phone, before attestation or out of curiosity; they want to be rid of asking the deputy what
 * stands about them in the papers.
 */
export function MyCardPage() {
  const { personId } = useSession();
  if (personId === null) {
    return (
      <Page title="Моя карточка">
        <EmptyState
          title="Карточка ещё не связана с вашей учётной записью"
          text="Попросите методиста или администратора указать в вашей учётной записи, кто вы в списке педагогов."
        />
      </Page>
    );
  }
  return <OwnCard personId={personId} />;
}

function OwnCard({ personId }: { personId: string }) {
  const { data: card, error, refetch } = useQuery(people.query.get.queryOptions({ input: { id: personId } }));
  const slots = useSlots('person.tab');
  if (error) return <ErrorState text={readProblem(error).text} onRetry={() => void refetch()} />;
  if (!card) return <PageSkeleton />;
  const shown = { ...card, actions: card.actions.filter((action) => action === 'seeBirthDate') };
  return (
    <Page
      title={card.fullName}
      lead={describePosts(card)}
      badges={<PersonBadges card={card} />}
      tabs={[
        { id: 'card', title: 'Карточка', content: <CardTab card={shown} /> },
        { id: 'education', title: 'Образование и курсы', content: <EducationTab card={shown} /> },
        ...slots.map((slot) => ({
          id: slot.id,
          title: slot.title,
          content: <SlotHost slot={slot} thingId={card.id} />,
        })),
      ]}
    >
      <p className="op-muted op-small">
        Нашли ошибку — скажите заместителю директора или методисту: они поправят. Здесь же видно,{' '}
        <RouterLink href="/access-log">кто открывал ваши данные</RouterLink>.
      </p>
    </Page>
  );
}
