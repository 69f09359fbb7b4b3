import { Button } from '@mantine/core';
import { useState } from 'react';
import { isDay } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { SidePanel } from '#core/ui/dialog.tsx';
import { SaveStatus, SelectField, TextArea, TextField } from '#core/ui/form.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { useSession } from '#core/ui/session.tsx';
import { useOrganizations } from '#modules/people/ui/directories.ts';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import type { ProgrammeFields } from '../../model.ts';
import { PersonField } from '../activities/person-field.tsx';
import { programmes } from '../api.ts';
import { ClashNote } from '../clash.tsx';
import { useChoices } from '../list/filters.ts';
import { OF_SERVICE } from '../list/words.ts';
import { useAutosave } from '../use-autosave.ts';
import { useRefresh } from '../use-refresh.ts';
import { FIELD_TITLES } from './words.ts';

type Heading = Omit<ProgrammeFields, 'passport'>;

function headingOf(programme: ProgrammeAnswer): Heading {
  const { kind, title, organizationId, startsOn, endsOn, coordinatorPersonId, coordinatorWords } = programme;
  const { approver, actNumber, actOn, trackedFrom } = programme;
  return {
    ...{ kind, title, organizationId, startsOn, endsOn, coordinatorPersonId, coordinatorWords },
    ...{ approver, actNumber, actOn, trackedFrom },
  };
}

const emptyToNull = (text: string) => (text.trim() === '' ? null : text);
const show = (key: keyof Heading, value: Heading[keyof Heading] | undefined): string => {
  if (key === 'organizationId' || key === 'coordinatorPersonId' || key === 'kind') return value ? 'выбрано другое' : '';
  return value && isDay(value) ? formatDay(value) : (value ?? '');
};

/** What a programme is, whose, when, who approves it: each field saves itself. */
export function HeadingDrawer({ programme, onClose }: { programme: ProgrammeAnswer; onClose: () => void }) {
  const refresh = useRefresh();
  const form = useAutosave<Heading>({
    key: `programme-heading-${programme.id}`,
    server: headingOf(programme),
    version: programme.version,
    save: (version, changes) => programmes.call.edit({ id: programme.id, version, changes }),
    onSaved: refresh,
  });
  return (
    <SidePanel
      opened
      onClose={onClose}
      title="Реквизиты программы"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            Закрыть
          </Button>
          <SaveStatus state={form.state} />
        </>
      }
    >
      {form.clash ? (
        <ClashNote
          {...form.clash}
          mine={form.value}
          labels={FIELD_TITLES}
          show={show}
          onMine={form.keepMine}
          onTheirs={form.takeTheirs}
        />
      ) : null}
      <Problem text={form.problem} />
      <div className="op-form">
        <WhatInputs programme={programme} form={form} />
        <ActInputs form={form} />
      </div>
    </SidePanel>
  );
}

type Form = ReturnType<typeof useAutosave<Heading>>;

function WhatInputs({ programme, form }: { programme: ProgrammeAnswer; form: Form }) {
  const { value, change, leave, set } = form;
  const choices = useChoices();
  const seesAll = useSession().everywhere.includes('programme.edit');
  const organizations = useOrganizations();
  const [coordinator, setCoordinator] = useState<string | null>();
  const isNamed = value.title.trim().length >= 3;
  const known = programme.coordinatorPersonId === value.coordinatorPersonId ? programme.coordinator : null;
  return (
    <>
      <TextArea
        label={FIELD_TITLES.title}
        isRequired
        rows={2}
        error={isNamed ? undefined : 'Укажите название программы'}
        value={value.title}
        onChange={(title) => change({ title })}
        onLeave={() => isNamed && leave()}
      />
      <SelectField
        label={FIELD_TITLES.kind}
        choices={(choices?.kinds ?? [])
          .filter(({ code, isActive }) => isActive || code === value.kind)
          .map(({ code, title }) => ({ value: code, label: title }))}
        value={value.kind}
        onChange={(kind) => kind !== null && set({ kind })}
      />
      {seesAll ? (
        <SelectField
          label={FIELD_TITLES.organizationId}
          isClearable
          placeholder={OF_SERVICE}
          choices={organizations.choices}
          value={value.organizationId}
          onChange={(organizationId) => set({ organizationId })}
        />
      ) : null}
      <PeriodInputs form={form} />
      <PersonField
        label={FIELD_TITLES.coordinatorPersonId}
        hint="Кому приходят напоминания"
        value={value.coordinatorPersonId}
        name={coordinator ?? known}
        onChange={(coordinatorPersonId, name) => {
          setCoordinator(name);
          set({ coordinatorPersonId });
        }}
      />
      <TextField
        label={FIELD_TITLES.coordinatorWords}
        value={value.coordinatorWords ?? ''}
        onChange={(text) => change({ coordinatorWords: emptyToNull(text) })}
        onLeave={leave}
      />
    </>
  );
}

function PeriodInputs({ form: { value, change, leave } }: { form: Form }) {
  const isTurned = value.endsOn < value.startsOn;
  return (
    <>
      <div className="op-form-row">
        <DateField
          label={FIELD_TITLES.startsOn}
          isRequired
          value={value.startsOn}
          onChange={(day) => day !== null && change({ startsOn: day })}
          onLeave={() => !isTurned && leave()}
        />
        <DateField
          label={FIELD_TITLES.endsOn}
          isRequired
          error={isTurned ? 'Окончание раньше начала' : undefined}
          value={value.endsOn}
          onChange={(day) => day !== null && change({ endsOn: day })}
          onLeave={() => !isTurned && leave()}
        />
      </div>
      <DateField
        label={FIELD_TITLES.trackedFrom}
        hint="Что закончилось раньше этого дня, остаётся «не отмечено»"
        value={value.trackedFrom}
        onChange={(trackedFrom) => change({ trackedFrom })}
        onLeave={leave}
      />
    </>
  );
}

function ActInputs({ form: { value, change, leave } }: { form: Form }) {
  return (
    <>
      <TextField
        label={FIELD_TITLES.approver}
        hint="Здесь или вне муниципалитета: «начальник управления образования», «ректор института»"
        value={value.approver ?? ''}
        onChange={(text) => change({ approver: emptyToNull(text) })}
        onLeave={leave}
      />
      <div className="op-form-row">
        <TextField
          label={FIELD_TITLES.actNumber}
          value={value.actNumber ?? ''}
          onChange={(text) => change({ actNumber: emptyToNull(text) })}
          onLeave={leave}
        />
        <DateField
          label={FIELD_TITLES.actOn}
          value={value.actOn}
          onChange={(actOn) => change({ actOn })}
          onLeave={leave}
        />
      </div>
    </>
  );
}
