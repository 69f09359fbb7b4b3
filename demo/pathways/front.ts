import { addYears, schoolYearOf } from '#core/time/day.ts';
import type { Offer } from '#modules/pathways/rules/fit-offer.ts';
import type { Choice } from '../accounts.ts';
import { addRow, type DemoPerson, type Plan } from '../plan.ts';
import { planPathways, type Script } from './plan-pathways.ts';

const MENTEES = 8;

const holderOf = (holders: readonly Choice[], role: Choice['role']) =>
  holders.find((holder) => holder.role === role)?.person;

/** The tutor's pupils: teachers of the same organisation, the youngest in the work first. */
export function planTutorships(plan: Plan, holders: readonly Choice[]): void {
  const tutor = holderOf(holders, 'tutor');
  if (!tutor) return;
  const mentees = plan.people
    .filter(
      (person) => person.isWorking && person.postCode === 'teacher' && person.organization.id === tutor.organization.id,
    )
    .toSorted((a, b) => a.pedagogicalMonths - b.pedagogicalMonths)
    .slice(0, MENTEES);
  for (const mentee of mentees) {
    addRow(plan, 'tutorship', {
      tutorPersonId: tutor.id,
      personId: mentee.id,
      startsOn: addYears(schoolYearOf(plan.today).from, -1),
      endsBefore: null,
    });
  }
}

/** Whose pathways the logins show: the teacher's own, and those of the people the tutor looks after. */
function listFront(plan: Plan, teacher: DemoPerson | undefined): DemoPerson[] {
  const mentees = new Set((plan.rows.get('tutorship') ?? []).map(({ personId }) => personId));
  return [...(teacher ? [teacher] : []), ...plan.people.filter(({ id }) => mentees.has(id) && id !== teacher?.id)];
}

/** Pathways around the people behind the logins; tutorships are there by then. */
export function planShownPathways(
  plan: Plan,
  holders: readonly Choice[],
  readyOffers: readonly Offer[],
): Script | undefined {
  const front = listFront(plan, holderOf(holders, 'teacher'));
  return planPathways(plan, readyOffers, front, holderOf(holders, 'school_head')?.organization.id ?? '');
}
