import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation, useMatches } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { ROLE_TITLES } from '#core/access/grants.ts';
import { readProblem } from '#core/http/client.ts';
import { useSearchKey } from '#core/ui/command-search/use-search-key.ts';
import { JobReaderProvider } from '#core/ui/job-watch.tsx';
import { useOpenAddress } from '#core/ui/link.tsx';
import { formatMoment } from '#core/ui/moment.ts';
import { SavedViewsProvider, type ViewKeeper } from '#core/ui/saved-views/keeper.tsx';
import { type Session, SessionProvider } from '#core/ui/session.tsx';
import { AppShell } from '#core/ui/shell.tsx';
import { ErrorState, NotFound, PageSkeleton } from '#core/ui/state.tsx';
import { accounts } from '#modules/accounts/ui/api.ts';
import { desk } from '#modules/desk/ui/api.ts';

import { listCommands, searchHits } from './hits.ts';
import { WEB_MODULES } from './modules.ts';
import { listSections } from './navigation.ts';
import { passes } from './open.ts';

const VIEW_KEEPER: ViewKeeper = {
  load: async (list) => (await desk.call.listViews({ list })).views,
  save: (list, name, query) => desk.call.saveView({ list, name, query }),
  remove: async (id) => {
    await desk.call.removeView({ id });
  },
};

// Not loaded before it is wanted: the first page has enough to read and to draw.
const CommandSearch = lazy(async () => ({ default: (await import('#core/ui/command-search.tsx')).CommandSearch }));

const readJob = (id: string) => desk.call.getJob({ id });

const SLOTS = WEB_MODULES.flatMap((module) => module.slots ?? []);

/** What one may not open is not found, before anything of it is asked for. */
function Page({ session }: { session: Session }) {
  const gate = useMatches().at(-1)?.staticData.gate;
  return gate === undefined || passes(session, gate) ? <Outlet /> : <NotFound />;
}

/** The frame of every page behind the sign-in: who is here, what they may open, the search, the notices. */
export function Layout() {
  const me = useQuery({ ...accounts.query.me.queryOptions({ input: {} }), staleTime: 60_000 });
  if (me.isPending) return <PageSkeleton />;
  if (me.error) {
    const problem = readProblem(me.error);
    if (problem.code === 'not_signed_in') return <ToSignIn />;
    return <ErrorState text={problem.text} onRetry={() => void me.refetch()} />;
  }
  return (
    <SessionProvider session={me.data} slots={SLOTS}>
      <SavedViewsProvider keeper={VIEW_KEEPER}>
        <JobReaderProvider read={readJob}>
          <Frame session={me.data} />
        </JobReaderProvider>
      </SavedViewsProvider>
    </SessionProvider>
  );
}

/** Leaves once: the address one wanted is taken before it changes to that of the sign-in. */
function ToSignIn() {
  const here = useRef(useLocation({ select: (location) => location.href }));
  const open = useOpenAddress();
  useEffect(() => open(`/sign-in?next=${encodeURIComponent(here.current)}`, { replace: true }), [open]);
  return <PageSkeleton />;
}

function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    client.clear();
    window.location.assign('/sign-in');
  };
}

function describeRoles(session: Session): string {
  return [...new Set(session.roles)].map((role) => ROLE_TITLES[role]).join(', ') || 'Без роли';
}

function Frame({ session }: { session: Session }) {
  const [isSearching, setSearching] = useState(false);
  const [hasSearched, setSearched] = useState(false);
  if (isSearching && !hasSearched) setSearched(true);
  const open = useOpenAddress();
  const client = useQueryClient();
  const signOut = useSignOut();
  const notices = useQuery({ ...accounts.query.listNotices.queryOptions({ input: {} }), refetchInterval: 30_000 });
  useSearchKey(() => setSearching(true));
  const shown = (notices.data?.notices ?? []).map((notice) => ({
    id: notice.id,
    text: notice.text,
    when: formatMoment(notice.createdAt, session.today),
    isSeen: notice.readAt !== null,
    ...(notice.href && { href: notice.href }),
  }));
  const markSeen = async () => {
    if (shown.every((notice) => notice.isSeen)) return;
    await accounts.call.readNotices({});
    await client.invalidateQueries({ queryKey: accounts.query.listNotices.key() });
  };
  return (
    <AppShell
      municipality={session.tenant.name}
      groups={listSections(session)}
      person={{
        name: session.name,
        role: describeRoles(session),
        links: [
          { title: 'Вход и пароль', href: '/profile' },
          ...(session.personId ? [{ title: 'Кто открывал мои данные', href: '/access-log' }] : []),
        ],
      }}
      notices={shown}
      onNoticesSeen={() => void markSeen()}
      onSearch={() => setSearching(true)}
      onSignOut={() => void signOut()}
    >
      <Page session={session} />
      {hasSearched ? (
        <Suspense fallback={null}>
          <CommandSearch
            opened={isSearching}
            onClose={() => setSearching(false)}
            search={searchHits}
            commands={listCommands(session, open)}
          />
        </Suspense>
      ) : null}
    </AppShell>
  );
}
