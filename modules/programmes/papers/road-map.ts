import { NBSP } from '#core/text/plural.ts';
import { formatDays } from '#core/time/format.ts';
import type { PaperContent } from '#modules/documents/model/paper.ts';
import { joinFilled } from '#modules/documents/model/sentences.ts';
import type { PaperActivity, PaperProgramme } from './model.ts';

/** Owners as written, and who does it when that is somebody of the register. */
export function writeOwners({ owners, executor }: PaperActivity): string {
  const written = owners.join(', ');
  if (executor === null || written.includes(executor)) return written || '—';
  return joinFilled([written, `исполнитель: ${executor.replaceAll(' ', NBSP)}`], '; ');
}

/** A row of a road map or a plan. */
export function writeActivity(activity: PaperActivity, index: number): PaperContent {
  return {
    номер_пп: activity.number ?? String(index + 1),
    мероприятие: activity.title,
    аудитория: activity.audience ?? '—',
    срок: activity.due === '' ? 'не указан' : activity.due,
    ответственные: writeOwners(activity),
    результат: activity.expected ?? '—',
  };
}

/** Rows under their tasks; those of no task stand last under a heading of their own (DOC-17). */
export function writeTasks({ tasks, activities }: PaperProgramme): PaperContent[] {
  const heads = [
    ...tasks.map(({ id, number, title }) => ({
      id: id as string | null,
      title: joinFilled([number && `${number.replace(/\.$/u, '')}.`, title], NBSP),
    })),
    { id: null, title: tasks.length === 0 ? 'Мероприятия' : 'Другие мероприятия' },
  ];
  return heads
    .map(({ id, title }) => ({
      задача: title,
      строки: activities.filter(({ taskId }) => taskId === id).map(writeActivity),
    }))
    .filter(({ строки }) => строки.length > 0);
}

export const writePeriod = ({ startsOn, endsOn }: PaperProgramme): string => formatDays(startsOn, endsOn);

/** What a passport and a road map are printed from. */
export function writePassport(programme: PaperProgramme): PaperContent {
  return {
    название: programme.title,
    период: writePeriod(programme),
    паспорт: programme.passport.map(({ title, text }) => ({ поле: title, значение: text })),
    задачи: writeTasks(programme),
    есть_показатели: programme.indicators.length > 0,
    показатели: programme.indicators.map(({ number, title, unit, base, targets }, index) => ({
      номер_пп: number ?? String(index + 1),
      показатель: title,
      единица: unit ?? '—',
      база: base ?? '—',
      цель: targets || 'не задано',
    })),
  };
}
