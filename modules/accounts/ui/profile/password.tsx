import { Button, PasswordInput, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '#core/ui/page.tsx';
import { showDone } from '#core/ui/state.tsx';
import { callEntrance } from '../auth-calls.ts';
import { checkPassword, Fault, NewPassword, onSubmit } from '../entrance.tsx';

export function PasswordForm({ login }: { login: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title="Пароль">
      {isOpen ? (
        <ChangeForm login={login} onDone={() => setOpen(false)} />
      ) : (
        <div>
          <Button variant="default" onClick={() => setOpen(true)}>
            Сменить пароль
          </Button>
        </div>
      )}
    </Section>
  );
}

function ChangeForm({ login, onDone }: { login: string; onDone: () => void }) {
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNext] = useState('');
  const [isTried, setTried] = useState(false);
  const [fault, setFault] = useState<string>();
  const client = useQueryClient();
  const wrong = checkPassword(newPassword);
  const send = async () => {
    setTried(true);
    if (wrong !== undefined || currentPassword === '') return;
    const body = { currentPassword, newPassword, revokeOtherSessions: true };
    const answer = await callEntrance('POST', '/api/auth/change-password', body);
    if (!answer.ok) return setFault(answer.text);
    await client.invalidateQueries({ queryKey: ['sessions'] });
    showDone('Пароль изменён, на других устройствах вход завершён');
    onDone();
  };
  return (
    <form onSubmit={onSubmit(send)}>
      <Stack gap="sm" maw="26rem">
        <input type="text" autoComplete="username" value={login} readOnly hidden />
        <PasswordInput
          label="Нынешний пароль"
          autoComplete="current-password"
          value={currentPassword}
          error={isTried && currentPassword === '' ? 'Введите нынешний пароль.' : undefined}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Показать или скрыть пароль' }}
        />
        <NewPassword value={newPassword} onChange={setNext} error={isTried ? wrong : undefined} />
        <Fault text={fault} />
        <div>
          <Button type="submit">Сохранить новый пароль</Button>
        </div>
      </Stack>
    </form>
  );
}
