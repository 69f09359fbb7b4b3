import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '#core/ui/page.tsx';
import { showDone, showProblem } from '#core/ui/state.tsx';
import { callEntrance } from '../auth-calls.ts';
import { useEntrances } from '../entrances.ts';
import { addPasskey, canUsePasskeys } from '../passkeys.ts';
import { describeDevice } from './device.ts';

interface StoredKey {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: string | null;
}

async function listKeys(): Promise<readonly StoredKey[]> {
  const answer = await callEntrance<readonly StoredKey[]>('GET', '/api/auth/passkey/list-user-passkeys');
  return answer.ok ? answer.value : [];
}

/** Keys of devices: a finger or the device's own code instead of a password. */
export function Passkeys({ login }: { login: string }) {
  const entrances = useEntrances();
  const canAdd = entrances !== undefined && canUsePasskeys(entrances);
  const keys = useQuery({ queryKey: ['passkeys'], queryFn: listKeys });
  const [isBusy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    const answer = await addPasskey(describeDevice(navigator.userAgent), login);
    setBusy(false);
    if (answer.ok) {
      await keys.refetch();
      showDone('Ключ входа добавлен');
    } else if (answer.code !== 'unfinished') showProblem('Ключ не добавлен', answer.text);
  };
  const remove = async (id: string) => {
    const answer = await callEntrance('POST', '/api/auth/passkey/delete-passkey', { id });
    if (answer.ok) await keys.refetch();
    else showProblem('Ключ не удалён', answer.text);
  };
  const rows = keys.data ?? [];
  if (!canAdd && rows.length === 0) return null;
  return (
    <Section title="Ключи входа" note="Отпечаток пальца, лицо или код устройства вместо пароля.">
      <Stack gap="xs">
        {rows.map((key) => (
          <Group key={key.id} justify="space-between" gap="sm">
            <span>
              {key.name || 'Ключ'}
              {key.createdAt === null ? null : (
                <span className="op-muted op-small">
                  , добавлен {new Date(key.createdAt).toLocaleDateString('ru-RU')}
                </span>
              )}
            </span>
            <Button size="xs" variant="subtle" onClick={() => void remove(key.id)}>
              Удалить ключ
            </Button>
          </Group>
        ))}
        {canAdd ? (
          <div>
            <Button variant="default" loading={isBusy} onClick={() => void add()}>
              Добавить ключ этого устройства
            </Button>
          </div>
        ) : null}
      </Stack>
    </Section>
  );
}
