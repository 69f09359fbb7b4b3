import './pathways.css';
import { Button, MultiSelect, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddressState } from '#core/ui/address-state.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { SelectField, TextArea, TextField } from '#core/ui/form.tsx';
import { useOpenAddress } from '#core/ui/link.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { Page } from '#core/ui/page.tsx';
import { useMay } from '#core/ui/session.tsx';
import { showDone } from '#core/ui/state.tsx';
import { people } from '#modules/people/ui/api.ts';
import { PersonChoice } from '#modules/people/ui/person-choice.tsx';
import { GROUND_TITLES, GROUNDS, type Ground } from '../model.ts';
import { pathways } from './api.ts';
import { useChange } from './use-change.ts';

interface Typed {
  readonly personId: string | null;
  readonly isElsewhere: boolean;
  readonly maker: string;
  readonly kind: string | null;
  readonly ground: Ground;
  readonly aim: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly competences: readonly string[];
}

const EMPTY: Omit<Typed, 'personId'> = {
  isElsewhere: false,
  maker: '',
  kind: null,
  ground: 'request',
  aim: '',
  startsOn: null,
  endsOn: null,
  competences: [],
};

type Faults = Readonly<Partial<Record<'personId' | 'maker' | 'endsOn', string>>>;

function findFaults({ personId, isElsewhere, maker }: Typed): Faults {
  return {
    ...(personId === null && { personId: 'Выберите педагога' }),
    ...(isElsewhere && maker.trim() === '' && { maker: 'Напишите, кто составил: ЦНППМ, институт' }),
  };
}

function useAdding(presetId: string | null, firstKind: string | undefined) {
  const draft = useDraft<Typed>(`new-pathway-${presetId ?? ''}`, { ...EMPTY, personId: presetId });
  const [faults, setFaults] = useState<Faults>({});
  const add = useChange(pathways.call.add);
  const open = useOpenAddress();
  const typed = draft.value;
  const submit = async () => {
    const found = findFaults(typed);
    setFaults(found);
    if (Object.keys(found).length > 0 || typed.personId === null) return;
    const added = await add.run({
      personId: typed.personId,
      kind: typed.kind ?? firstKind ?? 'iom',
      ground: typed.ground,
      aim: typed.aim.trim() === '' ? null : typed.aim.trim(),
      startsOn: typed.startsOn,
      endsOn: typed.endsOn,
      maker: typed.isElsewhere ? typed.maker.trim() : null,
      needs: typed.competences.map((competenceCode) => ({ competenceCode })),
    });
    if (!added) return;
    draft.drop();
    showDone(typed.isElsewhere ? 'План записан: второго ИОМ у педагога не появится' : 'Проект ИОМ готов');
    open(`/pathways/${added.id}`);
  };
  const change = (next: Partial<Typed>) => {
    setFaults({});
    draft.change({ ...typed, ...next });
  };
  return { typed, faults, change, submit, problem: add.problem, isBusy: add.isBusy };
}

/**
 * Opened by a deputy or a methodist when a teacher asks for a plan, or brings one made elsewhere; they want to be rid of writing the
 * items by hand: these are proposed from the catalogue.
 */
export function NewPathwayPage() {
  const [address] = useAddressState({ personId: '' });
  const { data } = useQuery({ ...pathways.query.choices.queryOptions({ input: {} }), staleTime: 300_000 });
  const form = useAdding(address.personId === '' ? null : address.personId, data?.pathwayKinds[0]?.code);
  const { typed, change } = form;
  return (
    <Page
      narrow
      title="Новый ИОМ"
      lead="Пункты подберутся из каталога сами; всё можно поправить в проекте."
      back={{ href: '/pathways', title: 'ИОМ педагогов' }}
    >
      <form
        className="op-form"
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <Who form={form} presetId={address.personId} />
        <Radio.Group
          label="Где составлен"
          value={typed.isElsewhere ? 'elsewhere' : 'here'}
          onChange={(value) => change({ isElsewhere: value === 'elsewhere' })}
        >
          <div className="op-path-choices">
            <Radio value="here" label="Составим здесь" description="Подготовится проект с пунктами" />
            <Radio
              value="elsewhere"
              label="Составлен в другом месте"
              description="ЦНППМ, институт: запишем, что план есть, и второго не будет"
            />
          </div>
        </Radio.Group>
        {typed.isElsewhere ? (
          <TextField
            label="Кто составил"
            placeholder="ЦНППМ"
            isRequired
            error={form.faults.maker}
            value={typed.maker}
            onChange={(maker) => change({ maker })}
          />
        ) : null}
        <About form={form} kinds={data?.pathwayKinds ?? []} competences={data?.competences ?? []} />
        <Problem text={form.problem?.text} />
        <div className="op-form-foot">
          <Button type="submit" loading={form.isBusy}>
            {typed.isElsewhere ? 'Записать план' : 'Подготовить проект ИОМ'}
          </Button>
        </div>
      </form>
    </Page>
  );
}

type Adding = ReturnType<typeof useAdding>;

function Who({ form, presetId }: { form: Adding; presetId: string }) {
  const { data } = useQuery({
    ...people.query.get.queryOptions({ input: { id: presetId } }),
    enabled: presetId !== '',
  });
  if (presetId !== '' && data) {
    return (
      <p className="op-path-about">
        Педагог: <strong>{data.fullName}</strong>
      </p>
    );
  }
  return (
    <PersonChoice
      label="Педагог"
      isRequired
      error={form.faults.personId}
      value={form.typed.personId}
      onChange={(personId) => form.change({ personId })}
    />
  );
}

interface AboutProps {
  readonly form: Adding;
  readonly kinds: readonly { code: string; title: string }[];
  readonly competences: readonly { code: string; title: string }[];
}

const toChoices = (list: AboutProps['kinds']) => list.map(({ code, title }) => ({ value: code, label: title }));

function About({ form: { typed, change, problem }, kinds, competences }: AboutProps) {
  const knowsNeeds = useMay('diagnostics.needs');
  return (
    <>
      <div className="op-form-row">
        <SelectField
          label="Вид плана"
          choices={toChoices(kinds)}
          value={typed.kind ?? kinds[0]?.code ?? null}
          onChange={(kind) => change({ kind })}
        />
        <SelectField
          label="Основание"
          choices={GROUNDS.map((ground) => ({ value: ground, label: GROUND_TITLES[ground] }))}
          value={typed.ground}
          onChange={(ground) => ground !== null && change({ ground: ground as Ground })}
        />
      </div>
      <MultiSelect
        label="Что усилить"
        description={
          knowsNeeds ? 'То, что показала диагностика, добавится само' : 'Компетенции, которые назвал педагог или школа'
        }
        placeholder={typed.competences.length === 0 ? 'Выберите компетенции' : ''}
        searchable
        data={toChoices(competences)}
        value={[...typed.competences]}
        onChange={(next) => change({ competences: next })}
      />
      <div className="op-form-row">
        <DateField
          label="Начало"
          hint="Можно не указывать: сегодня"
          value={typed.startsOn}
          onChange={(startsOn) => change({ startsOn })}
        />
        <DateField
          label="Окончание"
          hint="Можно не указывать: по правилам муниципалитета"
          error={problem?.code === 'bad_period' ? problem.text : undefined}
          value={typed.endsOn}
          onChange={(endsOn) => change({ endsOn })}
        />
      </div>
      <TextArea label="Цель" hint="Можно не писать" rows={2} value={typed.aim} onChange={(aim) => change({ aim })} />
    </>
  );
}
