import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { createModuleClient } from '#core/http/client.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { FormDialog } from '#core/ui/dialog.tsx';
import type { Filter } from '#core/ui/filters/model.ts';
import { Filters } from '#core/ui/filters.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import type { RegisterColumn, RegisterSelection } from '#core/ui/register-table/model.ts';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { EmptyState, showDone } from '#core/ui/state.tsx';
import type { organizationsContract } from '#modules/organizations/contract.ts';
import type { ParticipantRow } from '../../contract/shapes.ts';
import type { ParticipationState, Stage } from '../../model.ts';
import { participationTitles } from '../../rules/titles.ts';
import { diagnostics } from '../api.ts';
import { useChange } from '../use-change.ts';
import { type CampaignAnswer, countParticipations, countPeople, markVerbs, participationTones } from '../words.ts';
import { Invite } from './invite.tsx';

const organizations = createModuleClient<typeof organizationsContract>('organizations');

const columns: readonly RegisterColumn<ParticipantRow>[] = [
  {
    id: 'name',
    title: 'Участник',
    value: (row) => row.name ?? `№ ${row.keyNumber ?? ''}`,
    kind: 'link',
  },
  { id: 'number', title: '№', value: (row) => row.keyNumber, width: 70, isHidden: true },
  { id: 'organization', title: 'Организация', value: (row) => row.organization },
  { id: 'stage', title: 'Этап', value: (row) => (row.stage === 'entry' ? 'входная' : 'повторная'), width: 110 },
  { id: 'direction', title: 'Направление', value: (row) => row.direction || null },
  {
    id: 'state',
    title: 'Состояние',
    value: (row) => participationTitles[row.state],
    render: (row) => <StateBadge tone={participationTones[row.state]}>{participationTitles[row.state]}</StateBadge>,
    kind: 'badge',
  },
  { id: 'consentOn', title: 'Согласие', value: (row) => row.consentOn, kind: 'date' },
  { id: 'note', title: 'Примечание', value: (row) => row.note, isHidden: true },
];

const getRowId = (row: ParticipantRow) => row.id;
/** A numbered participant has no page. */
const hrefOf = (row: ParticipantRow) => (row.personId ? `/people/${row.personId}?tab=diagnostics` : '#');
const stateChoices = Object.entries(participationTitles).map(([value, label]) => ({ value, label }));
const page = 300;

const addressDefaults = {
  search: '',
  stage: '',
  organizationIds: [] as readonly string[],
  states: [] as readonly string[],
  directions: [] as readonly string[],
};

/** The list as the address narrows it, loaded as one scrolls. */
function useParticipants(campaignId: string) {
  const [address, change] = useAddressState(addressDefaults);
  const filter = {
    campaignId,
    search: address.search,
    stage: (address.stage || null) as Stage | null,
    organizationIds: [...address.organizationIds],
    states: address.states as ParticipationState[],
    directions: [...address.directions],
  };
  const query = useInfiniteQuery(
    diagnostics.query.listParticipants.infiniteOptions({
      input: (offset: number) => ({ ...filter, offset, limit: page }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) => (pages.length * page < last.total ? pages.length * page : undefined),
      placeholderData: keepPreviousData,
    }),
  );
  const rows = useMemo(() => query.data?.pages.flatMap((each) => each.rows) ?? [], [query.data]);
  return { address, change, filter, query, rows, first: query.data?.pages[0] };
}

type Option = { readonly id: string; readonly title: string };

function listFilters(schools: readonly Option[], directions: readonly string[]): Filter[] {
  const stages = [
    { value: 'entry', label: 'входная' },
    { value: 'repeat', label: 'повторная' },
  ];
  const organizationChoices = schools.map(({ id, title }) => ({ value: id, label: title }));
  return [
    { id: 'stage', title: 'Этап', kind: 'one', choices: stages },
    { id: 'states', title: 'Состояние', kind: 'many', choices: stateChoices },
    { id: 'organizationIds', title: 'Организация', kind: 'many', choices: organizationChoices },
    {
      id: 'directions',
      title: 'Направление',
      kind: 'many',
      choices: directions.map((value) => ({ value, label: value })),
    },
  ];
}

