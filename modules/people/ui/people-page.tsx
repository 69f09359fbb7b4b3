import { Button, Menu } from '@mantine/core';
import {
  IconChartBar,
  IconCopy,
  IconDots,
  IconTable,
  IconUpload,
  IconUserPlus,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { formatAsOf } from '#core/time/format.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { Page } from '#core/ui/page.tsx';
import { useMay } from '#core/ui/session.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { describeCounts } from './list/counts.ts';
import { NothingFound, PeopleRegister } from './list/people-register.tsx';
import { ADDRESS, readFilter, useRegisterAddress, useRegisterRows } from './list/register.ts';
import { SummaryPanel } from './list/summary-panel.tsx';

/**
 * Opened by a methodist whenever someone asks «сколько» or «кто»; they want to be rid of putting forty school lists
 * together by hand.
 */
export function PeoplePage() {
  const [address, setAddress] = useRegisterAddress();
  const filter = useMemo(() => readFilter(address), [address]);
  const rows = useRegisterRows(filter, {
    column: address.sort,
    direction: address.direction === 'desc' ? 'desc' : 'asc',
  });
  const isNarrowed = JSON.stringify(filter) !== JSON.stringify(readFilter(ADDRESS));
  const count = rows.counts ? describeCounts(rows.counts) : ' ';
  return (
    <Page
      title="Педагоги и руководители"
      count={filter.asOf ? `${count}, ${formatAsOf(filter.asOf)}` : count}
      actions={<PageActions isSummary={address.summary} onSummary={(summary) => setAddress({ summary })} />}
    >
      {address.summary ? <SummaryPanel organizationIds={filter.organizationIds} asOf={filter.asOf} /> : null}
      <PeopleRegister
        address={address}
        onAddress={setAddress}
        filter={filter}
        rows={rows}
        empty={isNarrowed ? <NothingFound onReset={() => setAddress(ADDRESS)} /> : <FirstStep />}
      />
    </Page>
  );
}

function PageActions({ isSummary, onSummary }: { isSummary: boolean; onSummary: (isShown: boolean) => void }) {
  const mayAdd = useMay('person.create');
  const mayEdit = useMay('person.edit');
  const mayMerge = useMay('person.merge');
  const mayCopy = useMay('register.copy');
  const mayImport = useMay('import.run');
  return (
    <>
      {mayAdd ? (
        <Button component={RouterLink} href="/people/new" leftSection={<IconUserPlus size="1.1rem" aria-hidden />}>
          Добавить педагога
        </Button>
      ) : null}
      <Button
        variant={isSummary ? 'light' : 'default'}
        aria-pressed={isSummary}
        leftSection={<IconChartBar size="1.1rem" aria-hidden />}
        onClick={() => onSummary(!isSummary)}
      >
        Состав
      </Button>
      {mayEdit || mayMerge || mayCopy || mayImport ? (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button variant="default" leftSection={<IconDots size="1.1rem" aria-hidden />}>
              Ещё
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayImport ? (
              <Menu.Item component={RouterLink} href="/imports" leftSection={<IconUpload size="1rem" aria-hidden />}>
                Загрузки списков
              </Menu.Item>
            ) : null}
            {mayEdit ? (
              <Menu.Item
                component={RouterLink}
                href={`/people/grid${window.location.search}`}
                leftSection={<IconTable size="1rem" aria-hidden />}
              >
                Правка в таблице
              </Menu.Item>
            ) : null}
            {mayMerge ? (
              <Menu.Item
                component={RouterLink}
                href="/people/namesakes"
                leftSection={<IconUsersGroup size="1rem" aria-hidden />}
              >
                Похожие записи
              </Menu.Item>
            ) : null}
            {mayCopy ? (
              <Menu.Item
                component={RouterLink}
                href="/people/copies"
                leftSection={<IconCopy size="1rem" aria-hidden />}
              >
                Закрытые списки
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  );
}

function FirstStep() {
  const mayImport = useMay('import.run');
  const mayAdd = useMay('person.create');
  return (
    <EmptyState
      title="В базе пока никого"
      text="Это общий список педагогов и руководителей всех организаций. Загрузите списки школ в том виде, в каком они есть, или внесите первого человека."
      action={
        <>
          {mayImport ? (
            <Button component={RouterLink} href="/imports/new?kind=staff">
              Загрузить список школы
            </Button>
          ) : null}
          {mayAdd ? (
            <Button component={RouterLink} href="/people/new" variant="default">
              Добавить педагога
            </Button>
          ) : null}
        </>
      }
    />
  );
}
