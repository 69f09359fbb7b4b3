import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatPercent } from '#core/text/plural.ts';
import { formatDay } from '#core/time/format.ts';
import { Facts } from '#core/ui/facts.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import type { CampaignFields, StageFields } from '../../contract/shapes.ts';
import { diagnostics } from '../api.ts';
import { CampaignForm, emptyStage, StageForm } from '../campaign-form.tsx';
import { useChange } from '../use-change.ts';
import { useVersions } from '../use-versions.ts';
import { type CampaignAnswer, describePeriod } from '../words.ts';

const stageTitles = { entry: 'Входная диагностика', repeat: 'Повторная диагностика' } as const;

/** What the campaign is by its papers: act, dates, instrument, scale, rules of counting. */
export function Passport({ campaign }: { campaign: CampaignAnswer }) {
  const [isEditing, setEditing] = useState(false);
  const mayEdit = campaign.actions.includes('edit');
  return (
    <>
      {isEditing ? (
        <PassportForm campaign={campaign} onDone={() => setEditing(false)} />
      ) : (
        <Section
          title="Основание"
          {...(mayEdit && {
            actions: (
              <Button variant="default" size="xs" onClick={() => setEditing(true)}>
                Изменить
              </Button>
            ),
          })}
        >
          <PassportFacts campaign={campaign} />
        </Section>
      )}
      {(['entry', 'repeat'] as const).map((stage) => (
        <StageSection key={stage} campaign={campaign} stage={stage} mayEdit={mayEdit} />
      ))}
    </>
  );
}

const highRuleWords = {
  any: 'высокий хотя бы по одной компетенции',
  all: 'высокий по всем компетенциям',
  mean: 'среднее по компетенциям не ниже порога',
} as const;

function PassportFacts({ campaign }: { campaign: CampaignAnswer }) {
  const act = [
    campaign.actTitle,
    campaign.actNumber && `№ ${campaign.actNumber}`,
    campaign.actDate && `от ${formatDay(campaign.actDate)}`,
  ];
  return (
    <Facts
      columns={2}
      facts={[
        { label: 'Акт об участии', value: act.filter(Boolean).join(' ') },
        { label: 'Цель', value: campaign.aim },
        { label: 'Место', value: campaign.place },
        {
          label: 'Продолжает',
          value: campaign.previousId ? (
            <RouterLink href={`/diagnostics/${campaign.previousId}`}>{campaign.previousTitle}</RouterLink>
          ) : null,
        },
        { label: 'Порог выполнения', value: `больше ${formatPercent(campaign.bar)} объёма работы` },
        { label: 'Высокий уровень', value: highRuleWords[campaign.highRule] },
      ]}
    />
  );
}

function PassportForm({ campaign, onDone }: { campaign: CampaignAnswer; onDone: () => void }) {
  const { title, previousId, aim, actTitle, actNumber, actDate, place, highRule, bar } = campaign;
  const before: CampaignFields = { title, previousId, aim, actTitle, actNumber, actDate, place, highRule, bar };
  const [fields, setFields] = useState(before);
  const campaigns = useQuery(diagnostics.query.list.queryOptions({ input: {} }));
  const edit = useChange(diagnostics.call.edit);
  const save = async () => {
    const changed = Object.entries(fields).filter(([key, value]) => before[key as keyof CampaignFields] !== value);
    if (changed.length === 0) return onDone();
    const answer = await edit.run({
      campaignId: campaign.id,
      version: campaign.version,
      changes: Object.fromEntries(changed),
    });
    if (answer) onDone();
  };
  const previous = (campaigns.data?.campaigns ?? [])
    .filter(({ id }) => id !== campaign.id)
    .map((each) => ({ value: each.id, label: each.title }));
  return (
    <form
      className="op-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <CampaignForm fields={fields} previous={previous} onChange={(changes) => setFields({ ...fields, ...changes })} />
      <Problem text={edit.problem} />
      <div className="op-form-foot">
        <Button type="submit" loading={edit.isBusy}>
          Сохранить паспорт
        </Button>
        <Button variant="default" onClick={onDone}>
          Не сохранять
        </Button>
      </div>
    </form>
  );
}

type StageProps = { campaign: CampaignAnswer; stage: StageFields['stage']; mayEdit: boolean };

function StageSection({ campaign, stage, mayEdit }: StageProps) {
  const [isEditing, setEditing] = useState(false);
  const known = campaign.stages.find((each) => each.stage === stage);
  const verb = known ? 'Изменить' : 'Назначить';
  return (
    <Section
      title={stageTitles[stage]}
      {...(mayEdit &&
        !isEditing && {
          actions: (
            <Button variant="default" size="xs" onClick={() => setEditing(true)}>
              {verb}
            </Button>
          ),
        })}
    >
      {isEditing ? (
        <StageEditor campaign={campaign} stage={stage} onDone={() => setEditing(false)} />
      ) : known ? (
        <Facts
          columns={2}
          facts={[
            { label: 'Даты', value: describePeriod(known.startsOn, known.endsOn) },
            { label: 'Инструмент', value: known.instrument },
          ]}
        />
      ) : (
        <p className="op-muted">
          {stage === 'repeat' && campaign.proposedRepeatOn
            ? `Не назначена. Через 12 месяцев после входной будет ${formatDay(campaign.proposedRepeatOn)}.`
            : 'Не назначена.'}
        </p>
      )}
    </Section>
  );
}

function StageEditor({ campaign, stage, onDone }: Omit<StageProps, 'mayEdit'> & { onDone: () => void }) {
  const known = campaign.stages.find((each) => each.stage === stage);
  const proposed = stage === 'repeat' ? campaign.proposedRepeatOn : null;
  const [fields, setFields] = useState<StageFields>(
    known
      ? { stage, instrumentVersionId: known.instrumentVersionId, startsOn: known.startsOn, endsOn: known.endsOn }
      : {
          ...emptyStage(stage),
          startsOn: proposed,
          instrumentVersionId: campaign.stages[0]?.instrumentVersionId ?? null,
        },
  );
  const versions = useVersions();
  const save = useChange(diagnostics.call.saveStage);
  const submit = async () => {
    if (await save.run({ campaignId: campaign.id, stage: fields })) onDone();
  };
  return (
    <form
      className="op-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <StageForm
        fields={fields}
        versions={versions}
        isInstrumentFixed={(known?.results ?? 0) > 0}
        onChange={(changes) => setFields({ ...fields, ...changes })}
      />
      <Problem text={save.problem} />
      <div className="op-form-foot">
        <Button type="submit" loading={save.isBusy}>
          Сохранить даты
        </Button>
        <Button variant="default" onClick={onDone}>
          Не сохранять
        </Button>
      </div>
    </form>
  );
}
