import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { SidePanel } from '#core/ui/dialog.tsx';
import { organizations } from './api.ts';

interface DrawerProps {
  readonly title: string;
  readonly saveLabel: string;
  readonly isReady: boolean;
  readonly onSave: () => Promise<unknown>;
  readonly onRemove?: (() => Promise<unknown>) | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A short form beside the page for one line that hangs on an organisation. */
export function LineDrawer({ title, saveLabel, isReady, onSave, onRemove, onClose, children }: DrawerProps) {
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const client = useQueryClient();
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
      await client.invalidateQueries({ queryKey: organizations.query.key() });
      onClose();
    } catch (error) {
      setProblem(readProblem(error).text);
    } finally {
      setBusy(false);
    }
  };
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={title}
      footer={
        <div className="op-form-foot">
          <Button disabled={!isReady} loading={isBusy} onClick={() => void run(onSave)}>
            {saveLabel}
          </Button>
          {onRemove ? (
            <Button variant="subtle" color="gray" ml="auto" onClick={() => void run(onRemove)}>
              Удалить
            </Button>
          ) : null}
        </div>
      }
    >
      <div className="op-form">
        {children}
        {problem ? <p role="alert">{problem}</p> : null}
      </div>
    </SidePanel>
  );
}
