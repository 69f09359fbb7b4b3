import '../diagnostics.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { StateBadge } from '#core/ui/badge.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { participationTitles } from '../../rules/titles.ts';
import { diagnostics } from '../api.ts';
import { useChange } from '../use-change.ts';
import { type Answers, describePeriod, participationTones } from '../words.ts';

type Invitation = Answers['myInvitations']['invitations'][number];

/** A teacher's invitations: two buttons, both fine. `isQuiet`: says nothing when there are none. */
export function InvitationsCard({ isQuiet }: { isQuiet: boolean }) {
  const query = useQuery(diagnostics.query.myInvitations.queryOptions({ input: {} }));
  return (
    <Loaded query={query}>
      {({ invitations }) =>
        invitations.length === 0 ? (
          isQuiet ? null : (
            <p className="op-muted">Приглашений сейчас нет.</p>
          )
        ) : (
          <ul className="op-diag-list">
            {invitations.map((invitation) => (
              <li key={invitation.id} className="op-diag-item">
                <InvitationLine invitation={invitation} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function InvitationLine({ invitation }: { invitation: Invitation }) {
  const respond = useChange(diagnostics.call.respond);
  const { id, campaign, place, direction, startsOn, endsOn, state, steps } = invitation;
  const answer = (choice: 'consented' | 'declined') => void respond.run({ id, answer: choice });
  return (
    <>
      <div className="op-diag-row">
        <strong>{direction ? `${campaign}, ${direction}` : campaign}</strong>
        {state === 'invited' ? null : (
          <StateBadge tone={participationTones[state]}>{participationTitles[state]}</StateBadge>
        )}
      </div>
      {/* The aim of the act speaks of deficits: it is not for the teacher's own page. */}
      <div className="op-muted">{[describePeriod(startsOn, endsOn), place].filter(Boolean).join(' · ')}</div>
      <div className="op-muted op-small">
        Участие добровольное. Баллы увидите вы и ваш тьютор; ответ можно изменить, пока диагностика идёт.
      </div>
      <div className="op-diag-row">
        {steps.includes('consented') ? (
          <Button size="xs" loading={respond.isBusy} onClick={() => answer('consented')}>
            Согласиться
          </Button>
        ) : null}
        {steps.includes('declined') ? (
          <Button size="xs" variant="default" loading={respond.isBusy} onClick={() => answer('declined')}>
            Отказаться
          </Button>
        ) : null}
      </div>
      <Problem text={respond.problem} />
    </>
  );
}
