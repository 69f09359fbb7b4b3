import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import { useSession } from '#core/ui/session.tsx';
import type { PersonCard } from '../../contract.ts';
import { people } from '../api.ts';

const YEARS = ['год', 'года', 'лет'] as const;

/** The date of birth stays closed until it is asked for; the look is written, and the page says so. */
export function BirthDate({ card }: { card: PersonCard }) {
  const isOwn = useSession().personId === card.id;
  const show = useMutation(people.query.showBirthDate.mutationOptions());
  const age = card.age === null ? '' : formatCount(card.age, YEARS);
  if (show.data) return <Shown {...show.data} age={age} isOwn={isOwn} />;
  if (!card.actions.includes('seeBirthDate')) return card.hasBirthDate ? 'внесена, вам не показывается' : null;
  return (
    <>
      {age === '' ? '' : `${age} `}
      <Button variant="subtle" size="compact-sm" loading={show.isPending} onClick={() => show.mutate({ id: card.id })}>
        Показать дату и СНИЛС
      </Button>
      <div className="op-muted op-small">
        {show.error ? readProblem(show.error).text : isOwn ? '' : 'Просмотр записывается в журнал.'}
      </div>
    </>
  );
}

interface ShownProps {
  readonly birthDate: string | null;
  readonly snils: string | null;
  readonly age: string;
  readonly isOwn: boolean;
}

function Shown({ birthDate, snils, age, isOwn }: ShownProps) {
  return (
    <>
      {birthDate === null ? 'не указана' : formatDay(birthDate)}
      {age === '' ? '' : `, ${age}`}
      {snils === null ? null : <div>СНИЛС {snils.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1-$2-$3 $4')}</div>}
      {isOwn ? null : <div className="op-muted op-small">Просмотр записан в журнал; человек его видит.</div>}
    </>
  );
}
