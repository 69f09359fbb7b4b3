import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Figure } from '#core/ui/figure.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded, Problem } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { SKIP_TITLES, UNMET_TITLES } from '../../model.ts';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';
import type { ChosenCampaign } from './campaign-choice.tsx';
import { DraftInput } from './draft-input.tsx';
import { DraftRules } from './draft-rules.tsx';
import { DraftUndo } from './draft-undo.tsx';
import {
  countDrafts,
  countItems,
  countNeeds,
  countTeachers,
  type DraftAnswer,
  fromSchools,
  nameNeed,
  type UnmetGroup,
} from './words.ts';

type DraftPreviewProps = { campaign: ChosenCampaign; kind: string; onStarted: (jobId: string) => void };

export function DraftPreview({ campaign, kind, onStarted }: DraftPreviewProps) {
  const preview = useQuery(pathways.query.previewDrafts.queryOptions({ input: { campaignId: campaign.id } }));
  return (
    <Loaded query={preview}>
      {(answer) => (
        <>
          <div className="op-pg-studio">
            <DraftInput campaign={campaign} />
            <Outcome answer={answer} />
          </div>
          <DraftRules />
          <FinalBar campaign={campaign} kind={kind} answer={answer} onStarted={onStarted} />
        </>
      )}
    </Loaded>
  );
}

function Outcome({ answer }: { answer: DraftAnswer }) {
  const { drafted, items, skipped } = answer;
  const hasAll = drafted === 0 && skipped.some(({ reason }) => reason === 'has_pathway');
  return (
    <Section title="Что получится">
      <dl className="op-figures">
        <div>
          <dt>проектов ИОМ</dt>
          <dd>
            <Figure
              size="large"
              title="Проектов ИОМ"
              value={drafted}
              formulaText="По одному на каждого педагога с дефицитом, у кого есть действующая должность и ещё нет ИОМ."
            />
          </dd>
        </div>
        <div>
          <dt>пунктов в них</dt>
          <dd>
            <Figure
              size="large"
              title="Пунктов в проектах"
              value={items}
              formulaText="Мероприятия и материалы каталога, подобранные к каждой компетенции по предмету, должности, часам, срокам и свободным местам."
            />
          </dd>
        </div>
      </dl>
      {hasAll ? <p>Проекты уже есть у всех, кому они нужны.</p> : null}
      {skipped.length === 0 ? null : (
        <ul className="op-pg-list" aria-label="Кому проект не готовится">
          {skipped.map(({ reason, n }) => (
            <li key={reason}>
              <span>{`Без проекта: ${SKIP_TITLES[reason]}`}</span>
              <span className="op-tabular">{countTeachers(n)}</span>
            </li>
          ))}
        </ul>
      )}
      {drafted > 0 ? <UnmetLines unmet={answer.unmet} hidden={answer.hiddenUnmet} /> : null}
    </Section>
  );
}

/** What the catalogue cannot close is said before anything is written. */
function UnmetLines({ unmet, hidden }: { unmet: readonly UnmetGroup[]; hidden: number }) {
  if (unmet.length === 0 && hidden === 0) {
    return <p className="op-muted">Каталог закрывает все потребности.</p>;
  }
  return (
    <>
      <h3 className="op-pg-subtitle">Чего не хватает в каталоге</h3>
      <ul className="op-pg-list">
        {unmet.map((group) => (
          <li key={`${group.competence} ${group.direction}`}>
            <span>{nameNeed(group)}</span>
            <span className="op-muted op-small op-tabular">
              {`${countTeachers(group.people)} ${fromSchools(group.organizations)}: ${UNMET_TITLES[group.reason]}`}
            </span>
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <p className="op-muted op-small">{`${unmet.length > 0 ? 'И ещё' : 'Есть'} ${countNeeds(hidden)} у малых групп педагогов: каких, видит только школа.`}</p>
      ) : null}
    </>
  );
}

function describeFinal({ drafted, items, unmet }: DraftAnswer): string {
  const start = `Будет записано: ${countDrafts(drafted)}, ${countItems(items)}.`;
  const left = unmet.length > 0 ? ` Останется неудовлетворённой: ${countNeeds(unmet.length)}.` : '';
  return `${start}${left} Проекты никого ни к чему не обязывают, пока их не согласуют, и подготовку можно отменить.`;
}

function FinalBar({ campaign, kind, answer, onStarted }: DraftPreviewProps & { answer: DraftAnswer }) {
  const draft = useChange(pathways.call.draft);
  const start = async () => {
    const started = await draft.run({ campaignId: campaign.id, kind });
    if (started) onStarted(started.jobId);
  };
  if (answer.drafted === 0) {
    return answer.skipped.length === 0 ? (
      <EmptyState
        title="Проекты не нужны"
        text="По правилу дефицита в этой диагностике нет педагогов, которым нужен ИОМ. Правило можно посмотреть в настройках, раздел «Уровни и дефициты»."
        action={<RouterLink href={`/diagnostics/${campaign.id}?tab=results`}>Открыть результаты</RouterLink>}
      />
    ) : (
      <DraftUndo campaign={campaign} />
    );
  }
  return (
    <>
      <DraftUndo campaign={campaign} />
      <div className="op-pg-final">
        <div>
          {describeFinal(answer)}
          <Problem text={draft.problem?.text} />
        </div>
        <Button loading={draft.isBusy} onClick={() => void start()}>
          Подготовить проекты
        </Button>
      </div>
    </>
  );
}
