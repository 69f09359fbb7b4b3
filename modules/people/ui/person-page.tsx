import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { StateBadge, TagBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Attention, Page } from '#core/ui/page.tsx';
import { usePathParam } from '#core/ui/screen.ts';
import { useSlots } from '#core/ui/session.tsx';
import { SlotHost } from '#core/ui/slot-host.tsx';
import { ErrorState, NotFound, PageSkeleton, showDone, showProblem } from '#core/ui/state.tsx';
import type { PersonCard } from '../contract.ts';
import { isCurrentPost, isOnLeave } from '../rules.ts';
import { people } from './api.ts';
import { CardTab } from './person/card-tab.tsx';
import { EducationTab } from './person/education-tab.tsx';
import { HistoryTab } from './person/history-tab.tsx';

/**
 * Opened by a methodist or a deputy director in the middle of a call; they want to be rid of looking into five workbooks
 * for one person.
 */
export function PersonPage() {
  const personId = usePathParam('personId');
  const { data: card, error, refetch } = useQuery(people.query.get.queryOptions({ input: { id: personId } }));
  const slots = useSlots('person.tab');
  if (error) {
    const problem = readProblem(error);
    return problem.code === 'not_found' || problem.code === 'bad_input' ? (
      <NotFound href="/people" />
    ) : (
      <ErrorState text={problem.text} onRetry={() => void refetch()} />
    );
  }
  if (!card) return <PageSkeleton />;
  return (
    <Page
      title={card.fullName}
      lead={describePosts(card)}
      badges={<PersonBadges card={card} />}
      back={{ href: '/people', title: 'Педагоги и руководители' }}
      tabs={[
        { id: 'card', title: 'Карточка', content: <CardTab card={card} /> },
        { id: 'education', title: 'Образование и курсы', content: <EducationTab card={card} /> },
        ...slots.map((slot) => ({
          id: slot.id,
          title: slot.title,
          content: <SlotHost slot={slot} thingId={card.id} />,
        })),
        { id: 'history', title: 'История', content: <HistoryTab personId={card.id} /> },
      ]}
    >
      {card.mergedInto ? (
        <Attention
          action={<RouterLink href={`/people/${card.mergedInto.id}`}>Открыть действующую карточку</RouterLink>}
        >
          Эта запись объединена с карточкой «{card.mergedInto.name}» и больше не ведётся.
        </Attention>
      ) : null}
      {card.attention.length > 0 ? <Attention>{card.attention.join(' ')}</Attention> : null}
      {card.actions.includes('undoMerge') ? <UndoMerge card={card} /> : null}
    </Page>
  );
}

export function describePosts(card: PersonCard): string {
  const held = card.posts.filter((post) => isCurrentPost(post, card.asOf));
  if (held.length === 0) return 'Действующих должностей нет';
  return held.map((post) => `${post.title}, ${post.organization}`).join('; ');
}

export function PersonBadges({ card }: { card: PersonCard }) {
  const held = card.posts.filter((post) => isCurrentPost(post, card.asOf));
  const isAway = held.length > 0 && held.every((post) => isOnLeave(post, card.asOf));
  return (
    <>
      {held.length === 0 && card.posts.length > 0 ? <StateBadge tone="calm">не работает</StateBadge> : null}
      {isAway ? <StateBadge tone="wait">в отпуске</StateBadge> : null}
      {held.length > 0 && held.every((post) => post.kind === 'external') ? (
        <TagBadge>внешний совместитель</TagBadge>
      ) : null}
      {card.cohorts.map((cohort) => (
        <TagBadge key={cohort.code}>{cohort.title}</TagBadge>
      ))}
    </>
  );
}

function UndoMerge({ card }: { card: PersonCard }) {
  const [last] = card.merges;
  const client = useQueryClient();
  const undo = useMutation(people.query.undoMerge.mutationOptions());
  if (!last) return null;
  const run = async () => {
    try {
      await undo.mutateAsync({ mergeId: last.id });
      await client.invalidateQueries({ queryKey: people.query.key() });
      showDone('Объединение отменено: записи снова две');
    } catch (error) {
      showProblem(readProblem(error).text);
    }
  };
  return (
    <p className="op-muted op-small">
      Сюда объединена запись «{last.mergedName}».{' '}
      <Button variant="subtle" size="compact-sm" loading={undo.isPending} onClick={() => void run()}>
        Отменить объединение
      </Button>
    </p>
  );
}
