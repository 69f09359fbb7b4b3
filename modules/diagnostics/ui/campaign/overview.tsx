import '../diagnostics.css';
import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formatNumber, NBSP } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import { BarChart } from '#core/ui/chart.tsx';
import { Figure, type FigureDetails } from '#core/ui/figure.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { Attention, Section } from '#core/ui/page.tsx';
import { useSession, useSlots } from '#core/ui/session.tsx';
import { SlotHost } from '#core/ui/slot-host.tsx';
import type { CampaignState, ParticipationState } from '../../model.ts';
import { campaignTitles } from '../../rules/titles.ts';
import { diagnostics } from '../api.ts';
import { useChange } from '../use-change.ts';
import { type CampaignAnswer, type ReportAnswer, type StageCounts, stepVerbs } from '../words.ts';

const order: readonly CampaignState[] = ['preparation', 'invitation', 'running', 'results', 'closed'];

export function Overview({ campaign }: { campaign: CampaignAnswer }) {
  const input = { campaignId: campaign.id };
  const report = useQuery(diagnostics.query.report.queryOptions({ input }));
  const cards = useSlots('campaign.card');
  return (
    <>
      <Life campaign={campaign} />
      {cards.map((slot) => (
        <SlotHost key={slot.id} slot={slot} thingId={campaign.id} />
      ))}
      {campaign.stages.map((stage) => (
        <Section key={stage.stage} title={stage.stage === 'entry' ? 'Входная диагностика' : 'Повторная диагностика'}>
          <StageFigures campaignId={campaign.id} stage={stage.stage} counts={stage.counts} />
        </Section>
      ))}
      <Loaded query={report}>{(answer) => <Shape answer={answer} campaign={campaign} />}</Loaded>
    </>
  );
}

/** Where the campaign stands, what comes next, and what is still missing for it. */
function Life({ campaign }: { campaign: CampaignAnswer }) {
  const move = useChange(diagnostics.call.move);
  const at = order.indexOf(campaign.state);
  const { next, back } = campaign;
  const go = (to: CampaignState) => void move.run({ campaignId: campaign.id, version: campaign.version, to });
  return (
    <Section title="Ход диагностики">
      <ol className="op-diag-steps">
        {order.map((state, index) => {
          const Icon = index < at ? IconCircleCheck : index === at ? IconCircleDot : IconCircle;
          return (
            <li
              key={state}
              data-now={index === at || undefined}
              {...(index === at && { 'aria-current': 'step' as const })}
            >
              <Icon size="1rem" stroke={1.7} aria-hidden />
              {campaignTitles[state]}
            </li>
          );
        })}
      </ol>
      {next && next.obstacles.length > 0 ? (
        <Attention>{`Чтобы ${stepVerbs[next.state].toLowerCase()}: ${next.obstacles.join(' ')}`}</Attention>
      ) : null}
      <Problem text={move.problem} />
      <div className="op-diag-row">
        {next ? (
          <Button loading={move.isBusy} disabled={next.obstacles.length > 0} onClick={() => go(next.state)}>
            {stepVerbs[next.state]}
          </Button>
        ) : null}
        {back ? (
          <Button variant="subtle" color="gray" onClick={() => go(back)}>
            {back === 'results' && campaign.state === 'closed'
              ? 'Вернуть к результатам'
              : `Вернуть: ${campaignTitles[back]}`}
          </Button>
        ) : null}
        {campaign.actions.includes('import') ? (
          <Button component={RouterLink} variant="default" href="/imports/new?kind=diagnostics">
            Загрузить результаты
          </Button>
        ) : null}
      </div>
    </Section>
  );
}