/** Everyone in the campaign, whatever they answered; many are marked at once. */
export function Participants({ campaign }: { campaign: CampaignAnswer }) {
  const { address, change, filter, query, rows, first } = useParticipants(campaign.id);
  const [isInviting, setInviting] = useState(false);
  const schools = useQuery(organizations.query.listOptions.queryOptions({ input: {} })).data?.options ?? [];
  const mayInvite = campaign.actions.includes('invite');
  const bulkActions = (selection: RegisterSelection, clear: () => void) => (
    <Marks rows={rows} selection={selection} filter={filter} clear={clear} />
  );
  return (
    <>
      <div className="op-diag-row">
        <span className="op-muted op-tabular">
          {first ? `${countParticipations(first.total)}, ${countPeople(first.people)}` : '…'}
        </span>
        {mayInvite ? <Button onClick={() => setInviting(true)}>Пригласить</Button> : null}
      </div>
      <RegisterTable
        label="Участники диагностики"
        rows={rows}
        total={first?.total ?? 0}
        columns={columns}
        getRowId={getRowId}
        hrefOf={hrefOf}
        storageKey="participants"
        isLoading={query.isPending}
        hasNextPage={query.hasNextPage}
        isFetchingNextPage={query.isFetchingNextPage}
        fetchNextPage={() => void query.fetchNextPage()}
        {...(campaign.actions.includes('mark') && { bulkActions })}
        filters={
          <Filters
            filters={listFilters(schools, first?.directions ?? [])}
            values={address}
            onChange={(values) => change(values as Partial<typeof address>)}
            search={{
              value: address.search,
              placeholder: 'Фамилия или номер',
              onChange: (search) => change({ search }),
            }}
          />
        }
        empty={<NobodyYet mayInvite={mayInvite} onInvite={() => setInviting(true)} />}
      />
      <FormDialog opened={isInviting} onClose={() => setInviting(false)} title="Кого пригласить">
        <Invite campaign={campaign} schools={schools} onDone={() => setInviting(false)} />
      </FormDialog>
    </>
  );
}

type MarksProps = {
  rows: readonly ParticipantRow[];
  selection: RegisterSelection;
  filter: { campaignId: string };
  clear: () => void;
};

const marks: readonly ParticipationState[] = ['consented', 'declined', 'absent', 'no_answer', 'done'];

/** Also those not loaded yet when all are chosen: their ids are asked for first. */
async function listIds(filter: { campaignId: string }, selection: RegisterSelection): Promise<string[]> {
  if (!selection.isAll) return [...selection.ids];
  const ids: string[] = [];
  for (let offset = 0; offset < selection.count; offset += 500) {
    const { rows } = await diagnostics.call.listParticipants({ ...filter, offset, limit: 500 });
    ids.push(...rows.map((row) => row.id));
  }
  return ids;
}

function Marks({ rows, selection, filter, clear }: MarksProps) {
  const mark = useChange(diagnostics.call.mark);
  const chosen = rows.filter((row) => selection.isAll || selection.ids.includes(row.id));
  const possible = marks.filter((state) => chosen.some((row) => row.steps.includes(state)));
  const run = async (state: ParticipationState) => {
    const answer = await mark.run({ ids: await listIds(filter, selection), state });
    if (!answer) return;
    const skipped = answer.skipped > 0 ? ` Без изменений: ${answer.skipped}.` : '';
    showDone(`Отмечено «${participationTitles[state]}»: ${answer.marked}.${skipped}`);
    clear();
  };
  return (
    <>
      {possible.map((state) => (
        <Button key={state} size="compact-sm" variant="default" loading={mark.isBusy} onClick={() => void run(state)}>
          {markVerbs[state]}
        </Button>
      ))}
      <Problem text={mark.problem} />
    </>
  );
}

function NobodyYet({ mayInvite, onInvite }: { mayInvite: boolean; onInvite: () => void }) {
  return (
    <EmptyState
      title="Здесь никого нет"
      text="Составьте список приглашённых: по организациям, должностям, предметам или когортам. Участие добровольное, отказ — обычное состояние."
      {...(mayInvite && { action: <Button onClick={onInvite}>Пригласить</Button> })}
      example="Учителя математики со стажем до 3 лет из школ № 2, 5 и 7."
    />
  );
}
