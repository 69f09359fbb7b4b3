import { Button, Popover, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconLogout } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { RouterLink } from '../link.tsx';
import { type TextSize, textSizes, useTextSize } from '../text-size.ts';

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

type ColorScheme = 'light' | 'dark' | 'auto';

const schemes: ReadonlyArray<{ value: ColorScheme; label: string }> = [
  { value: 'light', label: 'Светлая' },
  { value: 'dark', label: 'Тёмная' },
  { value: 'auto', label: 'Как в системе' },
];

function initialsOf(name: string): string {
  const [surname = '', first = ''] = name.split(' ');
  return `${first.slice(0, 1)}${surname.slice(0, 1)}`;
}

/** Who is in, and how the pages look for them. */
export function PersonMenu({ person, onSignOut }: { person: ShellPerson; onSignOut: () => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width="min(22rem, 94vw)" shadow="md" trapFocus>
      <Popover.Target>
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
      </Popover.Target>
      <Popover.Dropdown className="op-person-menu">
        <div>
          <div className="op-person-name">{person.name}</div>
          <div className="op-muted op-small">{person.role}</div>
        </div>
        {(person.links ?? []).map((link) => (
          <RouterLink key={link.href} href={link.href} className="op-person-link" onClick={() => setOpen(false)}>
            {link.title}
          </RouterLink>
        ))}
        {person.extra}
        <LookSettings />
        <Button
          variant="default"
          leftSection={<IconLogout size="1.1rem" stroke={1.6} aria-hidden />}
          onClick={onSignOut}
        >
          Выйти
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

function LookSettings() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [size, setSize] = useTextSize();
  return (
    <>
      <div>
        <div className="op-person-caption">Тема</div>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Тема"
          data={[...schemes]}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as ColorScheme)}
        />
      </div>
      <div>
        <div className="op-person-caption">Размер текста</div>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Размер текста"
          data={[...textSizes]}
          value={size}
          onChange={(value) => setSize(value as TextSize)}
        />
      </div>
    </>
  );
}
