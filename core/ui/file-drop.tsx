import './dialog.css';
import { Button, Group } from '@mantine/core';
import { IconFileUpload, IconFolderOpen } from '@tabler/icons-react';
import { type ChangeEvent, type DragEvent, type ReactNode, useRef, useState } from 'react';
import { collectDroppedFiles, describeRefusedFiles, splitByExtension } from './file-drop/collect.ts';

type FileDropProps = {
  title: string;
  /** One line on what may be given: «Книги Excel, CSV или архив ZIP». */
  hint: ReactNode;
  /** Endings with the dot: `['.xlsx', '.csv']`; empty accepts everything. */
  accept: readonly string[];
  multiple?: boolean;
  withFolder?: boolean;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
};

/** A place to drop files or a folder, and two buttons for those who do not drag. */
export function FileDrop(props: FileDropProps) {
  const { title, hint, accept, multiple = false, withFolder = false, disabled = false, onFiles } = props;
  const [isOver, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();

  const take = (files: readonly File[]) => {
    const { fitting, refused } = splitByExtension(files, accept);
    setProblem(refused.length === 0 ? undefined : describeRefusedFiles(refused, accept));
    const chosen = multiple ? fitting : fitting.slice(0, 1);
    if (chosen.length > 0) onFiles(chosen);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) void collectDroppedFiles(event.dataTransfer).then(take);
  };
  return (
    <section
      className="op-drop"
      data-over={isOver || undefined}
      aria-label={title}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size="2rem" stroke={1.4} aria-hidden className="op-muted" />
      <div className="op-drop-title">{title}</div>
      <div className="op-muted op-small">{hint}</div>
      <Group gap="sm" justify="center">
        <FileButton label={multiple ? 'Выбрать файлы' : 'Выбрать файл'} {...{ accept, multiple, disabled, take }} />
        {withFolder ? <FileButton label="Выбрать папку" folder multiple {...{ accept: [], disabled, take }} /> : null}
      </Group>
      <div role="status" className="op-drop-problem op-small">
        {problem}
      </div>
    </section>
  );
}

type FileButtonProps = {
  label: string;
  accept: readonly string[];
  multiple: boolean;
  disabled: boolean;
  folder?: boolean;
  take: (files: readonly File[]) => void;
};

function FileButton({ label, accept, multiple, disabled, folder = false, take }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    take([...(event.currentTarget.files ?? [])]);
    // The same file chosen again must be noticed again.
    event.currentTarget.value = '';
  };
  return (
    <>
      <Button
        variant={folder ? 'default' : 'filled'}
        disabled={disabled}
        {...(folder ? { leftSection: <IconFolderOpen size="1.1rem" aria-hidden /> } : {})}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        multiple={multiple}
        {...(accept.length === 0 ? {} : { accept: accept.join(',') })}
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={change}
      />
    </>
  );
}
