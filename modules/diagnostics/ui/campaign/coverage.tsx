import '../diagnostics.css';
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatPercent } from '#core/text/plural.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { Figure } from '#core/ui/figure.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import { RegisterTable } from '#core/ui/register-table.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { diagnostics } from '../api.ts';
import { type Answers, type CampaignAnswer, countSchools } from '../words.ts';

type Row = Answers['coverage']['rows'][number];

const columns: readonly RegisterColumn<Row>[] = [
  { id: 'organization', title: 'Организация', value: (row) => row.organization, kind: 'link', width: 260 },
  { id: 'invited', title: 'Приглашено', value: (row) => row.invited, kind: 'number', width: 110 },
  { id: 'done', title: 'Пройдена', value: (row) => row.done, kind: 'number', width: 100 },
  {
    id: 'share',
    title: 'Доля',
    value: (row) => (row.invited === 0 ? null : formatPercent((row.done / row.invited) * 100)),
    kind: 'number',
  },
  { id: 'declined', title: 'Отказ', value: (row) => row.declined, kind: 'number' },
  { id: 'absent', title: 'Неявка', value: (row) => row.absent, kind: 'number' },
  { id: 'noAnswer', title: 'Нет ответа', value: (row) => row.noAnswer, kind: 'number', width: 110 },
  { id: 'pending', title: 'Ещё нет', value: (row) => row.pending, kind: 'number' },
];

const getRowId = (row: Row) => row.organizationId ?? '';

/** School by school: who is invited, done, refused, not yet. */
export function CoverageTab({ campaign }: { campaign: CampaignAnswer }) {
  const [address, change] = useAddressState({ at: 'entry' });
  const stage = address.at === 'repeat' ? 'repeat' : 'entry';
  const query = useQuery(diagnostics.query.coverage.queryOptions({ input: { campaignId: campaign.id, stage } }));
  const hrefOf = (row: Row) =>
    `/diagnostics/${campaign.id}?tab=participants&stage=${stage}${row.organizationId ? `&organizationIds=["${row.organizationId}"]` : ''}`;
  return (
    <>
      {campaign.stages.length > 1 ? (
        <SegmentedControl
          aria-label="Этап"
          value={stage}
          onChange={(at) => change({ at })}
          data={[
            { value: 'entry', label: 'Входная' },
            { value: 'repeat', label: 'Повторная' },
          ]}
        />
      ) : null}
      <Loaded query={query}>
        {(answer) => (
          <>
            <Institutions answer={answer} />
            <RegisterTable
              label="Охват по организациям"
              rows={answer.rows}
              columns={columns}
              getRowId={getRowId}
              hrefOf={hrefOf}
              storageKey="diagnostics-coverage"
              empty={
                <EmptyState title="Никто не приглашён" text="Список приглашённых составляют на вкладке «Участники»." />
              }
            />
            {answer.silent.length === 0 ? null : (
              <Section title="Никого из организации нет в списке" note={countSchools(answer.silent.length)}>
                <p>{answer.silent.map((each) => each.organization).join(', ')}</p>
              </Section>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

function Institutions({ answer }: { answer: Answers['coverage'] }) {
  const { all, participating, byStatus } = answer.institutions;
  const lines = [{ status: '', title: 'Организации с результатами', all, participating }, ...byStatus];
  return (
    <div className="op-diag-figures">
      {lines.map((line) => (
        <div key={line.status}>
          <span className="op-muted op-small">{line.title}</span>
          <Figure
            size="large"
            title={line.title}
            value={line.participating}
            numerator={line.participating}
            denominator={line.all}
            formulaText="Организации, где хотя бы один человек прошёл диагностику, из всех действующих организаций муниципалитета."
          />
          <span className="op-muted op-small">{`из ${line.all}`}</span>
        </div>
      ))}
    </div>
  );
}
