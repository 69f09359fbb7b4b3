import { useSession } from '#core/ui/session.tsx';
import { Catalogue } from './catalogue.tsx';
import { Upcoming } from './upcoming.tsx';

/** Who works with others needs the whole catalogue; a teacher only what they may go to. */
export function TrainingPage() {
  const { roles } = useSession();
  return roles.some((role) => role !== 'teacher') ? <Catalogue /> : <Upcoming />;
}
