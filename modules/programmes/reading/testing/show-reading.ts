import type { Due } from '#core/time/due/model.ts';
import type { ProgrammeReading, ReadActivity } from '../model.ts';

function showDue({ text, kind, start, end, recurrence }: Due): string {
  const days = start === null && end === null ? kind : start === end ? start : `${start ?? ''}…${end ?? ''}`;
  return `${text} = ${recurrence ?? days}`;
}

const withName = (name: string, value: number | string | null) => (value === null ? [] : [`${name} ${value}`]);

/** One line of a test: «1. Семинар; май 2025 = 2025-05-01…2025-05-31; [ИМЦ]; итог Справка». */
export function showActivity(activity: ReadActivity): string {
  const { number, title, task, stage, audience, due, owners, expected, done, notes, shifted } = activity;
  return [
    `${number ?? '–'}. ${title}`,
    ...withName('задача', task),
    ...withName('этап', stage),
    ...withName('для', audience),
    ...due.map(showDue),
    `[${owners.join(' + ')}]`,
    ...withName('итог', expected),
    ...withName('сделано', done),
    ...withName('ещё', notes ?? null),
    ...(shifted ? ['сдвинута'] : []),
  ].join('; ');
}

export const showTasks = ({ tasks }: ProgrammeReading) =>
  tasks.map(({ number, title }) => `${number ?? '–'}. ${title}`);
export const showStages = ({ stages }: ProgrammeReading) =>
  stages.map(({ title, from, to }) => `${title}: ${from}…${to}`);
export const showUnread = ({ unread }: ProgrammeReading) => unread.map(({ place, text }) => `${place}: ${text}`);
