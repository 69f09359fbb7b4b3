import { pino } from 'pino';

/** Logs carry ids and codes, never names, scores or file names. */
export const log = pino(
  {
    level: process.env.OPORA_LOG_LEVEL ?? 'warn',
    base: null,
    redact: { paths: ['req.headers.cookie', 'req.headers.authorization', 'req.headers["x-file-name"]'], remove: true },
  },
  pino.destination(2),
);
