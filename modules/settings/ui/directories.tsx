import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { SelectField, SwitchField, TextField } from '#core/ui/form.tsx';
import { Section } from '#core/ui/page.tsx';
import { useMay } from '#core/ui/session.tsx';
import { ErrorState, LinesSkeleton } from '#core/ui/state.tsx';
import type { DirectoryEntry, DirectoryName } from '../model.ts';
import { settings } from './api.ts';

const TITLES: Record<DirectoryName, string> = {
  organization_kind: 'Виды организаций',
  organization_status: 'Статусы организаций',
  post: 'Должности',
  subject: 'Предметы',
  category: 'Квалификационные категории',
  education_level: 'Уровни образования',
  award: 'Награды и звания',
  person_record: 'Записи в карточке педагога',
  end_reason: 'Причины ухода',
  leave_kind: 'Виды отпусков',
  consent_kind: 'Виды согласий',
  offer_kind: 'Виды мероприятий и ресурсов ИОМ',
  pathway_kind: 'Виды планов развития',
  programme_kind: 'Виды программ и планов',
  work_direction: 'Направления работы',
  result_kind: 'Виды результатов',
  audience: 'Целевые аудитории',
};
const CHOICES = Object.entries(TITLES).map(([value, label]) => ({ value, label }));

/** The words of the municipality: rename a line, add one's own, switch off what is not used. */
export function Directories() {
  const [{ directory }, change] = useAddressState({ directory: 'organization_kind' });
  const name = (directory in TITLES ? directory : 'organization_kind') as DirectoryName;
  const mayEdit = useMay('settings.edit');
  const entries = useQuery(settings.query.listEntries.queryOptions({ input: { directory: name } }));
  return (
    <Stack gap="md" maw="46rem">
      <SelectField
        label="Справочник"
        choices={CHOICES}
        value={name}
        onChange={(next) => change({ directory: next ?? name })}
      />
      <Section
        title={TITLES[name]}
        {...(entries.data && { note: formatCount(entries.data.length, ['строка', 'строки', 'строк']) })}
      >
        {entries.isPending ? <LinesSkeleton lines={8} /> : null}
        {entries.error ? (
          <ErrorState text={readProblem(entries.error).text} onRetry={() => void entries.refetch()} />
        ) : null}
        {mayEdit ? (
          <Group justify="space-between" className="op-muted op-small" aria-hidden>
            <span>Название</span>
            <span>Используется</span>
          </Group>
        ) : null}
        <Stack gap={4}>
          {entries.data?.map((entry) => (
            <EntryLine key={entry.id} entry={entry} mayEdit={mayEdit} />
          ))}
        </Stack>
        {mayEdit ? <AddEntry key={name} directory={name} /> : null}
      </Section>
    </Stack>
  );
}

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: settings.query.listEntries.key() });
}

function EntryLine({ entry, mayEdit }: { entry: DirectoryEntry; mayEdit: boolean }) {
  const [title, setTitle] = useState(entry.title);
  const edit = useMutation(settings.query.editEntry.mutationOptions({ onSuccess: useRefresh() }));
  const save = () => {
    if (title.trim() !== entry.title) edit.mutate({ id: entry.id, title: title.trim() });
  };
  if (!mayEdit) return <div className={entry.isActive ? undefined : 'op-muted'}>{entry.title}</div>;
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <div style={{ flex: 1 }}>
        <TextField
          label={`Название: ${entry.title}`}
          isLabelHidden
          value={title}
          onChange={setTitle}
          onLeave={save}
          error={edit.error ? readProblem(edit.error).text : undefined}
        />
      </div>
      <div style={{ paddingTop: '0.5rem' }}>
        <SwitchField
          label={`Используется: ${entry.title}`}
          isLabelHidden
          value={entry.isActive}
          onChange={(isActive) => edit.mutate({ id: entry.id, isActive })}
        />
      </div>
    </Group>
  );
}

function AddEntry({ directory }: { directory: DirectoryName }) {
  const [title, setTitle] = useState('');
  const refresh = useRefresh();
  const add = useMutation(
    settings.query.addEntry.mutationOptions({
      onSuccess: async () => {
        await refresh();
        setTitle('');
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() !== '') add.mutate({ directory, title: title.trim() });
  };
  return (
    <form onSubmit={send}>
      <Group gap="sm" align="flex-end">
        <div style={{ flex: 1 }}>
          <TextField
            label="Новая строка"
            value={title}
            onChange={setTitle}
            error={add.error ? readProblem(add.error).text : undefined}
          />
        </div>
        <Button type="submit" variant="default" loading={add.isPending} disabled={title.trim() === ''}>
          Добавить строку
        </Button>
      </Group>
    </form>
  );
}
