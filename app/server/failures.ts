import { DatabaseError } from './database.ts';

const FULL_DISK = ['ENOSPC', 'EDQUOT', '53100'];
const LOST_DATABASE = ['57P01', '57P02', '57P03', '08006', '08003', 'ECONNRESET', 'EPIPE'];
const CLOSED = ['EACCES', 'EPERM', 'EROFS'];

/** A failure of the machine, not of the program, as one Russian line; anything else comes back as it is. */
export function explainFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code = '', path = '' } = error as { code?: string; path?: string };
  if (FULL_DISK.includes(code)) {
    return new DatabaseError('На диске кончилось место. Освободите место и повторите: записанное раньше цело.');
  }
  if (LOST_DATABASE.includes(code) || error.message === 'Connection terminated unexpectedly') {
    return new DatabaseError('Связь с базой данных прервалась. Проверьте, что она запущена, и повторите.');
  }
  if (CLOSED.includes(code) && path) return new DatabaseError(`Нет доступа к «${path}».`);
  if (code === 'ENOENT' && path) return new DatabaseError(`Нет файла или папки «${path}».`);
  return error;
}
