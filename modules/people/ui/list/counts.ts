import { formatCount, formatNumber, NBSP } from '#core/text/plural.ts';

const PEOPLE = ['человек', 'человека', 'человек'] as const;
const PART_TIMERS = ['внешний совместитель', 'внешних совместителя', 'внешних совместителей'] as const;

/** «10 712 человек, из них 240 внешних совместителей»: everyone once, however many posts they hold. */
export function describeCounts({
  people,
  posts,
  partTimers,
}: {
  people: number;
  posts: number;
  partTimers: number;
}): string {
  const parts = [formatCount(people, PEOPLE)];
  if (partTimers > 0) parts.push(`из них ${formatCount(partTimers, PART_TIMERS)}`);
  if (posts > people) parts.push(`должностей${NBSP}— ${formatNumber(posts)}`);
  return parts.join(', ');
}
