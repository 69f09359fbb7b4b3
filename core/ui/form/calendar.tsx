import 'dayjs/locale/ru.js';
import { DatePicker, DatesProvider } from '@mantine/dates';
import type { Day } from '#core/time/day.ts';

type CalendarProps = { value: Day | null; onPick: (day: Day | null) => void };

/** The month to pick a day from; a chunk of its own, loaded when the calendar is first opened. */
export function Calendar({ value, onPick }: CalendarProps) {
  return (
    <DatesProvider settings={{ locale: 'ru', firstDayOfWeek: 1, weekendDays: [0, 6] }}>
      <DatePicker
        hideOutsideDates
        value={value}
        {...(value === null ? {} : { defaultDate: value })}
        onChange={onPick}
        ariaLabels={{
          previousMonth: 'Предыдущий месяц',
          nextMonth: 'Следующий месяц',
          previousYear: 'Предыдущий год',
          nextYear: 'Следующий год',
          previousDecade: 'Предыдущее десятилетие',
          nextDecade: 'Следующее десятилетие',
          monthLevelControl: 'Выбрать месяц',
          yearLevelControl: 'Выбрать год',
        }}
      />
    </DatesProvider>
  );
}
