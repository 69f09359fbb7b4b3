import { Button, TextInput } from '@mantine/core';
import { IconBuilding, IconLink, IconUser, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectField } from '#core/ui/form.tsx';
import { useOrganizations } from '#modules/people/ui/directories.ts';
import type { OwnerMatch } from '../../contract/links.ts';
import type { Owner } from '../../model.ts';
import { programmes } from '../api.ts';
import { withKeys } from './keys.ts';
import { PersonField } from './person-field.tsx';
import { FIELD_LABELS } from './words.ts';

/** Names of what owners are linked to, by id. */
export type LinkNames = ReadonlyMap<string, string>;

interface OwnersFieldProps {
  readonly value: readonly Owner[];
  readonly names: LinkNames;
  readonly onChange: (owners: Owner[]) => void;
}

const isLinked = ({ organizationId, personId }: Owner) => organizationId !== null || personId !== null;

/** The owners as written, each with whom the words mean; a match by name is proposed and never made by itself (PLAN-04). */
export function OwnersField({ value, names, onChange }: OwnersFieldProps) {
  const unlinked = value.filter((owner) => !isLinked(owner)).map(({ words }) => words);
  const { data } = useQuery({
    ...programmes.query.matchOwners.queryOptions({ input: { words: unlinked } }),
    enabled: unlinked.length > 0,
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  });
  const replace = (index: number, owner: Owner | null) =>
    onChange(value.flatMap((one, at) => (at === index ? (owner === null ? [] : [owner]) : [one])));
  const matches = new Map(data?.matches.map((match) => [match.words, match]));
  return (
    <fieldset className="op-plan-owners">
      <legend>{FIELD_LABELS.owners}</legend>
      <ul>
        {withKeys(value).map(({ key, ...owner }, index) => (
          <OwnerLine
            key={key}
            owner={owner}
            name={names.get(owner.organizationId ?? owner.personId ?? '')}
            match={isLinked(owner) ? undefined : matches.get(owner.words)}
            onChange={(next) => replace(index, next)}
          />
        ))}
      </ul>
      <NewOwner onAdd={(words) => onChange([...value, { words, organizationId: null, personId: null }])} />
    </fieldset>
  );
}

function NewOwner({ onAdd }: { onAdd: (words: string) => void }) {
  const [words, setWords] = useState('');
  const add = () => {
    if (words.trim() === '') return;
    onAdd(words.trim());
    setWords('');
  };
  return (
    <div className="op-plan-new-owner">
      <TextInput
        aria-label="Ответственный, как его называют"
        placeholder="РМК, школа № 5, Лунёва А. П."
        value={words}
        maxLength={500}
        onChange={(event) => setWords(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Button variant="default" onClick={add} disabled={words.trim() === ''}>
        Добавить
      </Button>
    </div>
  );
}

interface LineProps {
  readonly owner: Owner;
  readonly name: string | undefined;
  readonly match: OwnerMatch | undefined;
  readonly onChange: (owner: Owner | null) => void;
}

function OwnerLine({ owner, name, match, onChange }: LineProps) {
  const [isChoosing, setChoosing] = useState(false);
  const Icon = owner.personId === null ? IconBuilding : IconUser;
  const isKnown = isLinked(owner);
  const link = (next: Owner | null) => {
    setChoosing(false);
    onChange(next);
  };
  return (
    <li>
      <div className="op-plan-owner">
        <strong>{owner.words}</strong>
        {isKnown ? (
          <span className="op-muted">
            <Icon size="1rem" stroke={1.7} aria-hidden /> {name ?? 'связано'}
          </span>
        ) : null}
        <Button
          variant="subtle"
          size="compact-xs"
          aria-expanded={isKnown ? undefined : isChoosing}
          onClick={() =>
            isKnown ? link({ ...owner, organizationId: null, personId: null }) : setChoosing(!isChoosing)
          }
        >
          {isKnown ? 'Отвязать' : 'Связать…'}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          ml="auto"
          aria-label={`Убрать ответственного «${owner.words}»`}
          onClick={() => onChange(null)}
        >
          <IconX size="1rem" aria-hidden />
        </Button>
      </div>
      {match ? <Proposals owner={owner} match={match} onChange={link} /> : null}
      {isChoosing && !isKnown ? <LinkChoice owner={owner} onChange={link} /> : null}
    </li>
  );
}

/** Whom the words mean, when their name does not say it: «РМК» is the municipal centre. */
function LinkChoice({ owner, onChange }: Pick<LineProps, 'owner' | 'onChange'>) {
  const organizations = useOrganizations();
  return (
    <div className="op-form-row">
      <SelectField
        label="Организация"
        choices={organizations.choices}
        value={null}
        onChange={(organizationId) => organizationId !== null && onChange({ ...owner, organizationId })}
      />
      <PersonField
        label="Или человек"
        value={null}
        name={null}
        onChange={(personId) => personId !== null && onChange({ ...owner, personId })}
      />
    </div>
  );
}

const PROPOSED = 3;

function Proposals({ owner, match, onChange }: { owner: Owner; match: OwnerMatch; onChange: LineProps['onChange'] }) {
  const people = match.people.slice(0, PROPOSED);
  const organizations = match.organizations.slice(0, PROPOSED);
  if (people.length + organizations.length === 0) return null;
  return (
    <div className="op-plan-proposals">
      <span className="op-muted op-small">Это:</span>
      {people.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          size="compact-xs"
          leftSection={<IconUser size="0.9rem" aria-hidden />}
          onClick={() => onChange({ ...owner, personId: id })}
        >
          {name}
        </Button>
      ))}
      {organizations.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          size="compact-xs"
          leftSection={<IconLink size="0.9rem" aria-hidden />}
          onClick={() => onChange({ ...owner, organizationId: id })}
        >
          {name}
        </Button>
      ))}
    </div>
  );
}
