import './shell.css';
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconDots, IconSearch } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { RouterLink } from './link.tsx';
import { isCurrentSection, listPhoneTabs, type NavGroup, type NavItem } from './shell/nav-model.ts';
import { Navigation } from './shell/navigation.tsx';
import { type Notice, NoticesBell } from './shell/notices.tsx';
import { PersonMenu, type ShellPerson } from './shell/person-menu.tsx';

type AppShellProps = {
  /** Whose service this is: «Методическая служба города Н.» */
  municipality: string;
  groups: readonly NavGroup[];
  person: ShellPerson;
  notices: readonly Notice[];
  /** Called when the bell is opened, so that notices can be marked as seen. */
  onNoticesSeen?: () => void;
  onSearch: () => void;
  onSignOut: () => void;
  children: ReactNode;
};

/** The frame of every page: skip link, top bar, navigation on the left or, on a phone, five tabs below. */
export function AppShell(props: AppShellProps) {
  const { municipality, groups, person, notices, onNoticesSeen, onSearch, onSignOut, children } = props;
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <div className="op-shell">
      <a href="#op-main" className="op-skip">
        К содержанию страницы
      </a>
      <header className="op-top op-no-print">
        <RouterLink href="/" className="op-top-home" aria-label={`Опора, ${municipality}: на главную`}>
          <Mark />
          <span className="op-top-product">Опора</span>
          <span className="op-top-municipality">{municipality}</span>
        </RouterLink>
        <SearchButton onSearch={onSearch} />
        <div className="op-top-end">
          <NoticesBell notices={notices} {...(onNoticesSeen === undefined ? {} : { onSeen: onNoticesSeen })} />
          <PersonMenu person={person} onSignOut={onSignOut} />
        </div>
      </header>
      <aside className="op-side op-no-print">
        <Navigation groups={groups} path={path} />
      </aside>
      <main id="op-main" tabIndex={-1} className="op-main">
        {children}
      </main>
      <PhoneTabs groups={groups} path={path} />
    </div>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" className="op-mark">
      <rect width="32" height="32" rx="6" />
      <path
        d="M6 25.5h20v-2.6h-3.2V12.4H26V9.2L16 5 6 9.2v3.2h3.2v10.5H6zM12.4 12.4h7.2v10.5h-7.2z"
        fillRule="evenodd"
      />
    </svg>
  );
}

function SearchButton({ onSearch }: { onSearch: () => void }) {
  return (
    <>
      <UnstyledButton className="op-top-search" onClick={onSearch} aria-keyshortcuts="Control+K">
        <IconSearch size="1rem" aria-hidden />
        <span>Найти человека, организацию, документ</span>
        <kbd>Ctrl&nbsp;K</kbd>
      </UnstyledButton>
      <ActionIcon className="op-top-search-icon" size="lg" onClick={onSearch} aria-label="Найти">
        <IconSearch size="1.3rem" aria-hidden />
      </ActionIcon>
    </>
  );
}

const AllSections = lazy(async () => ({ default: (await import('./shell/all-sections.tsx')).AllSections }));

function PhoneTabs({ groups, path }: { groups: readonly NavGroup[]; path: string }) {
  // Open for one path only: choosing a section closes the list by itself.
  const [openAt, setOpenAt] = useState<string>();
  const { tabs, hasMore } = listPhoneTabs(groups);
  return (
    <nav className="op-tabbar op-no-print" aria-label="Основные разделы">
      {tabs.map((item) => (
        <PhoneTab key={item.href} item={item} path={path} />
      ))}
      {hasMore ? (
        <UnstyledButton className="op-tabbar-item" onClick={() => setOpenAt(path)} aria-haspopup="dialog">
          <IconDots size="1.4rem" stroke={1.6} aria-hidden />
          <span>Ещё</span>
        </UnstyledButton>
      ) : null}
      {openAt === undefined ? null : (
        <Suspense fallback={null}>
          <AllSections opened={openAt === path} onClose={() => setOpenAt(undefined)}>
            <Navigation groups={groups} path={path} />
          </AllSections>
        </Suspense>
      )}
    </nav>
  );
}

function PhoneTab({ item, path }: { item: NavItem; path: string }) {
  const Icon = item.icon;
  return (
    <RouterLink
      href={item.href}
      className="op-tabbar-item"
      aria-current={isCurrentSection(item.href, path) ? 'page' : undefined}
    >
      <Icon size="1.4rem" stroke={1.6} aria-hidden />
      <span>{item.shortTitle ?? item.title}</span>
    </RouterLink>
  );
}
