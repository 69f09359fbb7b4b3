import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isDay } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { SidePanel } from '#core/ui/dialog.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { SelectField, TextArea, TextField } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { showDone } from '#core/ui/state.tsx';
import { pathways } from '../api.ts';
import { useChange } from '../use-change.ts';
import type { PathwayAnswer } from '../words.ts';
import { type FieldWords, listClashes } from './changes.ts';
import { Clash } from './clash.tsx';

type Heading = Pick<
  PathwayAnswer,
  'kind' | 'aim' | 'startsOn' | 'endsOn' | 'consideredBy' | 'consideredNumber' | 'consideredOn'
>;

const WORDS: FieldWords<Heading> = {
  labels: {
    kind: 'Вид плана',
    aim: 'Цель',
    startsOn: 'Начало',
    endsOn: 'Окончание',
    consideredBy: 'Кто рассмотрел',
    consideredNumber: 'Номер протокола',
    consideredOn: 'Дата протокола',
  },
  show: (_, value) => (value !== null && isDay(value) ? formatDay(value) : (value ?? '')),
};

function pickHeading(pathway: PathwayAnswer): Heading {
  const { kind, aim, startsOn, endsOn, consideredBy, consideredNumber, consideredOn } = pathway;
  return { kind, aim, startsOn, endsOn, consideredBy, consideredNumber, consideredOn };
}

const emptyToNull = (text: string) => (text.trim() === '' ? null : text);

interface DrawerProps {
  readonly pathway: PathwayAnswer;
  readonly onClose: () => void;
}

/** Kind, aim, period and the body that considered it. What is typed stays until it is saved or given up. */
export function HeadingDrawer({ pathway, onClose }: DrawerProps) {
  const draft = useDraft<Partial<Heading>>(`pathway-${pathway.id}`, {});
  // The version the form was opened with: a fresh answer in between must not hide that somebody else has saved.
  const [version, setVersion] = useState(pathway.version);
  const edit = useChange(pathways.call.edit);
  const isClash = edit.problem?.code === 'changed_by_other';
  const value = { ...pickHeading(pathway), ...draft.value };
  const save = async () => {
    const saved = await edit.run({ id: pathway.id, version: isClash ? pathway.version : version, ...value });
    if (!saved) return;
    setVersion(saved.version);
    draft.drop();
    showDone('ИОМ изменён');
    onClose();
  };
  return (
    <SidePanel
      opened
      onClose={onClose}
      title="Цель и срок ИОМ"
      footer={
        <div className="op-form-foot">
          <Button loading={edit.isBusy} onClick={() => void save()}>
            {isClash ? 'Сохранить моё' : 'Сохранить ИОМ'}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              draft.drop();
              onClose();
            }}
          >
            Оставить как было
          </Button>
        </div>
      }
    >
      {isClash ? <Clash lines={listClashes(draft.value, pickHeading(pathway), WORDS)} /> : null}
      <HeadingFields value={value} onChange={(change) => draft.change({ ...draft.value, ...change })} />
      {isClash ? null : <Problem text={edit.problem?.text} />}
    </SidePanel>
  );
}

function HeadingFields({ value, onChange }: { value: Heading; onChange: (change: Partial<Heading>) => void }) {
  const { data } = useQuery({ ...pathways.query.choices.queryOptions({ input: {} }), staleTime: 300_000 });
  const kinds = (data?.pathwayKinds ?? []).map(({ code, title }) => ({ value: code, label: title }));
  return (
    <div className="op-form">
      <SelectField
        label="Вид плана"
        choices={kinds}
        value={value.kind}
        onChange={(kind) => kind !== null && onChange({ kind })}
      />
      <TextArea label="Цель" value={value.aim ?? ''} onChange={(aim) => onChange({ aim: emptyToNull(aim) })} />
      <div className="op-form-row">
        <DateField
          label="Начало"
          value={value.startsOn}
          onChange={(day) => day !== null && onChange({ startsOn: day })}
        />
        <DateField
          label="Окончание"
          value={value.endsOn}
          onChange={(day) => day !== null && onChange({ endsOn: day })}
        />
      </div>
      <TextField
        label="Кто рассмотрел"
        hint="Если ИОМ рассматривали: методсовет, педсовет, объединение"
        value={value.consideredBy ?? ''}
        onChange={(text) => onChange({ consideredBy: emptyToNull(text) })}
      />
      <div className="op-form-row">
        <TextField
          label="Номер протокола"
          value={value.consideredNumber ?? ''}
          onChange={(text) => onChange({ consideredNumber: emptyToNull(text) })}
        />
        <DateField
          label="Дата протокола"
          value={value.consideredOn}
          onChange={(consideredOn) => onChange({ consideredOn })}
        />
      </div>
    </div>
  );
}
