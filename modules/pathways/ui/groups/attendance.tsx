import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { StateBadge, type StateTone } from '#core/ui/badge.tsx';
import { DateField } from '#core/ui/date-field.tsx';
import { TextField } from '#core/ui/form.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showUndo } from '#core/ui/state.tsx';
import { ITEM_STATE_TITLES, type ItemState } from '../../model.ts';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';
import { countTeachers, type GuestsAnswer } from './words.ts';

type School = GuestsAnswer['schools'][number];
type Guest = NonNullable<School['people']>[number];

const tones: Record<ItemState, StateTone> = {
  planned: 'calm',
  confirmed: 'going',
  done: 'good',
  returned: 'wait',
  not_done: 'calm',
  cancelled: 'calm',
};

const isItemState = (state: string): state is ItemState => state in tones;
const isOpen = ({ state }: Guest) => state === 'planned' || state === 'confirmed' || state === 'returned';

/** The list at the door closes the items: tick who was there, once for everybody. */
export function Attendance({ schools, mayClose }: { schools: readonly School[]; mayClose: boolean }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const take = (guests: readonly Guest[], isOn: boolean) => {
    const next = new Set(chosen);
    for (const { itemId } of guests) isOn ? next.add(itemId) : next.delete(itemId);
    setChosen(next);
  };
  const waiting = schools.flatMap(({ people }) => (people ?? []).filter(isOpen));
  return (
    <>
      {mayClose && waiting.length > 0 ? (
        <p className="op-muted">
          Отметьте тех, кто был, по листу присутствия: пункты закроются в ИОМ каждого, педагогам ничего приносить не
          нужно.
        </p>
      ) : null}
      {schools.map(({ organizationId, organization, people }) => (
        <Section key={organizationId} title={organization} note={countTeachers(people?.length ?? 0)}>
          <Names guests={people ?? []} chosen={chosen} onTake={take} mayClose={mayClose} />
        </Section>
      ))}
      {mayClose && waiting.length > 0 ? (
        <Marking
          ids={waiting.map(({ itemId }) => itemId).filter((id) => chosen.has(id))}
          onDone={() => setChosen(new Set())}
        />
      ) : null}
    </>
  );
}

type NamesProps = {
  guests: readonly Guest[];
  chosen: ReadonlySet<string>;
  onTake: (guests: readonly Guest[], isOn: boolean) => void;
  mayClose: boolean;
};

function Names({ guests, chosen, onTake, mayClose }: NamesProps) {
  const open = guests.filter(isOpen);
  const ticked = open.filter(({ itemId }) => chosen.has(itemId)).length;
  return (
    <>
      {mayClose && open.length > 1 ? (
        <Checkbox
          label="Отметить всех"
          checked={ticked === open.length}
          indeterminate={ticked > 0 && ticked < open.length}
          onChange={(event) => onTake(open, event.currentTarget.checked)}
        />
      ) : null}
      <ul className="op-pg-list">
        {guests.map((guest) => (
          <li key={guest.itemId}>
            {mayClose && isOpen(guest) ? (
              <Checkbox
                label={guest.name}
                checked={chosen.has(guest.itemId)}
                onChange={(event) => onTake([guest], event.currentTarget.checked)}
              />
            ) : (
              <RouterLink href={`/people/${guest.personId}`}>{guest.name}</RouterLink>
            )}
            {isItemState(guest.state) ? (
              <StateBadge tone={tones[guest.state]}>{ITEM_STATE_TITLES[guest.state]}</StateBadge>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Marking({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const { today } = useSession();
  const [on, setOn] = useState<string | null>(today);
  const [evidence, setEvidence] = useState('лист присутствия');
  const move = useChange(pathways.call.moveItems);
  const mark = async (step: 'close' | 'miss') => {
    const taken = [...ids];
    const answer = await move.run({
      ids: taken,
      step,
      on,
      evidence: step === 'close' ? evidence.trim() || null : null,
    });
    if (!answer) return;
    onDone();
    const words = step === 'close' ? 'Отмечено присутствие' : 'Отмечено: не были';
    const left = answer.skipped > 0 ? `. Пропущено ${answer.skipped}: их ИОМ ещё не утверждён` : '';
    showUndo(`${words}: ${answer.moved}${left}`, () => void move.run({ ids: taken, step: 'reopen' }));
  };
  return (
    <section className="op-pg-final" aria-label="Кто был">
      <div className="op-form-row">
        <DateField label="Дата" value={on} onChange={setOn} />
        <TextField label="Подтверждение, одно на всех" value={evidence} onChange={setEvidence} />
      </div>
      <div className="op-pg-row">
        <Button loading={move.isBusy} disabled={ids.length === 0} onClick={() => void mark('close')}>
          {ids.length === 0 ? 'Отметить присутствие' : `Отметить присутствие: ${ids.length}`}
        </Button>
        <Button variant="default" disabled={ids.length === 0 || move.isBusy} onClick={() => void mark('miss')}>
          Отметить «не были»
        </Button>
      </div>
      <Problem text={move.problem?.text} />
    </section>
  );
}
