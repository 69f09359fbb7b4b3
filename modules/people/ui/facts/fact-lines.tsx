import './fact-lines.css';
import { Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Section } from '#core/ui/page.tsx';
import type { FactKind } from '../../model.ts';
import type { OpenLine } from './fact-drawer.tsx';
import { FACT_FORMS } from './fact-forms.ts';
import type { Values } from './fact-values.ts';

export interface ShownLine {
  readonly id: string;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** Past or not in force: quieter. */
  readonly isPast?: boolean;
  readonly values: Values;
}

interface LinesProps {
  readonly kind: FactKind;
  readonly title?: string;
  readonly lines: readonly ShownLine[];
  readonly empty: string;
  /** undefined: may only read */
  readonly onOpen?: ((line: OpenLine) => void) | undefined;
  readonly initial?: Values;
  readonly actions?: ReactNode;
}

/** One kind of fact: its lines, and a form for each beside the page. */
export function FactLines({ kind, title, lines, empty, onOpen, initial, actions }: LinesProps) {
  const form = FACT_FORMS[kind];
  const add = onOpen && (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPlus size="1rem" aria-hidden />}
      onClick={() => onOpen({ kind, id: null, values: { ...form.initial, ...initial } })}
    >
      {form.add}
    </Button>
  );
  return (
    <Section
      title={title ?? form.title}
      {...((add || actions) && {
        actions: (
          <>
            {actions}
            {add}
          </>
        ),
      })}
    >
      {lines.length === 0 ? <p className="op-muted people-none">{empty}</p> : null}
      <ul className="people-lines">
        {lines.map((line) => (
          <li key={line.id} data-past={line.isPast || undefined}>
            <div>
              <div>{line.title}</div>
              {line.note ? <div className="op-muted op-small op-tabular">{line.note}</div> : null}
            </div>
            {onOpen ? (
              <Button
                className="op-no-print"
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPencil size="1rem" aria-hidden />}
                onClick={() => onOpen({ kind, id: line.id, values: line.values })}
              >
                Изменить
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
