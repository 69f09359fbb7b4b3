import { Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ComponentType, type FormEvent, useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatDay } from '#core/time/format.ts';
import { DateField } from '#core/ui/date-field.tsx';
import { TextField } from '#core/ui/form.tsx';
import { Section } from '#core/ui/page.tsx';
import { useSession } from '#core/ui/session.tsx';
import { showDone } from '#core/ui/state.tsx';
import type { Setting, SettingVersion } from '../model.ts';
import { settings } from './api.ts';

/** The fields of one setting; the value's shape is the setting's own (../model.ts). */
export type FieldsProps<Value> = { value: Value; onChange: (value: Value) => void; isDisabled: boolean };

type SettingSectionProps<Value> = { setting: Setting; note: string; Fields: ComponentType<FieldsProps<Value>> };

/** What holds today, a form for the next version with its day and act, and all versions below. */
export function SettingSection<Value>({ setting, note, Fields }: SettingSectionProps<Value>) {
  const { today } = useSession();
  const current = setting.current.value as Value;
  const [draft, setDraft] = useState<Value>();
  const [validFrom, setValidFrom] = useState<string | null>(today);
  const [act, setAct] = useState('');
  const client = useQueryClient();
  const save = useMutation(
    settings.query.saveSetting.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: settings.query.listSettings.key() });
        setDraft(undefined);
        setAct('');
        showDone('Новая редакция сохранена');
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ key: setting.key, value: draft, act: act.trim() || null, ...(validFrom !== null && { validFrom }) });
  };
  const cancel = () => {
    setDraft(undefined);
    save.reset();
  };
  return (
    <Section title={setting.title} note={note}>
      <form onSubmit={send}>
        <Stack gap="sm" maw="46rem">
          <Fields value={draft ?? current} onChange={setDraft} isDisabled={!setting.mayEdit} />
          {draft === undefined ? null : (
            <>
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
                <DateField label="Действует с" value={validFrom} onChange={setValidFrom} />
                <TextField label="Акт" hint="Приказ или постановление, если есть." value={act} onChange={setAct} />
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
          )}
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
