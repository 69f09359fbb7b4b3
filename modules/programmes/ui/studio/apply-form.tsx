import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createModuleClient, readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { SidePanel } from '#core/ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '#core/ui/form.tsx';
import { useOpenAddress } from '#core/ui/link.tsx';
import { Problem } from '#core/ui/loaded.tsx';
import { showUndo } from '#core/ui/state.tsx';
import type { organizationsContract } from '#modules/organizations/contract.ts';
import type { Studio } from '../../contract/readings.ts';
import { programmes } from '../api.ts';
import { CoordinatorField, useCoordinator } from '../new/coordinator-field.tsx';
import { ACTIVITIES, INDICATORS } from './words.ts';

const organizations = createModuleClient<typeof organizationsContract>('organizations');

type Fields = Studio['proposed'];

/** The last step: says in numbers what will be made, and can be taken back. */
export function ApplyForm({ studio }: { studio: Studio }) {
  const [isOpen, setOpen] = useState(false);
  const { activities, indicators } = studio.reading;
  const isEmpty = activities.length + indicators.length === 0;
  const counts = [
    activities.length > 0 ? formatCount(activities.length, ACTIVITIES) : null,
    indicators.length > 0 ? formatCount(indicators.length, INDICATORS) : null,
  ].filter(Boolean);
  return (
    <div className="op-plan-apply">
      <div>
        <strong>Всё верно?</strong>{' '}
        {isEmpty
          ? 'Укажите столбцы таблиц: пока переносить нечего.'
          : `Будет создан проект программы: ${counts.join(' и ')}. Его можно править и отменить.`}
      </div>
      <Button disabled={isEmpty} onClick={() => setOpen(true)}>
        Создать программу
      </Button>
      <SidePanel opened={isOpen} onClose={() => setOpen(false)} title="Создать программу">
        <FieldsForm studio={studio} />
      </SidePanel>
    </div>
  );
}

function useApply(studio: Studio) {
  const open = useOpenAddress();
  const client = useQueryClient();
  const undo = useMutation(
    programmes.query.undoReading.mutationOptions({
      onSuccess: async () => {
        open(`/programmes/read/${studio.id}`);
        await client.invalidateQueries();
      },
    }),
  );
  return useMutation(
    programmes.query.applyReading.mutationOptions({
      onSuccess: ({ programmeId }) => {
        void client.invalidateQueries();
        open(`/programmes/${programmeId}`);
        showUndo('Проект программы создан', () => undo.mutate({ id: studio.id }));
      },
    }),
  );
}

function FieldsForm({ studio }: { studio: Studio }) {
  const [fields, setFields] = useState<Fields>(studio.proposed);
  const coordinator = useCoordinator();
  const apply = useApply(studio);
  const choices = useQuery(programmes.query.choices.queryOptions({ input: {} }));
  const schools = useQuery(organizations.query.listOptions.queryOptions({ input: {} }));
  const change = (part: Partial<Fields>) => setFields((known) => ({ ...known, ...part }));
  const kinds = (choices.data?.kinds ?? []).filter(({ isActive, code }) => isActive || code === fields.kind);
  return (
    <form
      className="op-form"
      onSubmit={(event) => {
        event.preventDefault();
        apply.mutate({ id: studio.id, fields: { ...fields, coordinatorPersonId: coordinator.id } });
      }}
    >
      <TextArea label="Название" isRequired rows={2} value={fields.title} onChange={(title) => change({ title })} />
      <SelectField
        label="Вид"
        value={fields.kind}
        choices={kinds.map(({ code, title }) => ({ value: code, label: title }))}
        onChange={(kind) => kind !== null && change({ kind })}
      />
      <div className="op-plan-pair">
        <DateField
          label="С"
          isRequired
          value={fields.startsOn}
          onChange={(day) => day !== null && change({ startsOn: day })}
        />
        <DateField
          label="По"
          isRequired
          value={fields.endsOn}
          onChange={(day) => day !== null && change({ endsOn: day })}
        />
      </div>
      <p className="op-muted op-small op-plan-about">{`Откуда период: ${studio.periodReason}.`}</p>
      <SelectField
        label="Чья программа"
        hint="Пусто: муниципальной методической службы."
        isClearable
        value={fields.organizationId}
        choices={(schools.data?.options ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(organizationId) => change({ organizationId })}
      />
      <CoordinatorField coordinator={coordinator} />
      <TextField
        label="Координатор, как в документе"
        value={fields.coordinatorWords ?? ''}
        onChange={(words) => change({ coordinatorWords: words === '' ? null : words })}
      />
      <DateField
        label="С какого числа ведём здесь?"
        hint="Что было раньше, останется «не отмечено» и не станет просроченным."
        value={fields.trackedFrom}
        onChange={(trackedFrom) => change({ trackedFrom })}
      />
      <Problem text={apply.error ? readProblem(apply.error).text : undefined} />
      <Button type="submit" loading={apply.isPending}>
        Создать проект программы
      </Button>
    </form>
  );
}
