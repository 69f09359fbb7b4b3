import type { EmbeddedErrorCode, EmbeddedErrorDetails } from './errors.ts';

/** One line per code; `{name}` is filled from the details of the error. */
const embeddedMessages: Record<EmbeddedErrorCode, string> = {
  unsupported_platform:
    'Встроенная база данных на этой системе не работает ({reason}). Укажите свой сервер PostgreSQL 15 или новее в переменной DATABASE_URL.',
  folder_not_writable:
    'Нет доступа к папке данных «{folder}»: в неё нельзя записать. Запустите программу от имени владельца папки или укажите другую папку.',
  folder_closed:
    'Папка «{folder}» закрыта для пользователя «{user}», от имени которого работает база данных. Откройте ему проход (chmod o+x) или укажите другую папку данных.',
  already_running: 'С папкой данных «{folder}» уже работает другой запуск программы (процесс {pid}).',
  disk_full: 'На диске с папкой данных «{folder}» кончилось место. Освободите место и запустите программу снова.',
  failed_to_start: 'База данных в папке «{folder}» не запустилась: {reason}',
  newer_version:
    'Папку данных «{folder}» создал PostgreSQL {found}, а в этой программе PostgreSQL {expected}. Запустите ту версию программы, которая создала папку.',
};

const placeholder = /\{(\w+)\}/g;

/** The Russian line of an error, one line whatever the details hold. */
export function describeEmbeddedError(code: EmbeddedErrorCode, details: EmbeddedErrorDetails): string {
  const values: Record<string, string | number | undefined> = { ...details };
  const text = embeddedMessages[code].replace(placeholder, (_, name: string) => String(values[name] ?? '—'));
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}
