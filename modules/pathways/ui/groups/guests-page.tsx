import './groups.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#core/ui/loaded.tsx';
import { Page, Section } from '#core/ui/page.tsx';
import { usePathParam } from '#core/ui/screen.ts';
import { EmptyState } from '#core/ui/state.tsx';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';
import { Attendance } from './attendance.tsx';
import { Letters } from './letters.tsx';
import { useReach } from './use-reach.ts';
import { countSchools, countTeachers, type GuestsAnswer } from './words.ts';

/**
 * Opened by a methodist after an event is planned and by a deputy on its day; they want to be rid of letters by hand and of ticking one
 * pathway after another.
 */
export function GuestsPage() {
  const offerId = usePathParam('offerId');
  const query = useQuery(pathways.query.guests.queryOptions({ input: { offerId } }));
  return (
    <Loaded query={query}>
      {(answer) => (
        <Page
          title={answer.title}
          count={[answer.total === null ? '' : countTeachers(answer.total), countSchools(answer.schools.length)]
            .filter(Boolean)
            .join(', ')}
          lead="Кто приглашён: мероприятие стоит пунктом в их ИОМ."
          back={{ href: '/pathways/groups?tab=unmet', title: 'Чего не хватает' }}
          actions={answer.schools.length === 0 ? null : <Export offerId={offerId} />}
        >
          <div className="op-pg-tab">
            <Guests offerId={offerId} answer={answer} />
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function Export({ offerId }: { offerId: string }) {
  const make = useChange(() => pathways.call.exportGuests({ offerId }));
  const run = async () => {
    const made = await make.run(undefined);
    if (made) window.location.assign(`/api/files/${made.fileId}`);
  };
  return (
    <Button variant="default" loading={make.isBusy} onClick={() => void run()}>
      Выгрузить в XLSX
    </Button>
  );
}

function Guests({ offerId, answer }: { offerId: string; answer: GuestsAnswer }) {
  const { mayEdit } = useReach();
  const named = answer.schools.filter(({ people }) => people !== null);
  if (answer.schools.length === 0) {
    return (
      <EmptyState
        title="Приглашённых нет"
        text="Мероприятие есть в каталоге, но ни в одном ИОМ, который вам открыт, его нет. Его можно добавить пунктом на странице ИОМ."
      />
    );
  }
  return (
    <>
      {named.length > 0 ? <Letters offerId={offerId} schools={named.length} /> : <Counts answer={answer} />}
      {named.length > 0 ? <Attendance schools={named} mayClose={mayEdit} /> : null}
    </>
  );
}

/** For who may not know the names: how many to wait for from where. */
function Counts({ answer }: { answer: GuestsAnswer }) {
  return (
    <Section title="По организациям">
      <p className="op-muted">
        Имена видит школа: на этой же странице её заместитель готовит письма-приглашения и отмечает, кто был.
        Муниципалитет вправе открыть имена службе своим актом.
      </p>
      <ul className="op-pg-list">
        {answer.schools.map(({ organizationId, organization, count }) => (
          <li key={organizationId}>
            <span>{organization}</span>
            <span className="op-tabular">{count === null ? 'меньше пяти' : countTeachers(count)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
