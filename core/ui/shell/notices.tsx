import { ActionIcon } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useState } from 'react';
import { formatCount } from '#core/text/plural.ts';
import { useLate } from '../late.ts';
import { RouterLink } from '../link.tsx';

export type Notice = {
  id: string;
  text: string;
  /** Already in Russian: «сегодня, 14:05». */
  when: string;
  href?: string;
  isSeen: boolean;
};

const noticeForms = ['новое уведомление', 'новых уведомления', 'новых уведомлений'] as const;

const loadLeaf = async () => (await import('./leaf.tsx')).Leaf;

/** The bell: how many notices are new, and the list of them. */
export function NoticesBell({ notices, onSeen }: { notices: readonly Notice[]; onSeen?: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const Leaf = useLate(loadLeaf, isOpen);
  const fresh = notices.filter((notice) => !notice.isSeen).length;
  const label = fresh === 0 ? 'Уведомления' : `Уведомления: ${formatCount(fresh, noticeForms)}`;
  const toggle = () => {
    if (!isOpen) onSeen?.();
    setOpen(!isOpen);
  };
  const button = (
    <ActionIcon size="lg" aria-label={label} onClick={toggle} className="op-bell">
      <IconBell size="1.3rem" stroke={1.6} aria-hidden />
      {fresh === 0 ? null : (
        <span className="op-bell-count op-tabular" aria-hidden>
          {fresh > 99 ? '99+' : fresh}
        </span>
      )}
    </ActionIcon>
  );
  if (Leaf === undefined) return button;
  return (
    <Leaf isOpen={isOpen} onChange={setOpen} width="min(24rem, 94vw)" target={button} label="Уведомления" padding={0}>
      <NoticeList notices={notices} onOpen={() => setOpen(false)} />
    </Leaf>
  );
}

function NoticeList({ notices, onOpen }: { notices: readonly Notice[]; onOpen: () => void }) {
  if (notices.length === 0) {
    return (
      <p className="op-notices-empty op-muted">
        Уведомлений пока нет. Здесь появится, что готово, что возвращено и что ждёт вас.
      </p>
    );
  }
  return (
    <ul className="op-notices">
      {notices.map((notice) => (
        <li key={notice.id} data-fresh={!notice.isSeen || undefined}>
          {notice.href === undefined ? (
            <span>{notice.text}</span>
          ) : (
            <RouterLink href={notice.href} onClick={onOpen}>
              {notice.text}
            </RouterLink>
          )}
          <span className="op-muted op-small">{notice.when}</span>
        </li>
      ))}
    </ul>
  );
}
