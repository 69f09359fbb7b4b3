import { Button, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { TagBadge } from '#core/ui/badge.tsx';
import { SidePanel } from '#core/ui/dialog.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { useMay } from '#core/ui/session.tsx';
import { EmptyState, showDone } from '#core/ui/state.tsx';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';
import { CampaignChoice, type ChosenCampaign } from './campaign-choice.tsx';
import { CoverageTotal } from './coverage-total.tsx';
import { type CoverageAnswer, type CoverageRow, countTeachers, explainHidden, showFew } from './words.ts';

const getRowId = (row: CoverageRow) => row.organizationId;

type CountKey = 'deficits' | 'withPathway' | 'without';

function makeColumns(least: number): RegisterColumn<CoverageRow>[] {
  const count = (id: CountKey, title: string, width: number): RegisterColumn<CoverageRow> => ({
    id,
    title,
    value: (row) => row[id],
    render: (row) => row[id] ?? <Few words={id === 'without' ? showFew(least) : 'скрыто'} least={least} />,
    kind: 'number',
    width,
  });
  return [
    { id: 'organization', title: 'Организация', value: (row) => row.organization, kind: 'link', width: 300 },
    {
      id: 'status',
      title: 'Статус',
      value: (row) => (row.isLowResults ? 'ШНОР' : null),
      render: (row) => (row.isLowResults ? <LowResults /> : null),
      kind: 'badge',
      width: 100,
    },
    count('deficits', 'С дефицитами', 130),
    count('withPathway', 'С ИОМ', 110),
    count('without', 'Без ИОМ', 110),
  ];
}

function LowResults() {
  return (
    <Tooltip label="Школа с низкими образовательными результатами" events={{ hover: true, focus: true, touch: true }}>
      <span>
        <TagBadge>ШНОР</TagBadge>
      </span>
    </Tooltip>
  );
}

/** A hidden school has fewer than the least without a pathway; of the other two numbers even that is not sure. */
function Few({ words, least }: { words: string; least: number }) {
  return (
    <Tooltip label={explainHidden(least)} multiline w={280} events={{ hover: true, focus: true, touch: true }}>
      <span className="op-muted">{words}</span>
    </Tooltip>
  );
}

/** School by school who still has no pathway: schools with low results first, then where more are left. */
export function CoverageTab() {
  return <CampaignChoice>{(campaign) => <Coverage key={campaign.id} campaign={campaign} />}</CampaignChoice>;
}

function Coverage({ campaign }: { campaign: ChosenCampaign }) {
  const query = useQuery(pathways.query.coverage.queryOptions({ input: { campaignId: campaign.id } }));
  return <Loaded query={query}>{(answer) => <CoverageList answer={answer} campaign={campaign} />}</Loaded>;
}

function CoverageList({ answer, campaign }: { answer: CoverageAnswer; campaign: ChosenCampaign }) {
  const [openId, setOpenId] = useState<string>();
  const columns = useMemo(() => makeColumns(answer.least), [answer.least]);
  const open = useCallback((row: CoverageRow) => setOpenId(row.organizationId), []);
  const chosen = answer.rows.find(({ organizationId }) => organizationId === openId);
  const isHidden = answer.rows.some(({ deficits }) => deficits === null);
  return (
    <>
      <CoverageTotal answer={answer} />
      {isHidden ? <p className="op-muted op-small">{`«Скрыто»: ${explainHidden(answer.least)}`}</p> : null}
      <RegisterTable
        label="Охват по организациям"
        rows={answer.rows}
        columns={columns}
        getRowId={getRowId}
        onOpen={open}
        storageKey="pathways-coverage"
        empty={
          <EmptyState
            title="Дефицитов нет"
            text="По правилу муниципалитета в этой диагностике нет педагогов, которым нужен ИОМ."
          />
        }
      />
      <SidePanel
        opened={chosen !== undefined}
        onClose={() => setOpenId(undefined)}
        title={chosen?.organization ?? 'Организация'}
      >
        {chosen ? <School row={chosen} campaign={campaign} least={answer.least} /> : null}
      </SidePanel>
    </>
  );
}

function School({ row, campaign, least }: { row: CoverageRow; campaign: ChosenCampaign; least: number }) {
  const mayDraft = useMay('pathway.draft');
  const listHref = `/pathways?campaignId=${campaign.id}&organizationIds=["${row.organizationId}"]`;
  return (
    <div className="op-pg-tab">
      <p>
        {row.deficits === null
          ? `Числа скрыты: ${explainHidden(least)}`
          : `С дефицитами ${countTeachers(row.deficits)}, с ИОМ ${row.withPathway ?? 0}, без ИОМ ${row.without ?? 0}.`}
      </p>
      <RouterLink href={listHref}>Открыть ИОМ этой организации</RouterLink>
      <Missing row={row} campaignId={campaign.id} mayDraft={mayDraft} />
    </div>
  );
}

type MissingProps = { row: CoverageRow; campaignId: string; mayDraft: boolean };

function Missing({ row, campaignId, mayDraft }: MissingProps) {
  if (row.missing === null) {
    return (
      <p className="op-muted">
        Имена видит школа, где педагог работает. Муниципалитет вправе открыть их службе своим актом: «Настройки» →
        «Видимость».
      </p>
    );
  }
  if (row.missing.length === 0) return <p className="op-muted">ИОМ есть у всех, кому он нужен.</p>;
  return (
    <ul className="op-pg-list" aria-label="Без ИОМ">
      {row.missing.map((person) => (
        <MissingPerson key={person.personId} person={person} campaignId={campaignId} mayDraft={mayDraft} />
      ))}
    </ul>
  );
}

type Person = NonNullable<CoverageRow['missing']>[number];

type MissingPersonProps = { person: Person; campaignId: string; mayDraft: boolean };

function MissingPerson({ person, campaignId, mayDraft }: MissingPersonProps) {
  const add = useChange(pathways.call.add);
  const run = async () => {
    const made = await add.run({ personId: person.personId, kind: 'iom', ground: 'diagnostics', campaignId });
    if (made) showDone(`Проект ИОМ подготовлен: ${person.name}`);
  };
  return (
    <li>
      <span>
        <RouterLink href={`/people/${person.personId}`}>{person.name}</RouterLink>
        <Problem text={add.problem?.text} />
      </span>
      {mayDraft ? (
        <Button size="xs" variant="default" loading={add.isBusy} onClick={() => void run()}>
          Подготовить ИОМ
        </Button>
      ) : null}
    </li>
  );
}
