import { Button, MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectField, TextField } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { InviteInput } from '../../contract/shapes.ts';
import { diagnostics } from '../api.ts';
import { useChange } from '../use-change.ts';
import { type CampaignAnswer, countPeople } from '../words.ts';

type InviteProps = {
  campaign: CampaignAnswer;
  schools: readonly { id: string; title: string }[];
  onDone: () => void;
};

const titled = (entries: readonly { code: string; title: string }[] | undefined) =>
  (entries ?? []).map(({ code, title }) => ({ value: code, label: title }));

type ManyProps = {
  label: string;
  entries: readonly { code: string; title: string }[] | undefined;
  value: string[];
  onChange: (value: string[]) => void;
};

/** Nothing chosen is everybody. */
function Many({ label, entries, value, onChange }: ManyProps) {
  return (
    <MultiSelect
      label={label}
      data={titled(entries)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Очистить' }}
      placeholder={value.length === 0 ? 'Все' : ''}
      value={value}
      onChange={onChange}
    />
  );
}

/** A choice of people in words; the number is shown before anything happens. */
export function Invite({ campaign, schools, onDone }: InviteProps) {
  const [input, setInput] = useState<InviteInput>({
    campaignId: campaign.id,
    stage: campaign.stages.length > 1 && campaign.state === 'results' ? 'repeat' : 'entry',
    organizationIds: [],
    postCodes: [],
    subjectCodes: [],
    cohort: '',
    personIds: [],
    direction: '',
  });
  const choices = useQuery(diagnostics.query.inviteChoices.queryOptions({ input: {} }));
  const preview = useQuery(diagnostics.query.previewInvite.queryOptions({ input }));
  const invite = useChange(diagnostics.call.invite);
  const change = (changes: Partial<InviteInput>) => setInput({ ...input, ...changes });
  const fresh = preview.data ? preview.data.people - preview.data.already : 0;
  const save = async () => {
    const answer = await invite.run(input);
    if (!answer) return;
    showDone(`Приглашено: ${countPeople(answer.invited)}.`);
    onDone();
  };
  return (
    <div className="op-form">
      {campaign.stages.length > 1 ? (
        <SelectField
          label="Этап"
          choices={[
            { value: 'entry', label: 'входная' },
            { value: 'repeat', label: 'повторная' },
          ]}
          value={input.stage}
          onChange={(stage) => change({ stage: stage === 'repeat' ? 'repeat' : 'entry' })}
        />
      ) : null}
      <Many
        label="Организации"
        entries={schools.map(({ id, title }) => ({ code: id, title }))}
        value={input.organizationIds}
        onChange={(organizationIds) => change({ organizationIds })}
      />
      <Many
        label="Должности"
        entries={choices.data?.posts}
        value={input.postCodes}
        onChange={(postCodes) => change({ postCodes })}
      />
      <Many
        label="Предметы"
        entries={choices.data?.subjects}
        value={input.subjectCodes}
        onChange={(subjectCodes) => change({ subjectCodes })}
      />
      <SelectField
        label="Когорта"
        choices={titled(choices.data?.cohorts)}
        isClearable
        placeholder="Любая"
        value={input.cohort || null}
        onChange={(cohort) => change({ cohort: cohort ?? '' })}
      />
      <TextField
        label="Направление"
        hint="Если их несколько: «математика», «ИКТ-компетенции». Можно оставить пустым."
        value={input.direction}
        onChange={(direction) => change({ direction })}
      />
      <p className="op-tabular" role="status">
        {preview.data
          ? `Подходят ${countPeople(preview.data.people)}, уже приглашены ${preview.data.already}.`
          : 'Считаем…'}
      </p>
      <Problem text={invite.problem} />
      <div className="op-form-foot">
        <Button loading={invite.isBusy} disabled={fresh === 0} onClick={() => void save()}>
          {fresh === 0 ? 'Приглашать некого' : `Пригласить ${countPeople(fresh)}`}
        </Button>
      </div>
    </div>
  );
}
