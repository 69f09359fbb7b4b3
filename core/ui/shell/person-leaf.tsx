import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { RouterLink } from '../link.tsx';
import { type TextSize, textSizes, useTextSize } from '../text-size.ts';
import { Leaf } from './leaf.tsx';
import type { ShellPerson } from './person-menu.tsx';

type ColorScheme = 'light' | 'dark' | 'auto';

const schemes: ReadonlyArray<{ value: ColorScheme; label: string }> = [
  { value: 'light', label: 'Светлая' },
  { value: 'dark', label: 'Тёмная' },
  { value: 'auto', label: 'Как в системе' },
];

type PersonLeafProps = {
  isOpen: boolean;
  onChange: (isOpen: boolean) => void;
  target: ReactElement;
  person: ShellPerson;
  onSignOut: () => void;
};

/** The person's own pages, the look of the pages, the way out. */
export function PersonLeaf({ isOpen, onChange, target, person, onSignOut }: PersonLeafProps) {
  return (
    <Leaf isOpen={isOpen} onChange={onChange} width="min(22rem, 94vw)" target={target} className="op-person-menu">
      <div>
        <div className="op-person-name">{person.name}</div>
        <div className="op-muted op-small">{person.role}</div>
      </div>
      {(person.links ?? []).map((link) => (
        <RouterLink key={link.href} href={link.href} className="op-person-link" onClick={() => onChange(false)}>
          {link.title}
        </RouterLink>
      ))}
      {person.extra}
      <LookSettings />
      <Button variant="default" leftSection={<IconLogout size="1.1rem" stroke={1.6} aria-hidden />} onClick={onSignOut}>
        Выйти
      </Button>
    </Leaf>
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
