import './dialog.css';
import { Button, Drawer, Group, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';

type ConfirmDialogProps = {
  opened: boolean;
  onClose: () => void;
  /** A question with its object: «Удалить кампанию „Осень 2026“?» */
  title: string;
  /** What will be lost, in numbers. */
  children: ReactNode;
  /** A verb with its object: «Удалить кампанию». */
  confirmLabel: string;
  onConfirm: () => Promise<void> | void;
};

/** Asks once, only for what cannot be undone. The safe answer has the focus. */
export function ConfirmDialog({ opened, onClose, title, children, confirmLabel, onConfirm }: ConfirmDialogProps) {
  const [isBusy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title} centered classNames={{ title: 'op-dialog-title' }}>
      <div className="op-dialog-text">{children}</div>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Оставить как есть
        </Button>
        <Button color="red.9" loading={isBusy} onClick={() => void confirm()}>
          {confirmLabel}
        </Button>
      </Group>
    </Modal>
  );
}

type FormDialogProps = { opened: boolean; onClose: () => void; title: string; children: ReactNode; wide?: boolean };

/** A short form over the page; the form brings its own buttons. Fills the screen on a phone through `size`. */
export function FormDialog({ opened, onClose, title, children, wide = false }: FormDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={wide ? 'xl' : 'md'}
      classNames={{ title: 'op-dialog-title' }}
    >
      {children}
    </Modal>
  );
}

type SidePanelProps = {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Stays at the lower edge while the rest scrolls. */
  footer?: ReactNode;
};

/** Details beside the page; on a phone the whole screen. Escape closes it and the focus returns. */
export function SidePanel({ opened, onClose, title, children, footer }: SidePanelProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position="right"
      size="min(34rem, 100vw)"
      classNames={{ title: 'op-dialog-title', body: 'op-panel-body' }}
    >
      {children}
      {footer === undefined ? null : <div className="op-panel-foot">{footer}</div>}
    </Drawer>
  );
}
