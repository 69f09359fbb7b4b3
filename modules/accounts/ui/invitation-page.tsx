import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Facts } from '#core/ui/facts.tsx';
import { RouterLink } from '#core/ui/link.tsx';
import { callEntrance } from './auth-calls.ts';
import { checkPassword, Entrance, Fault, NewPassword, onSubmit } from './entrance.tsx';

interface Invited {
  readonly name: string;
  readonly login: string;
  readonly municipality: string;
}

/**
 * Opened once, with a printed sheet in hand; they want to be rid of the sheet: a code, a password of their own, in.
 */
export function InvitationPage() {
  const [code, setCode] = useState('');
  const [invited, setInvited] = useState<Invited>();
  return invited === undefined ? (
    <CodeForm code={code} onCode={setCode} onFound={setInvited} />
  ) : (
    <PasswordForm code={code} invited={invited} />
  );
}

type CodeFormProps = { code: string; onCode: (code: string) => void; onFound: (invited: Invited) => void };

function CodeForm({ code, onCode, onFound }: CodeFormProps) {
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    if (code.replace(/\D/g, '').length !== 16) return setFault('В коде шестнадцать цифр. Пробелы можно не ставить.');
    setBusy(true);
    const answer = await callEntrance<Invited>('POST', '/api/public/invitation/check', { code });
    setBusy(false);
    if (answer.ok) onFound(answer.value);
    else setFault(answer.text);
  };
  return (
    <Entrance
      title="Вход по приглашению"
      lead="Код напечатан на листке, который дал администратор. Он действует один раз."
      foot={<RouterLink href="/sign-in">У меня уже есть пароль</RouterLink>}
    >
      <form onSubmit={onSubmit(send)}>
        <TextInput
          label="Одноразовый код"
          placeholder="1234 5678 9012 3456"
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          classNames={{ input: 'op-tabular' }}
          value={code}
          onChange={(event) => onCode(event.currentTarget.value)}
        />
        <Fault text={fault} />
        <Button type="submit" loading={isBusy}>
          Продолжить
        </Button>
      </form>
    </Entrance>
  );
}

function PasswordForm({ code, invited }: { code: string; invited: Invited }) {
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const wrong = checkPassword(password);
  const send = async () => {
    setTried(true);
    if (wrong !== undefined) return;
    setBusy(true);
    const answer = await callEntrance<{ isSignedIn: boolean }>('POST', '/api/public/invitation/accept', {
      code,
      password,
    });
    setBusy(false);
    if (answer.ok) window.location.assign(answer.value.isSignedIn ? '/' : '/sign-in');
    else setFault(answer.text);
  };
  return (
    <Entrance title="Придумайте пароль">
      <Facts
        facts={[
          { label: 'Вы', value: invited.name },
          { label: 'Муниципалитет', value: invited.municipality },
          { label: 'Ваш логин', value: <strong>{invited.login}</strong>, note: 'Запишите: он понадобится при входе.' },
        ]}
      />
      <form onSubmit={onSubmit(send)}>
        <input type="text" autoComplete="username" value={invited.login} readOnly hidden />
        <NewPassword value={password} onChange={setPassword} error={isTried ? wrong : undefined} label="Пароль" />
        <Fault text={fault} />
        <Button type="submit" loading={isBusy}>
          Сохранить пароль и войти
        </Button>
      </form>
    </Entrance>
  );
}
