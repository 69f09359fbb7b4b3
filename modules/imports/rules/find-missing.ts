/** In the register, not in this school's new full list. A proposal for a human: nobody is dismissed by a list. */
export interface ListedPerson {
  readonly id: string;
  /** On leave of absence (parental leave …) on the list's day. */
  readonly isOnLeave: boolean;
  /** Codes of the person's posts in this organisation that are open on the list's day. */
  readonly postCodes: readonly string[];
  readonly isPartTimer: boolean;
}

export interface MissingContext {
  /** People of the organisation by the register on the list's day. */
  readonly register: readonly ListedPerson[];
  /** Those found in the new list, doubtful rows' candidates included. */
  readonly present: ReadonlySet<string>;
  /** People found in other organisations of the same import. */
  readonly elsewhere: ReadonlyMap<string, readonly string[]>;
}

export const missingProposals = ['left', 'transferred', 'on_leave', 'forgotten'] as const;
export type MissingProposal = (typeof missingProposals)[number];

export interface MissingPerson {
  readonly personId: string;
  readonly proposal: MissingProposal;
  /** Where the same import has the person, for `transferred`. */
  readonly organizationIds: readonly string[];
}

export const missingMessages: Readonly<Record<MissingProposal, string>> = {
  left: 'Нет в новом списке. Уволился? Укажите дату или оставьте в штате.',
  transferred: 'Нет в новом списке, но есть в списке другой организации. Перешёл туда?',
  on_leave: 'Нет в новом списке; по реестру в отпуске. Оставить в штате?',
  forgotten: 'Нет в новом списке. Похоже, список неполный: уточните у школы.',
};

/** Below this share of the known people a list is taken for a part of the staff. */
const FULL_LIST_SHARE = 0.6;

export function findMissing(context: MissingContext): readonly MissingPerson[] {
  const here = context.register.filter((person) => context.present.has(person.id));
  const isPartial = here.length < context.register.length * FULL_LIST_SHARE;
  const listedPosts = new Set(here.flatMap((person) => person.postCodes));
  const hasPartTimers = here.some((person) => person.isPartTimer);
  return context.register
    .filter((person) => !context.present.has(person.id))
    .map((person) => {
      const organizationIds = context.elsewhere.get(person.id) ?? [];
      const isUnlistedKind =
        (person.postCodes.length > 0 &&
          !person.postCodes.some((code) => listedPosts.has(code)) &&
          person.postCodes.length < 2) ||
        (person.isPartTimer && !hasPartTimers);
      return {
        personId: person.id,
        proposal: propose(person, organizationIds, isPartial || isUnlistedKind),
        organizationIds,
      };
    });
}

function propose(person: ListedPerson, elsewhere: readonly string[], isUnlisted: boolean): MissingProposal {
  if (person.isOnLeave) return 'on_leave';
  if (elsewhere.length > 0 && !person.isPartTimer) return 'transferred';
  return isUnlisted ? 'forgotten' : 'left';
}
