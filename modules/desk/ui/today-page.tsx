import './today-page.css';
import { formatDayLong } from '#core/time/format.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { Page, Section } from '#core/ui/page.tsx';
import { useSession, useSlots } from '#core/ui/session.tsx';
import { SlotHost } from '#core/ui/slot-host.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { FirstSteps } from './first-steps.tsx';
import { MyWork } from './my-work.tsx';

/**
 * Opened first thing in the morning by everyone; they want to be rid of the question «что сегодня от меня ждут».
 */
export function TodayPage() {
  const session = useSession();
  const cards = useSlots('today.card');
  return (
    <Page title="Сегодня" count={formatDayLong(session.today)}>
      <FirstSteps whenDone={cards.length === 0 ? <NothingYet personId={session.personId} /> : null} />
      {cards.map((card) => (
        <div key={card.id} className="desk-card">
          <Section title={card.title}>
            <div className="desk-card-content">
              <SlotHost slot={card} thingId="" />
            </div>
          </Section>
        </div>
      ))}
      <MyWork />
    </Page>
  );
}

function NothingYet({ personId }: { personId: string | null }) {
  return (
    <EmptyState
      title="На сегодня ничего не требуется"
      text="Когда от вас что-то понадобится, это появится здесь."
      {...(personId && { action: <RouterLink href="/my-card">Открыть мою карточку</RouterLink> })}
    />
  );
}
