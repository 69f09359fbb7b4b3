import { addDays, type Day, partsOfDay, weekdayOf } from '#core/time/day.ts';
import { DEMO_OFFERS, PROVIDERS } from './offer-lists.ts';
import { addRow, type Plan } from './plan.ts';

/** Nobody teaches teachers in exams, summer and the New Year's holidays: the next working week is taken. */
function nextWorkingMonday(day: Day): Day {
  let start = addDays(day, (8 - weekdayOf(day)) % 7);
  const isClosed = () => {
    const { month, day: number } = partsOfDay(start);
    return (
      (month === 5 && number >= 15) ||
      (month >= 6 && month <= 8) ||
      (month === 12 && number >= 20) ||
      (month === 1 && number <= 9)
    );
  };
  while (isClosed()) start = addDays(start, 7);
  return start;
}

/** Courses, seminars and webinars with dates, beside the ready set that every municipality has. */
export function planOffers(plan: Plan): void {
  for (const { provider, inDays, lastsDays, cancelReason, ...offer } of DEMO_OFFERS) {
    const day = addDays(plan.today, inDays);
    const startsOn = inDays < 0 ? day : addDays(nextWorkingMonday(day), lastsDays === 1 ? 2 : 0);
    addRow(plan, 'offer', {
      ...{ kind: offer.kind, title: offer.title, content: null, output: offer.output ?? null },
      ...{ provider: PROVIDERS[provider].name, place: offer.form === 'distance' ? null : PROVIDERS[provider].place },
      ...{ form: offer.form, hours: offer.hours, places: offer.places },
      ...{ startsOn, endsOn: addDays(startsOn, lastsDays - 1) },
      ...{ competenceCodes: offer.competences, subjectCodes: offer.subjects ?? [], postCodes: offer.posts ?? [] },
      ...{
        levelCodes: [],
        state: cancelReason === undefined ? 'open' : 'cancelled',
        cancelReason: cancelReason ?? null,
      },
      ...{ origin: 'hand', version: 1, createdAt: `${plan.today}T09:00:00Z` },
    });
  }
}
