import { addDays, type Day } from '#core/time/day.ts';
import type { Random } from '../random.ts';
import type { ItemProgress, ProgressOf } from './rows.ts';

function evidenceOf(random: Random, kind: string, hours: number | null): string | undefined {
  if (kind === 'course' || kind === 'internship') {
    return `удостоверение № ${random.integer(1000, 9999)} ${random.integer(10_000, 99_999)}, ${hours ?? 16} ч`;
  }
  if (kind === 'seminar' || kind === 'webinar') return 'лист присутствия';
  return random.chance(0.6)
    ? undefined
    : random.pick(['справка наставника', 'разработка в методическом кабинете', 'конспект урока']);
}

function done(random: Random, kind: string, hours: number | null, dueOn: Day): ItemProgress {
  const evidence = evidenceOf(random, kind, hours);
  return { state: 'done', doneOn: addDays(dueOn, -random.integer(0, 6)), ...(evidence && { evidence }) };
}

/** Of a pathway that has ended: nearly everything was done. */
export function endedProgress(random: Random): ProgressOf {
  return ({ kind, hours, dueOn }) =>
    random.chance(0.82)
      ? done(random, kind, hours, dueOn)
      : { state: 'not_done', remark: random.pick(['группа не набралась', 'перенесено на следующий год', 'болезнь']) };
}

const REMARKS = ['Приложите, пожалуйста, план урока', 'Нет даты: когда было посещение?'];

/** Of one under way: what is past is done, forgotten, marked by the teacher or sent back; what lies ahead is ahead. */
export function runningProgress(random: Random, today: Day): ProgressOf {
  return ({ kind, hours, dueOn }) => {
    if (dueOn >= today) return { state: random.chance(0.06) ? 'confirmed' : 'planned' };
    const state = random.weigh([
      ['done', 66],
      ['planned', 13],
      ['confirmed', 9],
      ['returned', 6],
      ['not_done', 6],
    ]);
    if (state === 'done') return done(random, kind, hours, dueOn);
    if (state === 'confirmed') return { state, doneOn: dueOn };
    if (state === 'returned') return { state, remark: random.pick(REMARKS) };
    return { state };
  };
}

export function finishedProgress(random: Random, today: Day): ProgressOf {
  return ({ kind, hours, dueOn }) => done(random, kind, hours, dueOn < today ? dueOn : today);
}
