import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ROLE_TITLES, ROLES, type Role } from '#core/access/grants.ts';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { Filters } from '#core/ui/filters.tsx';
import { Page } from '#core/ui/page.tsx';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { useSession } from '#core/ui/session.tsx';
import { EmptyState, ErrorState } from '#core/ui/state.tsx';
import type { Invitation, User } from '../model.ts';
import { accounts } from './api.ts';
import { AddUserDialog } from './users/add-user.tsx';
import { InvitationDialog } from './users/invitation-sheet.tsx';
import { UserPanel } from './users/user-panel.tsx';

type UserState = { tone: 'good' | 'wait' | 'calm'; title: string };

function describeState(user: User): UserState {
  if (!user.isActive) return { tone: 'calm', title: 'вход закрыт' };
  if (user.hasPassword) return { tone: 'good', title: 'работает' };
  return user.invitedUntil ? { tone: 'wait', title: 'приглашён' } : { tone: 'wait', title: 'код истёк' };
}

function describeRoles(user: User, today: string): string {
  return user.assignments
    .filter(({ endsBefore }) => endsBefore === null || endsBefore > today)
    .map(({ role, organizationName }) => [ROLE_TITLES[role], organizationName].filter(Boolean).join(', '))
    .join('; ');
}

function listColumns(today: string): RegisterColumn<User>[] {
  return [
    { id: 'name', title: 'Пользователь', value: (user) => user.name, kind: 'link', width: 240 },
    { id: 'login', title: 'Логин', value: (user) => user.login, width: 180 },
    { id: 'roles', title: 'Роли', value: (user) => describeRoles(user, today), width: 320 },
    { id: 'person', title: 'Карточка', value: (user) => user.personName, width: 200, hideOnPhone: true },
    {
      id: 'state',
      title: 'Вход',
      kind: 'badge',
      value: (user) => describeState(user).title,
      render: (user) => <StateBadge tone={describeState(user).tone}>{describeState(user).title}</StateBadge>,
    },
  ];
}

const idOf = (user: User) => user.id;

/**
 * Opened by the administrator when someone comes, goes or has forgotten a password; they want to be rid of the request in two clicks.
 */
export function UsersPage() {
  const { today } = useSession();
  const [filter, change] = useAddressState({ query: '', role: '', state: '', user: '' });
  const [isAdding, setAdding] = useState(false);
  const [invitation, setInvitation] = useState<Invitation>();
  const users = useInfiniteQuery(
    accounts.query.listUsers.infiniteOptions({
      input: (offset: number) => ({
        query: filter.query,
        offset,
        ...(filter.role && { role: filter.role as Role }),
        ...(filter.state && { isActive: filter.state === 'open' }),
      }),
      initialPageParam: 0,
      getNextPageParam: (page, pages) => {
        const loaded = pages.reduce((sum, { rows }) => sum + rows.length, 0);
        return loaded < page.total && page.rows.length > 0 ? loaded : undefined;
      },
    }),
  );
  const rows = useMemo(() => users.data?.pages.flatMap((page) => page.rows) ?? [], [users.data]);
  const columns = useMemo(() => listColumns(today), [today]);
  const total = users.data?.pages[0]?.total ?? 0;
  return (
    <Page
      title="Пользователи"
      {...(users.data && { count: formatCount(total, ['учётная запись', 'учётные записи', 'учётных записей']) })}
      back={{ href: '/settings', title: 'Настройки' }}
      actions={
        <Button leftSection={<IconUserPlus size="1.1rem" aria-hidden />} onClick={() => setAdding(true)}>
          Добавить пользователя
        </Button>
      }
    >
      {users.error ? (
        <ErrorState text={readProblem(users.error).text} onRetry={() => void users.refetch()} />
      ) : (
        <RegisterTable
          label="Пользователи"
          rows={rows}
          total={total}
          columns={columns}
          getRowId={idOf}
          onOpen={(user) => change({ user: user.id }, { push: true })}
          isLoading={users.isPending}
          hasNextPage={users.hasNextPage}
          isFetchingNextPage={users.isFetchingNextPage}
          fetchNextPage={() => void users.fetchNextPage()}
          storageKey="users"
          filters={<UserFilters filter={filter} onChange={change} />}
          empty={
            <EmptyState
              title="Никого не нашли"
              text="Снимите часть условий или добавьте пользователя. Почта не нужна: программа напечатает листок с одноразовым кодом."
            />
          }
        />
      )}
      <AddUserDialog opened={isAdding} onClose={() => setAdding(false)} onAdded={setInvitation} />
      <InvitationDialog invitation={invitation} onClose={() => setInvitation(undefined)} />
      <UserPanel
        user={rows.find(({ id }) => id === filter.user)}
        onClose={() => change({ user: '' })}
        onInvited={setInvitation}
      />
    </Page>
  );
}

type FilterState = { query: string; role: string; state: string };

function UserFilters({ filter, onChange }: { filter: FilterState; onChange: (changes: Partial<FilterState>) => void }) {
  return (
    <Filters
      filters={[
        {
          id: 'role',
          title: 'Роль',
          kind: 'one',
          choices: ROLES.map((role) => ({ value: role, label: ROLE_TITLES[role] })),
        },
        {
          id: 'state',
          title: 'Вход',
          kind: 'one',
          choices: [
            { value: 'open', label: 'открыт' },
            { value: 'closed', label: 'закрыт' },
          ],
        },
      ]}
      values={{ role: filter.role, state: filter.state }}
      onChange={(changes) => onChange(changes as Partial<FilterState>)}
      search={{ value: filter.query, placeholder: 'Имя или логин', onChange: (query) => onChange({ query }) }}
    />
  );
}
