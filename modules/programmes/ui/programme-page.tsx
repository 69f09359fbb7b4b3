import './programmes.css';
import { useQuery } from '@tanstack/react-query';
import { plural } from '#core/text/plural.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Page } from '#core/ui/page.tsx';
import { usePathParam } from '#core/ui/screen.ts';
import type { ProgrammeAnswer } from '../contract/programmes.ts';
import { PROGRAMME_STATE_TITLES } from '../model/states.ts';
import { programmes } from './api.ts';
import { describeDone, STATE_TONES } from './list/words.ts';
import { listAttentions } from './programme/attention.ts';
import { listTabs } from './programme/list-tabs.tsx';
import { StepsBar } from './programme/steps-bar.tsx';
import { describeProgramme } from './programme/words.ts';

/** Opened by the coordinator of a programme several times a week; they want to be rid of the table in Word. */
export function ProgrammePage() {
  const id = usePathParam('programmeId');
  const query = useQuery(programmes.query.get.queryOptions({ input: { id } }));
  return (
    <Loaded query={query} back="/programmes">
      {(programme) => (
        <Page
          title={programme.title}
          badges={
            <StateBadge tone={STATE_TONES[programme.state]}>{PROGRAMME_STATE_TITLES[programme.state]}</StateBadge>
          }
          lead={<Lead programme={programme} />}
          back={{ href: '/programmes', title: 'Программы и планы' }}
          actions={<StepsBar programme={programme} />}
          tabs={listTabs(programme)}
        >
          <Attentions programme={programme} />
          {programme.conclusion === null ? null : <p className="op-plan-about">Вывод: {programme.conclusion}</p>}
        </Page>
      )}
    </Loaded>
  );
}

function Lead({ programme }: { programme: ProgrammeAnswer }) {
  const { progress, state } = programme;
  const done = describeDone(progress);
  const parts = [
    done === null ? null : `выполнено ${done} ${plural(progress.occurrences, ['срока', 'сроков', 'сроков'])}`,
    progress.unmarked > 0 ? `не отмечено ${progress.unmarked}` : null,
  ];
  const words = parts.filter(Boolean).join(', ');
  return (
    <>
      <div className="op-plan-lead">
        <div className="op-plan-lead-facts">
          {describeProgramme(programme).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </div>
      </div>
      {state === 'draft' || words === '' ? null : <div className="op-muted op-tabular">{words}</div>}
    </>
  );
}

/** One box however much there is: each line leads to where it is put right. */
function Attentions({ programme }: { programme: ProgrammeAnswer }) {
  const lines = listAttentions(programme);
  if (lines.length === 0) return null;
  return (
    <section className="op-plan-attentions" aria-label="Требует внимания">
      <ul>
        {lines.map(({ key, text, search }) => (
          <li key={key}>
            <RouterLink href={`/programmes/${programme.id}?${search}#tabs`}>{text}</RouterLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
