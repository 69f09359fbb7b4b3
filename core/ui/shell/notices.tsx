import { ActionIcon, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useState } from 'react';
import { formatCount } from '#core/text/plural.ts';
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

/** The bell: how many notices are new, and the list of them. */
export function NoticesBell({ notices, onSeen }: { notices: readonly Notice[]; onSeen?: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const fresh = notices.filter((notice) => !notice.isSeen).length;
  const label = fresh === 0 ? 'Уведомления' : `Уведомления: ${formatCount(fresh, noticeForms)}`;
  const toggle = () => {
    if (!isOpen) onSeen?.();
    setOpen(!isOpen);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width="min(24rem, 94vw)" shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon size="lg" aria-label={label} onClick={toggle} className="op-bell">
          <IconBell size="1.3rem" stroke={1.6} aria-hidden />
          {fresh === 0 ? null : (
            <span className="op-bell-count op-tabular" aria-hidden>
              {fresh > 99 ? '99+' : fresh}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Уведомления">
        <NoticeList notices={notices} onOpen={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
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
