import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatDay } from '#core/time/format.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { pathways } from '../api.ts';

type Answer = Awaited<ReturnType<typeof pathways.call.potential>>;
type Kind = Answer['rows'][number]['kind'];

const LISTS: readonly { readonly kind: Kind; readonly title: string; readonly explain: string }[] = [
  {
    kind: 'reserve',
    title: 'Кадровый резерв',
    explain: 'На какую должность готовится человек и есть ли у него план подготовки.',
  },
  { kind: 'leader', title: 'Лидеры', explain: 'Носители опыта, подтверждённые человеком, и их траектории.' },
  {
    kind: 'contest_candidate',
    title: 'Возможные участники конкурсов',
    explain: 'Банк для профессиональных конкурсов: школа ведёт своих, служба видит всех.',
  },
];

/** Opened by a deputy or a methodist before contests and appointments; they want to be rid of asking around who could. */
export function PotentialTab() {
  const query = useQuery(pathways.query.potential.queryOptions({ input: {} }));
  return (
    <Loaded query={query}>
      {(answer) => (
        <>
          {answer.rows.length + answer.suggestions.length === 0 ? <NobodyYet /> : null}
          {LISTS.map(({ kind, title, explain }) => (
            <PotentialList
              key={kind}
              title={title}
              explain={explain}
              rows={answer.rows.filter((row) => row.kind === kind)}
            />
          ))}
          <Suggestions people={answer.suggestions} />
        </>
      )}
    </Loaded>
  );
}

function NobodyYet() {
  return (
    <EmptyState
      title="Списки пока пусты"
      text="Отметьте человека в его карточке: «Записи» → «Кадровый резерв», «Лидер образования» или «Возможный участник конкурса». Здесь соберутся списки и планы их подготовки."
      action={<RouterLink href="/people">Открыть педагогов и руководителей</RouterLink>}
    />
  );
}

type PotentialListProps = { title: string; explain: string; rows: Answer['rows'] };

function PotentialList({ title, explain, rows }: PotentialListProps) {
  if (rows.length === 0) return null;
  return (
    <Section title={title} note={String(rows.length)}>
      <p className="op-muted">{explain}</p>
      <ul className="op-pg-list" aria-label={title}>
        {rows.map(({ recordId, personId, name, organization, title: what, startsOn, pathwayId }) => (
          <li key={recordId}>
            <span>
              <RouterLink href={`/people/${personId}`}>{name}</RouterLink>
              <span className="op-muted op-small">
                {` · ${[organization, what, startsOn && `с ${formatDay(startsOn)}`].filter(Boolean).join(' · ')}`}
              </span>
            </span>
            {pathwayId === null ? (
              <Button component={RouterLink} href={`/pathways/new?personId=${personId}`} size="xs" variant="default">
                Начать план подготовки
              </Button>
            ) : (
              <RouterLink href={`/pathways/${pathwayId}`}>План подготовки</RouterLink>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Suggestions({ people }: { people: Answer['suggestions'] }) {
  if (people.length === 0) return null;
  return (
    <Section title="Кого ещё можно назвать лидером" note={String(people.length)}>
      <p className="op-muted">
        Подсказка по тому, что записано в карточках за три года: по алфавиту, без рейтинга. Решает человек: запись
        «Лидер образования» вносят в карточке.
      </p>
      <ul className="op-pg-list" aria-label="Подсказки">
        {people.map(({ personId, name, organization, why }) => (
          <li key={personId}>
            <span>
              <RouterLink href={`/people/${personId}`}>{name}</RouterLink>
              <span className="op-muted op-small">{` · ${[organization, why].filter(Boolean).join(' · ')}`}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
