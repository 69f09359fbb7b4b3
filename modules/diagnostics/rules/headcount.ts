import { formatCount, formatNumber, plural } from '#core/text/plural.ts';

export interface ParticipationKey {
  /** Undefined for a numbered participant whose name is not known. */
  readonly person: string | undefined;
  readonly direction: string;
}

export interface Headcount {
  /** Unique persons. */
  readonly people: number;
  readonly participations: number;
  /** Participations without a known person: whether they are other people cannot be said. */
  readonly nameless: number;
  /** participations − nameless − people */
  readonly difference: number;
  /** How many people have 1, 2, 3 … participations; explains the difference in full. */
  readonly peopleByParticipations: readonly { readonly participations: number; readonly people: number }[];
  readonly directions: readonly {
    readonly direction: string;
    readonly participations: number;
    readonly people: number;
  }[];
  readonly text: string;
}

/** DIAG-14, test-cases 3.8 rule 5: people and participations are two measures, and their difference is explained. */
export function countPeople(participations: readonly ParticipationKey[]): Headcount {
  const named = participations.filter((row) => row.person !== undefined);
  const byPerson = Map.groupBy(named, (row) => row.person);
  const byCount = Map.groupBy(byPerson.values(), (rows) => rows.length);
  const peopleByParticipations = [...byCount]
    .map(([count, people]) => ({ participations: count, people: people.length }))
    .sort((a, b) => a.participations - b.participations);
  const directions = [...Map.groupBy(participations, (row) => row.direction)].map(([direction, rows]) => ({
    direction,
    participations: rows.length,
    people: new Set(rows.flatMap((row) => row.person ?? [])).size,
  }));
  const counts = {
    people: byPerson.size,
    participations: participations.length,
    nameless: participations.length - named.length,
    difference: named.length - byPerson.size,
  };
  return { ...counts, peopleByParticipations, directions, text: explainCounts(counts, peopleByParticipations) };
}

function explainCounts(
  {
    people,
    participations,
    nameless,
    difference,
  }: Pick<Headcount, 'people' | 'participations' | 'nameless' | 'difference'>,
  groups: Headcount['peopleByParticipations'],
): string {
  const first = `${formatCount(people, ['человек', 'человека', 'человек'])}, ${formatCount(participations, ['участие', 'участия', 'участий'])}.`;
  const several = groups.filter((group) => group.participations > 1).map(describeGroup);
  const reason = difference === 0 ? [] : [`Разница ${formatNumber(difference)}: ${several.join(', ')}.`];
  const unnamed = nameless === 0 ? [] : [`Без имени: ${formatCount(nameless, ['участие', 'участия', 'участий'])}.`];
  return [first, ...reason, ...unnamed].join(' ');
}

function describeGroup({ people, participations }: Headcount['peopleByParticipations'][number]): string {
  const verb = plural(people, ['участвовал', 'участвовали', 'участвовали']);
  const times = formatCount(participations, ['раз', 'раза', 'раз']);
  return `${formatCount(people, ['человек', 'человека', 'человек'])} ${verb} по ${times}`;
}

export interface DirectionShare {
  readonly direction: string;
  readonly n: number;
  readonly above: number;
}

export interface WeakRule {
  readonly percent: number;
  /** «более 50 %» is strict, «не менее 50 %» is not. */
  readonly strict: boolean;
}

/** DIAG-16: directions where the share of those not above the bar passes the rule, worst first; n = 0 is unknown and left out. */
export function listWeakDirections(
  directions: readonly DirectionShare[],
  rule: WeakRule,
): { readonly direction: string; readonly n: number; readonly below: number; readonly share: number }[] {
  return directions
    .filter(({ n, above }) => {
      const below = (n - above) * 100;
      return n > 0 && (rule.strict ? below > rule.percent * n : below >= rule.percent * n);
    })
    .map(({ direction, n, above }) => ({ direction, n, below: n - above, share: (n - above) / n }))
    .sort((a, b) => b.share - a.share);
}
