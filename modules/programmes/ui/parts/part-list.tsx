import { ActionIcon, Button, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { SaveStatus } from '#core/ui/form.tsx';
import { Section } from '#core/ui/page.tsx';
import type { EditedList, PartLine } from './use-list.ts';

interface PartListProps<Line extends PartLine> {
  readonly title: string;
  readonly note?: string;
  readonly list: EditedList<Line>;
  /** «этап», for the names of buttons. */
  readonly noun: string;
  readonly addLabel: string;
  readonly onAdd: () => void;
  readonly children: (line: Line) => ReactNode;
}

/** A short list edited in place: each line with its fields, its place and its end. */
export function PartList<Line extends PartLine>(props: PartListProps<Line>) {
  const { title, note, list, noun, addLabel, onAdd, children } = props;
  return (
    <Section
      title={title}
      {...(note !== undefined && { note })}
      {...(list.state !== undefined && { actions: <SaveStatus state={list.state} /> })}
    >
      {list.problem === undefined ? null : (
        <div role="alert" className="op-problem-line">
          {list.problem.text}
          {list.problem.version === null ? null : (
            <Button size="compact-xs" variant="default" ml="xs" onClick={list.keepMine}>
              Сохранить моё
            </Button>
          )}
        </div>
      )}
      <ol className="op-plan-parts">
        {list.lines.map((line, index) => (
          <li key={line.key}>
            <div className="op-plan-part">{children(line)}</div>
            <Group gap={0} wrap="nowrap">
              <ActionIcon
                aria-label={`${noun} «${line.title}»: выше`}
                disabled={index === 0}
                onClick={() => list.move(line.key, -1)}
              >
                <IconArrowUp size="1.1rem" aria-hidden />
              </ActionIcon>
              <ActionIcon
                aria-label={`${noun} «${line.title}»: ниже`}
                disabled={index === list.lines.length - 1}
                onClick={() => list.move(line.key, 1)}
              >
                <IconArrowDown size="1.1rem" aria-hidden />
              </ActionIcon>
              <ActionIcon aria-label={`${noun} «${line.title}»: убрать`} onClick={() => list.remove(line.key)}>
                <IconTrash size="1.1rem" aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ol>
      <div>
        <Button variant="default" size="xs" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={onAdd}>
          {addLabel}
        </Button>
      </div>
    </Section>
  );
}
