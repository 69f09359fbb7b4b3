import '../programmes.css';
import './occurrences.css';
import { useQuery } from '@tanstack/react-query';
import { useAddressState } from '#core/ui/address-state.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Page, Section } from '#core/ui/page.tsx';
import { useMay, useSession } from '#core/ui/session.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import type { OccurrenceRow } from '../../contract/occurrences.ts';
import { programmes } from '../api.ts';
import { OwnRow } from './own-row.tsx';
import { useOwnRows } from './own-rows.ts';
import { ReportPanel } from './report-panel.tsx';
import { countDues } from './words.ts';

/**
 * Opened by whoever a plan names, often a teacher with a phone; they want to be rid of it in one tap and not to write a report.
 */
export function MyActivitiesPage() {
  const query = useQuery(programmes.query.myOccurrences.queryOptions({ input: {} }));
  return (
    <Page narrow title="Мои пункты планов">
      <Loaded query={query}>{(own) => <Own own={own} />}</Loaded>
    </Page>
  );
}

type OwnAnswer = Awaited<ReturnType<typeof programmes.call.myOccurrences>>;

function Own({ own }: { own: OwnAnswer }) {
  const { now, past, touch } = useOwnRows(own);
  const { later } = own;
  const [{ occurrence }, setAddress] = useAddressState({ occurrence: '' });
  const mayRead = useMay('programme.read');
  const list = (shown: readonly OccurrenceRow[]) => (
    <ul className="op-plan-mark-own">
      {shown.map((one) => (
        <OwnRow
          key={one.id}
          row={one}
          onTouch={() => touch(one.id)}
          onOpen={() => setAddress({ occurrence: one.id })}
        />
      ))}
    </ul>
  );
  return (
    <>
      {now.length === 0 ? <NothingNow hasLater={later > 0} /> : list(now)}
      {later > 0 ? (
        <p className="op-muted">Дальше по планам ещё {countDues(later)}: появятся здесь ближе к сроку.</p>
      ) : null}
      {past.length === 0 ? null : <Section title="Недавно отмечено">{list(past)}</Section>}
      {mayRead ? (
        <p>
          <RouterLink href="/programmes/attention">Все планы: требует внимания</RouterLink>
        </p>
      ) : null}
      <ReportPanel
        occurrenceId={occurrence}
        onChoose={(next) => setAddress({ occurrence: next })}
        onClose={() => setAddress({ occurrence: '' })}
      />
    </>
  );
}

function NothingNow({ hasLater }: { hasLater: boolean }) {
  const { personId } = useSession();
  if (personId === null)
    return (
      <EmptyState
        title="Ваших пунктов нет"
        text="Учётная запись не связана с карточкой человека, поэтому назначить вам пункт плана нельзя. Связать их может администратор."
      />
    );
  return (
    <EmptyState
      title="Сейчас от вас ничего не ждут"
      text={
        hasLater
          ? 'Сроков в этом месяце нет.'
          : 'Если вас назначат исполнителем пункта плана, он появится здесь. Писать отчёт не нужно: достаточно нажать «Выполнено».'
      }
    />
  );
}
