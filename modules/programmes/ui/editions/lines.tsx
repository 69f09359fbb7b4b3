import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextField } from '#core/ui/form.tsx';
import type { EditionLine } from '../../contract/editions.ts';
import { bareText } from './words.ts';

interface LinesProps {
  readonly lines: readonly EditionLine[];
  /** Reasons may be given: saved when the field is left. */
  readonly onExplain?: ((key: string, reason: string) => void) | undefined;
}

/** What has changed, row by row: what stood there, and what stands there now. */
export function ChangeLines({ lines, onExplain }: LinesProps) {
  return (
    <ul className="op-plan-ed-lines">
      {lines.map((line) => (
        <li key={line.key}>
          {line.kind === 'changed' ? <Changed line={line} /> : <span>{bareText(line)}</span>}
          <Reason line={line} onExplain={onExplain} />
        </li>
      ))}
    </ul>
  );
}

function Changed({ line }: { line: EditionLine }) {
  const [only, ...others] = line.cells;
  if (only && others.length === 0) {
    return (
      <span>
        <Subject line={line} />: <Cell cell={only} />
      </span>
    );
  }
  return (
    <>
      <Subject line={line} />
      <ul>
        {line.cells.map((cell) => (
          <li key={cell.title}>
            <Cell cell={cell} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Subject({ line: { subject, about } }: { line: EditionLine }) {
  return (
    <>
      <strong>{subject}</strong>
      {about === null ? null : `. ${about}`}
    </>
  );
}

function Cell({ cell: { title, before, after } }: { cell: EditionLine['cells'][number] }) {
  const name = title.charAt(0).toLowerCase() + title.slice(1);
  if (before === '') {
    return (
      <>
        {name}: добавлено <ins>«{after}»</ins>
      </>
    );
  }
  if (after === '') {
    return (
      <>
        {name}: убрано <del>«{before}»</del>
      </>
    );
  }
  return (
    <>
      {name} <del>«{before}»</del>
      <span aria-hidden> → </span>
      <span className="op-visually-hidden"> стало </span>
      <ins>«{after}»</ins>
    </>
  );
}

function Reason({ line, onExplain }: { line: EditionLine } & Pick<LinesProps, 'onExplain'>) {
  const [typed, setTyped] = useState<string>();
  const [isOpen, setOpen] = useState(line.reason !== null);
  if (onExplain === undefined) {
    return line.reason === null ? null : <div className="op-muted op-small">Причина: {line.reason}</div>;
  }
  if (!isOpen) {
    return (
      <div>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={`Указать причину: ${bareText(line)}`}
          onClick={() => setOpen(true)}
        >
          Указать причину
        </Button>
      </div>
    );
  }
  return (
    <div className="op-plan-ed-reason">
      <TextField
        label={`Причина: ${bareText(line)}`}
        isLabelHidden
        placeholder="Причина этого изменения"
        value={typed ?? line.reason ?? ''}
        onChange={setTyped}
        onLeave={() => {
          if (typed !== undefined && typed.trim() !== (line.reason ?? '')) onExplain(line.key, typed.trim());
        }}
      />
    </div>
  );
}
