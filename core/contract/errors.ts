/** What went wrong, seen from outside; each kind has one HTTP status. */
export type ErrorKind =
  | 'bad_input'
  | 'not_signed_in'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'too_many'
  | 'unavailable';

export const STATUS_OF_KIND: Record<ErrorKind, number> = {
  bad_input: 400,
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
};

/** A declared error: its stable code, its kind, and the Russian text with `{places}` for details. */
export interface ErrorEntry {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly text: string;
}

type ErrorTable<T> = { readonly [K in keyof T]: ErrorEntry };

/** Declares a module's errors; the key is the code. */
export function defineErrors<const T extends Record<string, { kind: ErrorKind; text: string }>>(
  table: T,
): ErrorTable<T> {
  return Object.fromEntries(Object.entries(table).map(([code, entry]) => [code, { code, ...entry }])) as ErrorTable<T>;
}

/** Fills the `{places}` of an error's text; an unknown place stays empty. */
export function errorText(entry: ErrorEntry, details: Readonly<Record<string, unknown>> = {}): string {
  return entry.text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
}

/** Errors every endpoint may answer with. */
export const frameErrors = defineErrors({
  not_signed_in: { kind: 'not_signed_in', text: 'Войдите, чтобы продолжить.' },
  no_municipality: { kind: 'forbidden', text: 'Ваша учётная запись не подключена ни к одному муниципалитету.' },
  not_found: { kind: 'not_found', text: 'Такой записи нет или она вам недоступна.' },
  forbidden: { kind: 'forbidden', text: 'У вашей роли нет права на это действие.' },
  bad_input: { kind: 'bad_input', text: 'Проверьте введённое: {what}' },
  changed_by_other: {
    kind: 'conflict',
    text: 'Пока вы правили, запись изменил кто-то другой. Сверьте обе версии и сохраните снова.',
  },
  too_large: { kind: 'too_large', text: 'Слишком большой запрос. Разделите его на части.' },
  too_many: { kind: 'too_many', text: 'Слишком много попыток. Подождите минуту и попробуйте снова.' },
  failed: { kind: 'unavailable', text: 'Не получилось: ошибка программы. Номер для обращения: {requestId}.' },
  offline: { kind: 'unavailable', text: 'Нет связи с сервером. Введённое сохранено на этой странице.' },
});
