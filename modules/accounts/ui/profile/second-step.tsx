import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { StateBadge } from '#core/ui/badge.tsx';
import { Section } from '#core/ui/page.tsx';
import { showDone } from '#core/ui/state.tsx';
import { accounts } from '../api.ts';
import { callEntrance } from '../auth-calls.ts';
import { Fault, onSubmit } from '../entrance.tsx';
import { QrCode } from './qr-code.tsx';

interface Enabled {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

/** The address for an authenticator: under the login people know, not the synthetic mail. */
function nameAddress(uri: string, login: string): string {
  const { searchParams } = new URL(uri);
  const secret = searchParams.get('secret') ?? '';
  return `otpauth://totp/${encodeURIComponent(`Опора:${login}`)}?secret=${secret}&issuer=${encodeURIComponent('Опора')}`;
}

export function SecondStep({ login, isOn }: { login: string; isOn: boolean }) {
  const [state, setState] = useState<'rest' | 'password' | Enabled>('rest');
  const client = useQueryClient();
  const finish = async (text: string) => {
    await client.invalidateQueries({ queryKey: accounts.query.me.key() });
    setState('rest');
    showDone(text);
  };
  return (
    <Section
      title="Второй шаг входа"
      actions={<StateBadge tone={isOn ? 'good' : 'calm'}>{isOn ? 'включён' : 'выключен'}</StateBadge>}
    >
      <p className="op-muted">
        После пароля программа спросит шесть цифр из приложения на телефоне: чужой с вашим паролем не войдёт.
      </p>
      {state === 'rest' ? (
        <div>
          <Button variant="default" onClick={() => setState('password')}>
            {isOn ? 'Выключить второй шаг' : 'Включить второй шаг'}
          </Button>
        </div>
      ) : null}
      {state === 'password' ? (
        <AskPassword
          isOn={isOn}
          onEnabled={setState}
          onDisabled={() => void finish('Второй шаг выключен')}
          onBack={() => setState('rest')}
        />
      ) : null}
      {typeof state === 'object' ? (
        <Setup enabled={state} login={login} onDone={() => void finish('Второй шаг включён')} />
      ) : null}
    </Section>
  );
}

type AskPasswordProps = {
  isOn: boolean;
  onEnabled: (enabled: Enabled) => void;
  onDisabled: () => void;
  onBack: () => void;
};

function AskPassword({ isOn, onEnabled, onDisabled, onBack }: AskPasswordProps) {
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string>();
  const send = async () => {
    const url = `/api/auth/two-factor/${isOn ? 'disable' : 'enable'}`;
    const answer = await callEntrance<Enabled>('POST', url, { password });
    if (!answer.ok) setFault(answer.text);
    else if (isOn) onDisabled();
    else onEnabled(answer.value);
  };
  return (
    <form onSubmit={onSubmit(send)}>
      <Stack gap="sm" maw="26rem">
        <PasswordInput
          label="Ваш пароль"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Показать или скрыть пароль' }}
        />
        <Fault text={fault} />
        <Group gap="sm">
          <Button type="submit">{isOn ? 'Выключить второй шаг' : 'Продолжить'}</Button>
          <Button variant="default" onClick={onBack}>
            Оставить как есть
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Setup({ enabled, login, onDone }: { enabled: Enabled; login: string; onDone: () => void }) {
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string>();
  const address = nameAddress(enabled.totpURI, login);
  const secret = new URL(enabled.totpURI).searchParams.get('secret') ?? '';
  const send = async () => {
    const answer = await callEntrance('POST', '/api/auth/two-factor/verify-totp', { code: code.replace(/\s/g, '') });
    if (answer.ok) onDone();
    else setFault(answer.text);
  };
  return (
    <form onSubmit={onSubmit(send)}>
      <Stack gap="md">
        <div>
          1. Откройте на телефоне приложение для кодов (Яндекс Ключ, FreeOTP или другое) и снимите этот рисунок.
        </div>
        <Group align="flex-start" gap="lg">
          <QrCode text={address} label="Рисунок для приложения с кодами" />
          <Stack gap="xs" maw="22rem">
            <span className="op-muted op-small">Камеры нет? Введите ключ вручную:</span>
            <code className="op-tabular">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            <a href={address}>Открыть в приложении на этом устройстве</a>
          </Stack>
        </Group>
        <div>
          2. Сохраните запасные коды: каждый заменит телефон один раз.
          <Group gap="sm" mt="xs" className="op-tabular">
            {enabled.backupCodes.map((spare) => (
              <code key={spare}>{spare}</code>
            ))}
          </Group>
        </div>
        <TextInput
          label="3. Введите шесть цифр из приложения"
          inputMode="numeric"
          autoComplete="one-time-code"
          maw="16rem"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Fault text={fault} />
        <div>
          <Button type="submit">Включить второй шаг</Button>
        </div>
      </Stack>
    </form>
  );
}
