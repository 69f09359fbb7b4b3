import { Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ComponentType, FormEvent } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatDay } from '#core/time/format.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { useDraft } from '#core/ui/draft.ts';
import { TextField } from '#core/ui/form.tsx';
import { Section } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { Setting, SettingVersion } from '../model.ts';
import { settings } from './api.ts';

/** The fields of one setting; the value's shape is the setting's own (../model.ts). */
export type FieldsProps<Value> = { value: Value; onChange: (value: Value) => void; isDisabled: boolean };

type Typed<Value> = { value: Value; validFrom: string | null; act: string };

type SettingSectionProps<Value> = { setting: Setting; note: string; Fields: ComponentType<FieldsProps<Value>> };

/** What holds today, a form for the next version with its day and act, and all versions below. */
export function SettingSection<Value>({ setting, note, Fields }: SettingSectionProps<Value>) {
  const { today, tenant, accountId } = useSession();
  const { value, change, drop, isChanged } = useDraft<Typed<Value>>(
    `setting-${setting.key}-${tenant.code}-${accountId}`,
    { value: setting.current.value as Value, validFrom: today, act: '' },
  );
  const client = useQueryClient();
  const save = useMutation(
    settings.query.saveSetting.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: settings.query.listSettings.key() });
        drop();
        showDone('Новая редакция сохранена');
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { validFrom, act } = value;
    save.mutate({
      key: setting.key,
      value: value.value,
      act: act.trim() || null,
      ...(validFrom !== null && { validFrom }),
    });
  };
  const cancel = () => {
    drop();
    save.reset();
  };
  return (
    <Section title={setting.title} note={note}>
      <form onSubmit={send}>
        <Stack gap="sm" maw="46rem">
          <Fields
            value={value.value}
            onChange={(next) => change({ ...value, value: next })}
            isDisabled={!setting.mayEdit}
          />
          {isChanged && setting.mayEdit ? (
            <>
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
                <DateField
                  label="Действует с"
                  value={value.validFrom}
                  onChange={(validFrom) => change({ ...value, validFrom })}
                />
                <TextField
                  label="Акт"
                  hint="Приказ или постановление, если есть."
                  value={value.act}
                  onChange={(act) => change({ ...value, act })}
                />
              </SimpleGrid>
              {save.error ? (
                <div role="alert" className="op-attention">
                  {readProblem(save.error).text}
                </div>
              ) : null}
              <Group gap="sm">
                <Button type="submit" loading={save.isPending}>
                  Сохранить новую редакцию
                </Button>
                <Button variant="default" onClick={cancel}>
                  Вернуть как было
                </Button>
              </Group>
            </>
          ) : null}
        </Stack>
      </form>
      <Versions setting={setting} />
    </Section>
  );
}

function describeVersion({ validFrom, act, authorName }: SettingVersion): string {
  if (validFrom === null) return 'Как поставлено с программой';
  return [`С ${formatDay(validFrom)}`, act, authorName].filter(Boolean).join(', ');
}

function Versions({ setting }: { setting: Setting }) {
  if (setting.versions.length < 2)
    return <p className="op-muted op-small">Действует то, что поставлено с программой.</p>;
  return (
    <details>
      <summary className="op-small">{`Редакции: ${setting.versions.length}`}</summary>
      <ul className="op-small">
        {setting.versions.map((version) => (
          <li key={version.version}>
            {describeVersion(version)}
            {version.version === setting.current.version ? <strong>, действует</strong> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
