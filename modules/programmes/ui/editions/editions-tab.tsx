import './editions.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatDay } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { Section } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState, showDone } from '#core/ui/state.tsx';
import type { EditionAnswer } from '../../contract/editions.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { programmes } from '../api.ts';
import { useChange } from '../use-change.ts';
import { Compare } from './compare.tsx';
import { DraftCard } from './draft-card.tsx';
import { ChangeLines } from './lines.tsx';
import { countChanges, describeAct } from './words.ts';

/** Opened when a signed programme has to be corrected; they want to be rid of comparing two printed tables by eye. */
export function EditionsTab({ programme }: { programme: ProgrammeAnswer }) {
  const query = useQuery(programmes.query.editions.queryOptions({ input: { programmeId: programme.id } }));
  return <Loaded query={query}>{(editions) => <Content programme={programme} editions={editions} />}</Loaded>;
}

interface ContentProps {
  readonly programme: ProgrammeAnswer;
  readonly editions: readonly EditionAnswer[];
}

function Content({ programme, editions }: ContentProps) {
  const draft = editions.find(({ state }) => state === 'draft');
  const past = editions.filter(({ state }) => state !== 'draft');
  if (editions.length === 0) return <NoEditions programme={programme} />;
  return (
    <>
      {draft ? <DraftCard key={draft.id} edition={draft} /> : null}
      <Section title="Редакции">
        <ol className="op-plan-ed-past" reversed>
          {past.map((edition) => (
            <PastEdition key={edition.id} edition={edition} isCurrent={edition.number === programme.edition} />
          ))}
          <FirstEdition programme={programme} />
        </ol>
      </Section>
      {past.some(({ state }) => state === 'in_force') ? <Compare programme={programme} editions={editions} /> : null}
    </>
  );
}

function PastEdition({ edition, isCurrent }: { edition: EditionAnswer; isCurrent: boolean }) {
  const reopen = useChange(programmes.call.reopenEdition);
  const { today } = useSession();
  const { state, lines, reason, inForceOn } = edition;
  const back = async () => {
    if (await reopen.run({ id: edition.id })) showDone('Редакция снова проект');
  };
  return (
    <li>
      <div className="op-plan-ed-head">
        <h3>{state === 'withdrawn' ? 'Отменённый проект' : `Редакция ${edition.number}`}</h3>
        {state === 'withdrawn' ? (
          <span className="op-muted">от&nbsp;{formatMoment(edition.createdAt, today)}</span>
        ) : (
          <>
            <StateBadge tone={isCurrent ? 'good' : 'calm'}>{isCurrent ? 'действует' : 'действовала'}</StateBadge>
            <span>{describeAct(edition)}</span>
          </>
        )}
        {inForceOn === null ? null : <span className="op-muted">с&nbsp;{formatDay(inForceOn)}</span>}
        {edition.actions.includes('reopen') ? (
          <Button variant="subtle" color="gray" size="compact-sm" loading={reopen.isBusy} onClick={() => void back()}>
            Вернуть в проект
          </Button>
        ) : null}
      </div>
      {reason === '' ? null : <div>Причина: {reason}</div>}
      <Problem text={reopen.problem?.text} />
      {lines.length === 0 ? null : (
        <details>
          <summary>{countChanges(lines.length)}</summary>
          <ChangeLines lines={lines} />
        </details>
      )}
    </li>
  );
}

function FirstEdition({ programme }: { programme: ProgrammeAnswer }) {
  const isCurrent = programme.edition === 1;
  return (
    <li>
      <div className="op-plan-ed-head">
        <h3>Редакция 1</h3>
        <StateBadge tone={isCurrent ? 'good' : 'calm'}>{isCurrent ? 'действует' : 'действовала'}</StateBadge>
        <span>{describeAct(programme)}</span>
      </div>
    </li>
  );
}

function NoEditions({ programme }: { programme: ProgrammeAnswer }) {
  const isApproved = programme.actNumber !== null && programme.actOn !== null;
  return (
    <EmptyState
      title={isApproved ? 'Программа не менялась с утверждения' : 'Программа ещё не утверждена приказом'}
      text={
        isApproved
          ? `Утверждена: ${describeAct(programme)}. Поправьте срок, пункт или показатель: правки соберутся здесь в проект изменений с причинами, из него получится приказ.`
          : 'Пока приказа нет, программу можно править свободно. Внесите номер и дату приказа в паспорте: с этого дня правки будут собираться здесь в проект изменений.'
      }
      {...(!isApproved && {
        action: <RouterLink href={`/programmes/${programme.id}?tab=passport`}>Открыть паспорт</RouterLink>,
      })}
      example={<>Пункт 4: срок «март 2026» → «май 2026»; причина: семинар области перенесён</>}
    />
  );
}
