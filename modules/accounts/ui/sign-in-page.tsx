import { Button, Divider, PasswordInput, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { RouterLink } from '#core/ui/link.tsx';
import { callEntrance, readNextAddress, signIn } from './auth-calls.ts';
import { Entrance, Fault, onSubmit } from './entrance.tsx';
import { describeOidcRefusal, signInWithOidc, useEntrances } from './entrances.ts';
import { canUsePasskeys, signInWithPasskey } from './passkeys.ts';

/**
 * Opened by everyone at the start of a day; they want to be rid of remembering: a login from a printed sheet, a password, in.
 */
export function SignInPage() {
  const search = useLocation().search as Readonly<Record<string, unknown>>;
  const [step, setStep] = useState<'password' | 'code'>('password');
  // A whole new page: whatever another person left in the browser's memory goes.
  const enter = () => window.location.assign(readNextAddress(search));
  return step === 'password' ? (
    <PasswordStep search={search} onEnter={enter} onSecondStep={() => setStep('code')} />
  ) : (
    <CodeStep onEnter={enter} onBack={() => setStep('password')} />
  );
}

type Search = Readonly<Record<string, unknown>>;
type PasswordStepProps = { search: Search; onEnter: () => void; onSecondStep: () => void };

function PasswordStep({ search, onEnter, onSecondStep }: PasswordStepProps) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState(describeOidcRefusal(search.error));
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    if (login.trim() === '' || password === '') return setFault('Введите логин и пароль.');
    setBusy(true);
    const answer = await signIn(login, password);
    setBusy(false);
    if (!answer.ok) setFault(answer.text);
    else if (answer.value.twoFactorRedirect) onSecondStep();
    else onEnter();
  };
  return (
    <Entrance
      title="Вход"
      foot={
        <>
          Есть листок с одноразовым кодом? <RouterLink href="/invitation">Введите код</RouterLink>. Забыли пароль?
          Попросите новый код у администратора вашей методической службы.
        </>
      }
    >
      <form onSubmit={onSubmit(send)}>
        <TextInput
          label="Логин или электронная почта"
          autoComplete="username webauthn"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        <PasswordInput
          label="Пароль"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Показать или скрыть пароль' }}
        />
        <Fault text={fault} />
        <Button type="submit" loading={isBusy}>
          Войти
        </Button>
      </form>
      <OtherWays next={readNextAddress(search)} onEnter={onEnter} onFault={setFault} />
    </Entrance>
  );
}

type OtherWaysProps = { next: string; onEnter: () => void; onFault: (text: string) => void };

/** What works at this address and on this device besides the password. */
function OtherWays({ next, onEnter, onFault }: OtherWaysProps) {
  const entrances = useEntrances();
  if (entrances === undefined) return null;
  const { oidcTitle } = entrances;
  const canUseKey = canUsePasskeys(entrances);
  if (!canUseKey && oidcTitle === null) return null;
  const sendKey = async () => {
    const answer = await signInWithPasskey();
    if (answer.ok) onEnter();
    else if (answer.code !== 'unfinished') onFault(answer.text);
  };
  const leave = async () => {
    const answer = await signInWithOidc(next);
    if (!answer.ok) onFault(answer.text);
  };
  return (
    <>
      <Divider label="или" />
      {oidcTitle === null ? null : (
        <Button variant="default" onClick={() => void leave()}>
          Войти через {oidcTitle}
        </Button>
      )}
      {canUseKey ? (
        <Button variant="default" leftSection={<IconKey size="1.1rem" aria-hidden />} onClick={() => void sendKey()}>
          Войти ключом этого устройства
        </Button>
      ) : null}
    </>
  );
}

function CodeStep({ onEnter, onBack }: { onEnter: () => void; onBack: () => void }) {
  const [isSpare, setSpare] = useState(false);
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const url = isSpare ? '/api/auth/two-factor/verify-backup-code' : '/api/auth/two-factor/verify-totp';
    const answer = await callEntrance('POST', url, { code: code.replace(/\s/g, '') });
    setBusy(false);
    if (answer.ok) onEnter();
    else setFault(answer.text);
  };
  const turn = () => {
    setSpare(!isSpare);
    setCode('');
    setFault(undefined);
  };
  return (
    <Entrance
      title="Второй шаг"
      lead={isSpare ? 'Введите один из запасных кодов.' : 'Введите шесть цифр из приложения на телефоне.'}
    >
      <form onSubmit={onSubmit(send)}>
        <TextInput
          key={isSpare ? 'spare' : 'code'}
          label={isSpare ? 'Запасной код' : 'Код из приложения'}
          autoComplete="one-time-code"
          inputMode={isSpare ? 'text' : 'numeric'}
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Fault text={fault} />
        <Button type="submit" loading={isBusy}>
          Подтвердить вход
        </Button>
        <Button variant="subtle" onClick={turn}>
          {isSpare ? 'Ввести код из приложения' : 'Телефона нет под рукой: запасной код'}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          Вернуться ко входу
        </Button>
      </form>
    </Entrance>
  );
}
