import { pino } from 'pino';

/** What PostgreSQL adds to a refusal: the row's own values. */
const ROW_FIELDS = ['detail', 'where', 'internalQuery', 'parameters'];

const HEADERS = ['req.headers.cookie', 'req.headers.authorization', 'req.headers["x-file-name"]'];

/** Logs carry ids and codes, never names, scores or file names. */
export const LOG_OPTIONS = {
  level: process.env.OPORA_LOG_LEVEL ?? 'warn',
  base: null,
  redact: { paths: [...HEADERS, ...ROW_FIELDS.map((name) => `err.${name}`)], remove: true },
};

export const log = pino(LOG_OPTIONS, pino.destination(2));
