import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectField, TextField, TickField } from '#core/ui/form.tsx';
import { NotFound, PageSkeleton } from '#core/ui/state.tsx';
import { callEntrance } from './auth-calls.ts';
import { checkPassword, Entrance, Fault, NewPassword, onSubmit } from './entrance.tsx';
import { TIME_ZONES } from './time-zones.ts';

/**
 * Opened once, by whoever has just started the program; they want to be rid of setting up: one form, and the work begins.
 */
export function FirstRunPage() {
  const state = useQuery({
    queryKey: ['first-run'],
    queryFn: () => callEntrance<{ isOpen: boolean }>('GET', '/api/public/first-run'),
  });
  if (state.isPending) return <PageSkeleton />;
  return state.data?.ok ? <FirstRunForm /> : <NotFound />;
}

const EMPTY = {
  accessCode: '',
  title: '',
  code: '',
  timeZone: 'Europe/Moscow',
  serviceName: '',
  name: '',
  login: '',
  password: '',
};
type Draft = typeof EMPTY;

function listFaults(draft: Draft): Partial<Record<keyof Draft, string>> {
  const password = checkPassword(draft.password);
  return {
    ...(draft.accessCode.replace(/\D/g, '').length !== 8 && { accessCode: 'В коде восемь цифр.' }),
    ...(draft.title.trim().length < 2 && { title: 'Укажите название муниципалитета.' }),
    ...(!/^[a-z][a-z0-9-]{1,30}$/.test(draft.code) && { code: 'Латинские строчные буквы, цифры и дефис.' }),
    ...(draft.name.trim().split(/\s+/).length < 2 && { name: 'Укажите фамилию и имя.' }),
    ...(!/^[a-z0-9][a-z0-9._-]{2,59}$/.test(draft.login) && { login: 'Латинские строчные буквы, цифры и точка.' }),
    ...(password !== undefined && { password }),
  };
}

function FirstRunForm() {
  const [draft, setDraft] = useState(EMPTY);
  const [leadsService, setLeadsService] = useState(true);
  const [isTried, setTried] = useState(false);
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const faults = listFaults(draft);
  const field = (name: keyof Draft) => ({
    value: draft[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
    error: isTried ? faults[name] : undefined,
  });
  const send = async () => {
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    setBusy(true);
    const { accessCode, title, code, timeZone, serviceName, name, login, password } = draft;
    const municipality = { name: title, code, timeZone };
    const answer = await callEntrance('POST', '/api/public/first-run', {
      accessCode,
      municipality,
      name,
      login,
      password,
      leadsService,
      serviceName,
    });
    setBusy(false);
    if (answer.ok) window.location.assign('/');
    else setFault(answer.text);
  };
  return (
    <Entrance
      wide
      title="Первый запуск"
      lead="Заведите муниципалитет и первого администратора. Остальных пользователей администратор добавит сам."
    >
      <form onSubmit={onSubmit(send)}>
        <TextField
          {...field('accessCode')}
          label="Код доступа"
          hint="Напечатан в окне, где запущена программа."
          inputMode="numeric"
          autoComplete="off"
        />
        <MunicipalityFields
          field={field}
          timeZone={draft.timeZone}
          onTimeZone={(timeZone) => setDraft({ ...draft, timeZone })}
        />
        <TextField {...field('name')} label="Администратор: фамилия, имя, отчество" autoComplete="name" />
        <TextField
          {...field('login')}
          label="Логин администратора"
          placeholder="vyazovsk.admin"
          autoComplete="username"
        />
        <NewPassword {...field('password')} label="Пароль" />
        <TickField
          label="Я веду и методическую работу: дать мне также права руководителя службы"
          hint="Администратор сам по себе заводит пользователей, но работу службы не ведёт."
          value={leadsService}
          onChange={setLeadsService}
        />
        <Fault text={fault} />
        <Button type="submit" loading={isBusy}>
          Завести муниципалитет
        </Button>
      </form>
    </Entrance>
  );
}

type MunicipalityFieldsProps = {
  field: (name: keyof Draft) => { value: string; onChange: (value: string) => void; error: string | undefined };
  timeZone: string;
  onTimeZone: (timeZone: string) => void;
};

function MunicipalityFields({ field, timeZone, onTimeZone }: MunicipalityFieldsProps) {
  return (
    <>
      <TextField {...field('title')} label="Муниципалитет" placeholder="Вязовский муниципальный округ" />
      <TextField
        {...field('code')}
        label="Код муниципалитета"
        hint="С него будут начинаться логины: vyazovsk.petrova."
        placeholder="vyazovsk"
      />
      <SelectField
        label="Часовой пояс"
        choices={TIME_ZONES}
        value={timeZone}
        onChange={(next) => onTimeZone(next ?? EMPTY.timeZone)}
      />
      <TextField
        {...field('serviceName')}
        label="Методическая служба"
        hint="Необязательно. Название встанет на бланки документов; его можно внести позже в настройках."
        placeholder="МКУ «Районный методический кабинет»"
      />
    </>
  );
}