const counted: readonly {
  readonly key: keyof StageCounts;
  readonly title: string;
  readonly states: readonly ParticipationState[];
  readonly rule: string;
}[] = [
  { key: 'invited', title: 'Приглашено', states: [], rule: 'Все участия этапа, каким бы ни был ответ.' },
  { key: 'done', title: 'Пройдена', states: ['done'], rule: 'Участия, по которым работа выполнена.' },
  {
    key: 'declined',
    title: 'Отказ',
    states: ['declined'],
    rule: 'Участие добровольное: отказ ни к чему не обязывает.',
  },
  { key: 'absent', title: 'Неявка', states: ['absent'], rule: 'Согласие было, но человек не пришёл.' },
  {
    key: 'pending',
    title: 'Ещё нет',
    states: ['invited', 'consented'],
    rule: 'Приглашены или согласны, работа впереди.',
  },
  { key: 'noAnswer', title: 'Нет ответа', states: ['no_answer'], rule: 'Приглашены и не ответили.' },
];

async function loadPeople(
  campaignId: string,
  stage: 'entry' | 'repeat',
  states: readonly ParticipationState[],
): Promise<FigureDetails> {
  const { rows } = await diagnostics.call.listParticipants({ campaignId, stage, states: [...states], limit: 500 });
  return {
    counted: rows.map((row) => ({
      id: row.id,
      title: row.name ?? `Участник № ${row.keyNumber ?? ''}`,
      note: [row.organization, row.direction].filter(Boolean).join(', '),
      ...(row.personId && { href: `/people/${row.personId}` }),
    })),
    missing: [],
  };
}

function StageFigures({
  campaignId,
  stage,
  counts,
}: {
  campaignId: string;
  stage: 'entry' | 'repeat';
  counts: StageCounts;
}) {
  const { today } = useSession();
  return (
    <div className="op-diag-figures">
      {counted.map(({ key, title, states, rule }) => (
        <div key={key}>
          <span className="op-muted op-small">{title}</span>
          <Figure
            size="large"
            title={title}
            value={counts[key]}
            asOf={today}
            formulaText={rule}
            loadPeople={() => loadPeople(campaignId, stage, states)}
          />
        </div>
      ))}
    </div>
  );
}

function Shape({ answer, campaign }: { answer: ReportAnswer; campaign: CampaignAnswer }) {
  const shown = answer.total?.competences.filter((each) => !each.isHidden) ?? [];
  if (shown.length === 0) {
    return answer.total?.competences.length ? (
      <p className="op-muted">
        Показатели скрыты: участников меньше {answer.least}, и по ним можно было бы узнать результат человека.
      </p>
    ) : (
      <p className="op-muted">
        Результатов пока нет.
        {campaign.proposedRepeatOn && campaign.stages.length === 1
          ? ` Повторную диагностику предлагаем назначить на ${formatDay(campaign.proposedRepeatOn)}.`
          : ''}
      </p>
    );
  }
  const hasRepeat = shown.some((each) => (each.repeat?.n ?? 0) > 0);
  return (
    <Section title="Средний результат по компетенциям" note="в процентах, по всем участникам">
      <BarChart
        title={`Средний результат, %${NBSP}выполнения работы`}
        categories={shown.map((each) => each.title)}
        series={[
          { name: 'Входная', values: shown.map((each) => each.entry?.mean ?? null), tone: 'medium' },
          ...(hasRepeat
            ? [{ name: 'Повторная', values: shown.map((each) => each.repeat?.mean ?? null), tone: 'high' as const }]
            : []),
        ]}
        unit="%"
        digits={1}
        max={100}
      />
      {answer.headcounts.map((headcount) => (
        <p key={headcount.stage} className="op-muted op-small">
          {`${headcount.stage === 'entry' ? 'Входная' : 'Повторная'}: ${headcount.text}`}
        </p>
      ))}
      {answer.high ? (
        <p>
          {`Высокого уровня достигли ${formatNumber(answer.high.count)} из ${formatNumber(answer.high.of)} участников. Правило: ${answer.high.text}.`}
        </p>
      ) : null}
    </Section>
  );
}
