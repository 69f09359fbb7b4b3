import { formatCount, type PluralForms } from '#core/text/plural.ts';
import { addYears, type Day } from '#core/time/day.ts';

/** One recorded fact of activity: a publication, a practice, a prize of a contest, work as an expert … */
export interface ActivityFact {
  readonly personId: string;
  /** Code of directory «person_record», or `item` for a done item that gives to colleagues. */
  readonly kind: string;
  readonly on: Day | null;
}

const WORDS: Readonly<Record<string, PluralForms>> = {
  publication: ['публикация', 'публикации', 'публикаций'],
  practice: ['представленная практика', 'представленные практики', 'представленных практик'],
  award: ['награда или победа в конкурсе', 'награды и победы в конкурсах', 'наград и побед в конкурсах'],
  expert: ['работа экспертом', 'работы экспертом', 'работ экспертом'],
  support_role: ['роль в методической поддержке', 'роли в методической поддержке', 'ролей в методической поддержке'],
};
const RECENT_YEARS = 3;
/** Of at least two kinds: one diligent publication list is not yet leadership. */
const LEAST_KINDS = 2;

export interface Suggestion {
  readonly personId: string;
  readonly facts: number;
  /** «2 публикации, 1 работа экспертом» */
  readonly why: string;
}

/**
 * STAFF-16: who may be an innovator, by what is recorded anyway in the last three years. A suggestion only: a human decides, and
 * nobody is ranked: the order is by name outside. @param known persons that are leaders already
 */
export function suggestLeaders(facts: readonly ActivityFact[], known: ReadonlySet<string>, today: Day): Suggestion[] {
  const since = addYears(today, -RECENT_YEARS);
  const counted = facts.filter(
    ({ personId, kind, on }) => !known.has(personId) && kind in WORDS && on !== null && on > since,
  );
  return [...Map.groupBy(counted, ({ personId }) => personId)].flatMap(([personId, own]) => {
    const kinds = Map.groupBy(own, ({ kind }) => kind);
    if (kinds.size < LEAST_KINDS) return [];
    const why = Object.entries(WORDS).flatMap(([kind, forms]) => {
      const n = kinds.get(kind)?.length ?? 0;
      return n === 0 ? [] : [formatCount(n, forms)];
    });
    return [{ personId, facts: own.length, why: why.join(', ') }];
  });
}
