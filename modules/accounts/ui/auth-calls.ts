import { NBSP, plural } from '#core/text/plural.ts';

/** An answer of the sign-in service: what came, or what went wrong, ready to show. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly text: string; readonly code: string };

const TEXTS: Readonly<Record<string, string>> = {
  INVALID_USERNAME_OR_PASSWORD: 'Логин или пароль не подошли. Проверьте раскладку клавиатуры и клавишу Caps Lock.',
  INVALID_EMAIL_OR_PASSWORD: 'Почта или пароль не подошли. Проверьте раскладку клавиатуры.',
  INVALID_USERNAME: 'Логин пишется латинскими буквами: например, vyazovsk.petrova.',
  USERNAME_TOO_SHORT: 'Логин короче трёх знаков. Он напечатан на листке с приглашением.',
  INVALID_EMAIL: 'Адрес почты написан с ошибкой.',
  INVALID_PASSWORD: 'Нынешний пароль не подошёл.',
  PASSWORD_TOO_SHORT: 'Пароль короче десяти знаков.',
  INVALID_CODE: 'Код не подошёл. Возьмите новый: он меняется каждые 30 секунд.',
  INVALID_BACKUP_CODE: 'Запасной код не подошёл или уже использован.',
  INVALID_TWO_FACTOR_COOKIE: 'Прошло больше десяти минут. Войдите с паролем ещё раз.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Слишком много попыток. Войдите с паролем ещё раз.',
  ACCOUNT_TEMPORARILY_LOCKED: 'Вход закрыт на несколько минут: было слишком много неверных кодов.',
  PASSKEY_NOT_FOUND: 'Этот ключ входа здесь не зарегистрирован. Войдите с паролем.',
  AUTHENTICATION_FAILED: 'Ключ входа не подошёл. Войдите с паролем.',
};

interface Refusal {
  readonly code?: string;
  readonly message?: string;
}

function hasRussian(text: string | undefined): text is string {
  return text !== undefined && /\p{Script=Cyrillic}/u.test(text);
}

function describeRefusal(status: number, refusal: Refusal, retryAfter: string | null): string {
  if (status === 429) {
    const seconds = Number(retryAfter ?? 60);
    return `Слишком много попыток. Подождите ${seconds}${NBSP}${plural(seconds, ['секунду', 'секунды', 'секунд'])}.`;
  }
  if (hasRussian(refusal.message)) return refusal.message;
  const known = TEXTS[refusal.code ?? ''];
  return known ?? 'Не получилось. Обновите страницу и попробуйте снова.';
}

/** Calls a route that stands outside the contract: sign-in, the second step, an invitation, the first run. */
export async function callEntrance<T>(method: 'GET' | 'POST', url: string, body: object = {}): Promise<Answer<T>> {
  try {
    const answer = await fetch(url, {
      method,
      ...(method === 'POST' && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const content = (await answer.json().catch(() => ({}))) as T & Refusal;
    if (answer.ok) return { ok: true, value: content };
    const text = describeRefusal(answer.status, content ?? {}, answer.headers.get('x-retry-after'));
    return { ok: false, text, code: content?.code ?? String(answer.status) };
  } catch {
    return { ok: false, text: 'Нет связи с сервером. Проверьте сеть и попробуйте снова.', code: 'offline' };
  }
}

export interface SignInAnswer {
  readonly twoFactorRedirect?: boolean;
}

/** By login name, or by e-mail where there is an «@». */
export function signIn(login: string, password: string): Promise<Answer<SignInAnswer>> {
  const name = login.trim();
  return name.includes('@')
    ? callEntrance('POST', '/api/auth/sign-in/email', { email: name, password })
    : callEntrance('POST', '/api/auth/sign-in/username', { username: name, password });
}

/** Where to go after the sign-in: an address inside the product only. */
export function readNextAddress(search: Readonly<Record<string, unknown>>): string {
  const next = typeof search.next === 'string' ? search.next : '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
