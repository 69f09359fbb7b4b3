import type { UnmetReason } from '../model.ts';

export interface UnmetNeed {
  readonly personId: string;
  readonly organizationId: string;
  readonly competence: string;
  readonly direction: string;
  readonly reason: UnmetReason;
}

export interface UnmetGroup {
  readonly competence: string;
  readonly direction: string;
  readonly people: number;
  readonly organizations: number;
  /** The commonest reason: what would help most of them. */
  readonly reason: UnmetReason;
}

function commonest(reasons: readonly UnmetReason[]): UnmetReason {
  const groups = [...Map.groupBy(reasons, (reason) => reason)];
  return groups.toSorted(([a, x], [b, y]) => y.length - x.length || a.localeCompare(b))[0]?.[0] ?? 'no_offer';
}

/** «14 педагогов из 9 школ»: unmet needs by competence and subject, people counted once; the largest first. */
export function groupUnmet(needs: readonly UnmetNeed[]): UnmetGroup[] {
  const groups = Map.groupBy(needs, ({ competence, direction }) => JSON.stringify([competence, direction]));
  return [...groups.values()]
    .flatMap((own) => {
      const [first] = own;
      if (first === undefined) return [];
      return [
        {
          competence: first.competence,
          direction: first.direction,
          people: new Set(own.map(({ personId }) => personId)).size,
          organizations: new Set(own.map(({ organizationId }) => organizationId)).size,
          reason: commonest(own.map(({ reason }) => reason)),
        },
      ];
    })
    .toSorted(
      (a, b) =>
        b.people - a.people || a.competence.localeCompare(b.competence) || a.direction.localeCompare(b.direction, 'ru'),
    );
}

export interface ShownUnmet {
  readonly groups: readonly UnmetGroup[];
  /** Groups too small to show; how many people are in them is not said either. */
  readonly hiddenGroups: number;
}

/** Vision 8: who may not see single persons sees groups of `least` and more. @param least 1 hides nothing */
export function hideSmallUnmet(groups: readonly UnmetGroup[], least: number): ShownUnmet {
  const shown = groups.filter(({ people }) => people >= least);
  return { groups: shown, hiddenGroups: groups.length - shown.length };
}
