import { addDays } from '#core/time/day.ts';
import { addRow, type DemoPerson, type Plan } from '../plan.ts';

const LOAD = 9;

/**
 * In each school with an order the most experienced teacher takes on colleagues without a tutor; those of whoever tutors already stay.
 * @returns the tutor of a person, taken on when there is room
 */
export function listTutors(
  plan: Plan,
  schools: ReadonlyMap<string, string>,
): (person: DemoPerson) => string | undefined {
  const given = new Map(
    (plan.rows.get('tutorship') ?? []).map((row) => [String(row.personId), String(row.tutorPersonId)]),
  );
  const load = new Map<string, number>();
  const tutors = new Map<string, DemoPerson>();
  for (const person of plan.people) {
    const isFree = person.isWorking && !person.isOnLeave && person.postCode === 'teacher' && !given.has(person.id);
    const known = tutors.get(person.organization.id);
    if (isFree && person.pedagogicalMonths > (known?.pedagogicalMonths ?? 0))
      tutors.set(person.organization.id, person);
  }
  return (person) => {
    const known = given.get(person.id);
    if (known !== undefined) return known;
    const tutor = schools.has(person.organization.id) ? tutors.get(person.organization.id) : undefined;
    if (!tutor || tutor.id === person.id || (load.get(tutor.id) ?? 0) >= LOAD) return undefined;
    load.set(tutor.id, (load.get(tutor.id) ?? 0) + 1);
    const row = { tutorPersonId: tutor.id, personId: person.id, startsOn: addDays(plan.today, -200), endsBefore: null };
    addRow(plan, 'tutorship', row);
    return tutor.id;
  };
}
