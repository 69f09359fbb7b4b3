import './entrance.css';
import { PasswordInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect } from 'react';

type EntranceProps = {
  title: string;
  lead?: ReactNode;
  foot?: ReactNode /** `page`: a list to read, not a form. */;
  wide?: boolean | 'page';
  children: ReactNode;
};

/** The frame of the pages that nobody is signed in for: the product's name and one card. */
export function Entrance({ title, lead, foot, wide = false, children }: EntranceProps) {
  useEffect(() => {
    document.title = `${title} — Опора`;
  }, [title]);
  return (
    <main className="op-entrance">
      <div className="op-entrance-name">
        <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
          <rect width="32" height="32" rx="6" />
          <path
            d="M6 25.5h20v-2.6h-3.2V12.4H26V9.2L16 5 6 9.2v3.2h3.2v10.5H6zM12.4 12.4h7.2v10.5h-7.2z"
            fillRule="evenodd"
          />
        </svg>
        Опора
      </div>
      <section className="op-entrance-card" data-wide={wide === false ? undefined : wide}>
        <h1>{title}</h1>
        {lead === undefined ? null : <p className="op-muted">{lead}</p>}
        {children}
      </section>
      {foot === undefined ? null : <div className="op-entrance-foot op-muted op-small">{foot}</div>}
    </main>
  );
}

/** What went wrong, beside the form and read aloud. */
export function Fault({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <div className="op-entrance-fault" role="alert">
      {text}
    </div>
  );
}

export const SHORTEST_PASSWORD = 10;

type NewPasswordProps = {
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  label?: string;
};

/** A password to be chosen: one field that can be shown, as two blind ones only breed mistakes. */
export function NewPassword({ value, onChange, error, label = 'Новый пароль' }: NewPasswordProps) {
  return (
    <PasswordInput
      label={label}
      description="Не короче десяти знаков. Удобны три-четыре слова подряд."
      autoComplete="new-password"
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': 'Показать или скрыть пароль' }}
    />
  );
}

/** @returns what is wrong with a chosen password, if anything */
export function checkPassword(password: string): string | undefined {
  return password.length < SHORTEST_PASSWORD ? 'Пароль короче десяти знаков. Добавьте ещё слово.' : undefined;
}

/** A form that is sent by our own code. */
export function onSubmit(send: () => Promise<void>): (event: FormEvent) => void {
  return (event) => {
    event.preventDefault();
    void send();
  };
}
