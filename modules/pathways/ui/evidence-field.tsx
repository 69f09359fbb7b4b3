import { Button } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Problem } from '#core/ui/loaded.tsx';
import { EVIDENCE_ENDINGS, uploadEvidence } from './upload.ts';

interface EvidenceProps {
  readonly fileId: string | null;
  readonly onChange: (fileId: string | null) => void;
  readonly label?: string;
}

/** A photograph or a scan of a paper: never asked for, taken when it is at hand. On a phone the camera opens. */
export function EvidenceField({ fileId, onChange, label = 'Приложить фото или PDF' }: EvidenceProps) {
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      onChange(await uploadEvidence(file));
      setName(file.name);
    } catch (error) {
      setProblem((error as Error).message);
    }
    setBusy(false);
  };
  return (
    <div>
      <div className="op-path-row">
        <Button
          variant="default"
          size="xs"
          loading={isBusy}
          leftSection={<IconPaperclip size="1rem" aria-hidden />}
          onClick={() => input.current?.click()}
        >
          {fileId === null ? label : 'Заменить файл'}
        </Button>
        {fileId === null ? null : (
          <>
            <span className="op-small">{name}</span>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              leftSection={<IconX size="1rem" aria-hidden />}
              onClick={() => onChange(null)}
            >
              Убрать
            </Button>
          </>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={EVIDENCE_ENDINGS.join(',')}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <Problem text={problem} />
    </div>
  );
}
