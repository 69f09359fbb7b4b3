import { formatDay } from '#core/time/format.ts';

const clock = new Intl.DateTimeFormat('ru-RU', { hour: '2-digit', minute: '2-digit' });
const localDay = new Intl.DateTimeFormat('sv-SE');

/**
 * When something happened, in the reader's own time: «сегодня, 14:05», «22.11.2026, 14:05».
 * @param today 'YYYY-MM-DD'
 */
export function formatMoment(moment: Date, today: string): string {
  const day = localDay.format(moment);
  return `${day === today ? 'сегодня' : formatDay(day)}, ${clock.format(moment)}`;
}
