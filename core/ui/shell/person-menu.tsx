import { UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useLate } from '../late.ts';

export type ShellPerson = {
  /** «Петрова Анна Ивановна» */
  name: string;
  /** «методист» */
  role: string;
  /** The person's own page, and the account's. */
  links?: ReadonlyArray<{ title: string; href: string }>;
  /** A choice of another role, municipality and the like. */
  extra?: ReactNode;
};

function initialsOf(name: string): string {
  const [surname = '', first = ''] = name.split(' ');
  return `${first.slice(0, 1)}${surname.slice(0, 1)}`;
}

const loadLeaf = async () => (await import('./person-leaf.tsx')).PersonLeaf;

/** Who is in, and how the pages look for them. */
export function PersonMenu({ person, onSignOut }: { person: ShellPerson; onSignOut: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const PersonLeaf = useLate(loadLeaf, isOpen);
  const button = (
    <UnstyledButton className="op-person" onClick={() => setOpen(!isOpen)} aria-label={`${person.name}: меню`}>
      <span className="op-person-initials" aria-hidden>
        {initialsOf(person.name)}
      </span>
      <span className="op-person-words">
        <span>{person.name}</span>
        <span className="op-muted op-small">{person.role}</span>
      </span>
      <IconChevronDown size="0.9rem" aria-hidden className="op-person-arrow" />
    </UnstyledButton>
  );
  if (PersonLeaf === undefined) return button;
  return <PersonLeaf isOpen={isOpen} onChange={setOpen} target={button} person={person} onSignOut={onSignOut} />;
}
