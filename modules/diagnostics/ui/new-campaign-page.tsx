import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDraft } from '#core/ui/draft.ts';
import { TickField } from '#core/ui/form.tsx';
import { useOpenAddress } from '#core/ui/link.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { Page, Section } from '#core/ui/page.tsx';
import type { CampaignFields, StageFields } from '../contract/shapes.ts';
import { diagnostics } from './api.ts';
import { CampaignForm, emptyFields, emptyStage, StageForm } from './campaign-form.tsx';
import { useChange } from './use-change.ts';
import { useVersions } from './use-versions.ts';

interface Typed {
  readonly fields: CampaignFields;
  readonly entry: StageFields;
  readonly repeat: StageFields;
  readonly hasRepeat: boolean;
}

const nothing: Typed = {
  fields: emptyFields,
  entry: emptyStage('entry'),
  repeat: emptyStage('repeat'),
  hasRepeat: false,
};

/** Opened by a methodist once or twice a year, with the order in hand; they want to have it entered and go on to the people. */
export function NewCampaignPage() {
  const draft = useDraft<Typed>('new-campaign', nothing);
  const open = useOpenAddress();
  const versions = useVersions();
  const campaigns = useQuery(diagnostics.query.list.queryOptions({ input: {} }));
  const add = useChange(diagnostics.call.add);
  const { fields, entry, repeat, hasRepeat } = draft.value;
  const change = (changes: Partial<Typed>) => draft.change({ ...draft.value, ...changes });
  const save = async () => {
    const answer = await add.run({ fields, stages: hasRepeat ? [entry, repeat] : [entry] });
    if (!answer) return;
    draft.drop();
    open(`/diagnostics/${answer.id}?tab=participants`);
  };
  const previous = (campaigns.data?.campaigns ?? []).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Page
      narrow
      title="Новая диагностика"
      lead="Обязательно только название: остальное можно внести позже. Следующий шаг — список приглашённых."
      back={{ href: '/diagnostics', title: 'Диагностика' }}
    >
      <form
        className="op-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <CampaignForm
          fields={fields}
          previous={previous}
          onChange={(changes) => change({ fields: { ...fields, ...changes } })}
        />
        <Section title="Входная диагностика">
          <StageForm
            fields={entry}
            versions={versions}
            onChange={(changes) => change({ entry: { ...entry, ...changes } })}
          />
        </Section>
        <TickField
          label="Сразу назначить повторную"
          hint="Обычно через 12 месяцев; можно и позже, на странице диагностики"
          value={hasRepeat}
          onChange={(next) => change({ hasRepeat: next })}
        />
        {hasRepeat ? (
          <Section title="Повторная диагностика">
            <StageForm
              fields={repeat}
              versions={versions}
              onChange={(changes) => change({ repeat: { ...repeat, ...changes } })}
            />
          </Section>
        ) : null}
        <Problem text={add.problem} />
        <div className="op-form-foot">
          <Button type="submit" loading={add.isBusy} disabled={fields.title.trim().length < 3}>
            Создать диагностику
          </Button>
        </div>
      </form>
    </Page>
  );
}
