import { NBSP } from '../text/plural.ts';
import type { checkBirthDate, DateFault, SuspiciousDate } from './read-date.ts';
import type { DurationFault } from './read-duration.ts';
import type { PeriodFault } from './read-period.ts';

type BirthFault = Extract<ReturnType<typeof checkBirthDate>, { ok: false }>['reason'];

/** Why a date could not be read, and what to do, as the person sees it beside the cell. */
export const DATE_FAULTS: Readonly<Record<DateFault, string>> = {
  empty: 'Дата не указана',
  not_a_date: 'Не похоже на дату. Укажите день, месяц и год: 29.03.2018',
  no_such_day: 'Такого дня нет в календаре. Проверьте число и месяц',
  no_year: 'В дате нет года. Укажите дату целиком: 29.03.2018',
  several_dates: 'В ячейке несколько дат. Оставьте одну',
  year_impossible: 'Такого года быть не может. Проверьте год',
};

export const DATE_DOUBTS: Readonly<Record<SuspiciousDate, string>> = {
  long_ago: 'Слишком давняя дата. Проверьте год',
  far_future: 'Дата в далёком будущем. Проверьте год',
  bare_number: 'Вместо даты записано число. Проверьте, та ли это дата',
};

export const BIRTH_FAULTS: Readonly<Record<BirthFault, string>> = {
  birth_in_future: 'Дата рождения ещё не наступила',
  birth_too_late: `По дате рождения работнику меньше 14${NBSP}лет. Проверьте год`,
  birth_too_early: `По дате рождения работнику больше 100${NBSP}лет. Проверьте год`,
};

export const DURATION_FAULTS: Readonly<Record<DurationFault, string>> = {
  empty: 'Стаж не указан',
  unreadable: `Не удалось прочитать стаж. Укажите годы и месяцы: 12${NBSP}л. 3${NBSP}мес.`,
  ambiguous: `Запись можно понять по-разному. Укажите годы и месяцы: 12${NBSP}л. 3${NBSP}мес.`,
  not_exact: `Указан не точный стаж. Укажите годы и месяцы: 12${NBSP}л. 3${NBSP}мес.`,
  is_date: 'Указана дата, а нужен стаж в годах и месяцах',
  too_long: `Стаж больше 75${NBSP}лет. Проверьте число`,
};

export const PERIOD_FAULTS: Readonly<Record<PeriodFault, string>> = {
  empty: 'Сроки не указаны',
  not_a_period: 'Не похоже на сроки. Укажите начало и конец: 12.01.2027–30.01.2027',
  no_such_day: 'Такого дня нет в календаре. Проверьте число и месяц',
  no_year: 'В сроках нет года. Укажите даты целиком: 12.01.2027–30.01.2027',
  several_periods: 'В ячейке несколько сроков. Оставьте один или разделите строку',
  disordered: 'Начало позже окончания. Укажите год у обеих дат',
  not_exact: 'Нет дней. Укажите даты или месяц с годом: март 2027',
  year_impossible: 'Такого года быть не может. Проверьте год',
};
