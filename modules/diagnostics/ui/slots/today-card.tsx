import { useMay } from '#core/ui/session.tsx';
import { CampaignsCard } from './campaigns-card.tsx';
import { InvitationsCard } from './invitations-card.tsx';

/** For a teacher the invitations, for those who work with campaigns also how these go. */
export function TodayCard() {
  const mayRead = useMay('diagnostics.read');
  return (
    <>
      <InvitationsCard isQuiet={mayRead} />
      {mayRead ? <CampaignsCard /> : null}
    </>
  );
}
