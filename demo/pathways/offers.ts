import { addDays, type Day, isWeekend } from '#core/time/day.ts';
import type { OfferFields } from '#modules/training/model.ts';
import { EMPTY_OFFER } from '#modules/training/model.ts';
import { addRow, type Plan } from '../plan.ts';

const INSTITUTE = 'Озёрский ИРО';
const SERVICE = 'Методическая служба округа';

type Line = Pick<OfferFields, 'kind' | 'title' | 'hours' | 'competenceCodes'> &
  Partial<OfferFields> & {
    /** First day, counted from today. */
    readonly from: number;
    readonly days: number;
  };

/** The one that is called off after the orders were signed. */
export const CANCELLED_TITLE = 'Семинар-практикум «Цифровые инструменты формирующего оценивания»';
/** Held a month ago: its certificates and the list of those present are among the workbooks to try. */
export const COURSE_TITLE = 'Современный урок: проектирование по результатам диагностики';
export const SEMINAR_TITLE = 'Семинар «Обратная связь, которая помогает ученику»';

const LINES: readonly Line[] = [
  {
    ...{ from: -150, days: 20, kind: 'course', hours: 36, places: 60, provider: INSTITUTE, form: 'mixed' },
    title: 'Предметные и методические компетенции учителя математики: углублённый курс',
    competenceCodes: ['subject', 'methodical'],
    subjectCodes: ['mathematics'],
  },
  {
    ...{ from: -45, days: 15, kind: 'course', hours: 36, places: 120, provider: INSTITUTE, form: 'mixed' },
    title: COURSE_TITLE,
    competenceCodes: ['methodical'],
  },
  {
    ...{ from: -30, days: 1, kind: 'seminar', hours: 4, places: 80, provider: SERVICE, form: 'in_person' },
    title: SEMINAR_TITLE,
    competenceCodes: ['communicative', 'psycho_pedagogical'],
  },
  {
    ...{ from: 24, days: 1, kind: 'seminar', hours: 6, places: 40, provider: SERVICE, form: 'in_person' },
    title: CANCELLED_TITLE,
    competenceCodes: ['digital'],
  },
  {
    ...{ from: 60, days: 12, kind: 'course', hours: 24, places: 25, provider: INSTITUTE, form: 'distance' },
    title: 'Разбор трудных заданий по русскому языку и литературе',
    competenceCodes: ['subject'],
    subjectCodes: ['russian'],
  },
  {
    ...{ from: 75, days: 3, kind: 'internship', hours: 18, places: 6, provider: 'Лицей № 4', form: 'in_person' },
    title: 'Стажировка «Естественно-научная грамотность на уроке»',
    competenceCodes: ['subject', 'methodical'],
    subjectCodes: ['physics', 'chemistry', 'biology'],
  },
  {
    ...{ from: 90, days: 1, kind: 'webinar', hours: 2, provider: INSTITUTE, form: 'distance' },
    title: 'Вебинар «Безопасные цифровые сервисы школы»',
    competenceCodes: ['digital'],
  },
];

function workday(day: Day): Day {
  return isWeekend(day) ? workday(addDays(day, 1)) : day;
}

export type DemoOffer = OfferFields & { readonly id: string };

/** Courses and events with dates, some of them over. @returns them with their ids, in the order of writing */
export function planOffers(plan: Plan): DemoOffer[] {
  return LINES.map(({ from, days, ...line }) => {
    const startsOn = workday(addDays(plan.today, from));
    const fields: OfferFields = {
      ...EMPTY_OFFER,
      ...line,
      startsOn,
      endsOn: days === 1 ? startsOn : workday(addDays(startsOn, days)),
      place: line.form === 'distance' ? null : 'Актовый зал Гимназии № 1',
    };
    const kept = { state: 'open', cancelReason: null, readyCode: null, batchId: null, version: 1 };
    const origin = line.provider === SERVICE ? 'hand' : 'import';
    const id = addRow(plan, 'offer', {
      ...fields,
      ...kept,
      origin,
      createdAt: `${addDays(plan.today, -200)}T09:00:00Z`,
    });
    return { ...fields, id };
  });
}
