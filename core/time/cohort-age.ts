import { addYears, type Day, fullYearsBetween } from './day.ts';

/** Full years of age on the day; undefined before birth. Source of the cohort rules: STAFF-10. */
export function ageAt(birth: Day, day: Day): number | undefined {
  return day < birth ? undefined : fullYearsBetween(birth, day);
}

/** The first day on which the person has this many full years. */
export function dayOfAge(birth: Day, years: number): Day {
  return addYears(birth, years);
}
