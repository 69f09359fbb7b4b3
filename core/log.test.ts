import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { LOG_OPTIONS } from './log.ts';

describe('the log', () => {
  it('keeps what a refused statement says of the row out, and its code in', () => {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const refused = Object.assign(new Error('violates check constraint "person_birth_date_check"'), {
      code: '23514',
      detail: 'Failing row contains (Лунёва, Анна, 1986-11-23).',
      where: 'COPY person, line 1: "Лунёва"',
      internalQuery: "select 'Лунёва'",
      parameters: ['Лунёва'],
    });
    pino({ ...LOG_OPTIONS, level: 'error' }, stream).error({ err: refused }, 'request failed');
    const [line = ''] = lines;
    expect(line).not.toContain('Лунёва');
    expect(JSON.parse(line)).toMatchObject({ err: { code: '23514', message: refused.message } });
  });
});
