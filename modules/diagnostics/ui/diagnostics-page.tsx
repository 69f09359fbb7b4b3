import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formatDay } from '#core/time/format.ts';
import { StateBadge } from '#core/ui/badge.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Attention, Page } from '#core/ui/page.tsx';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { campaignTitles } from '../rules/titles.ts';
import { diagnostics } from './api.ts';
import { type Answers, type CampaignListRow, campaignTones, countCampaigns, describePeriod } from './words.ts';

function stageOf(row: CampaignListRow, stage: 'entry' | 'repeat') {
  return row.stages.find((each) => each.stage === stage);
}

function describeStage(row: CampaignListRow, stage: 'entry' | 'repeat'): string | null {
  const found = stageOf(row, stage);
  return found ? describePeriod(found.startsOn, found.endsOn) : null;
}

function sumOf(row: CampaignListRow, key: 'invited' | 'done' | 'declined' | 'pending'): number {
  return row.stages.reduce((sum, stage) => sum + stage.counts[key], 0);
}

const columns: readonly RegisterColumn<CampaignListRow>[] = [
  { id: 'title', title: 'Диагностика', value: (row) => row.title, kind: 'link', width: 330 },
  {
    id: 'state',
    title: 'Состояние',
    value: (row) => campaignTitles[row.state],
    render: (row) => <StateBadge tone={campaignTones[row.state]}>{campaignTitles[row.state]}</StateBadge>,
    kind: 'badge',
    width: 125,
  },
  { id: 'entry', title: 'Входная', value: (row) => describeStage(row, 'entry'), width: 180, isLabelledOnPhone: true },
  {
    id: 'repeat',
    title: 'Повторная',
    value: (row) => describeStage(row, 'repeat'),
    width: 180,
    isLabelledOnPhone: true,
  },
  { id: 'invited', title: 'Приглашено', value: (row) => sumOf(row, 'invited'), kind: 'number', width: 105 },
  { id: 'done', title: 'Пройдена', value: (row) => sumOf(row, 'done'), kind: 'number', width: 100 },
  { id: 'declined', title: 'Отказ', value: (row) => sumOf(row, 'declined'), kind: 'number', width: 70, isHidden: true },
  { id: 'pending', title: 'Ещё нет', value: (row) => sumOf(row, 'pending'), kind: 'number', width: 85 },
];

const getRowId = (row: CampaignListRow) => row.id;
const hrefOf = (row: CampaignListRow) => `/diagnostics/${row.id}`;

function Actions({ mayAdd }: { mayAdd: boolean }) {
  return (
    <>
      <Button component={RouterLink} href="/diagnostics/instruments" variant="default">
        Инструменты и компетенции
      </Button>
      {mayAdd ? (
        <Button component={RouterLink} href="/diagnostics/new" leftSection={<IconPlus size="1rem" aria-hidden />}>
          Начать диагностику
        </Button>
      ) : null}
    </>
  );
}

function Overdue({ monitoring }: Pick<Answers['list'], 'monitoring'>) {
  if (!monitoring.isOverdue || monitoring.lastHeldOn === null) return null;
  return (
    <Attention>
      {`Последняя диагностика проведена ${formatDay(monitoring.lastHeldOn)}. Мониторинг проводят не реже одного раза в год: срок был ${formatDay(monitoring.dueOn ?? monitoring.lastHeldOn)}.`}
    </Attention>
  );
}

/**
 * Opened by a methodist when a diagnostics begins or its results come; they want to be rid of the question which one stands where.
 */
export function DiagnosticsPage() {
  const query = useQuery(diagnostics.query.list.queryOptions({ input: {} }));
  const mayAdd = query.data?.mayAdd ?? false;
  return (
    <Page
      title="Диагностика"
      {...(query.data && { count: countCampaigns(query.data.campaigns.length) })}
      actions={<Actions mayAdd={mayAdd} />}
    >
      <Loaded query={query}>
        {({ campaigns, monitoring }) => (
          <>
            <Overdue monitoring={monitoring} />
            <RegisterTable
              label="Диагностики"
              rows={campaigns}
              columns={columns}
              getRowId={getRowId}
              hrefOf={hrefOf}
              storageKey="diagnostics"
              empty={<NothingYet mayAdd={mayAdd} />}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function NothingYet({ mayAdd }: { mayAdd: boolean }) {
  return (
    <EmptyState
      title="Диагностик ещё не было"
      text="Здесь диагностики профессиональных компетенций: кто приглашён, кто согласился, какие уровни и дефициты выявлены и что изменилось при повторной. Если результаты уже есть в таблице, загрузите её: диагностика появится сама."
      {...(mayAdd && {
        action: (
          <>
            <Button component={RouterLink} href="/imports/new?kind=diagnostics">
              Загрузить таблицу результатов
            </Button>
            <Button component={RouterLink} href="/diagnostics/new" variant="default">
              Начать с приглашения
            </Button>
          </>
        ),
      })}
      example="Диагностика 2023–2024 годов: входная 27.02.2023, повторная 27.02.2024, пять компетенций, 104 участника из 12 школ."
    />
  );
}
