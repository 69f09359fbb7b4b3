import type { ExperienceAsOf } from '#core/time/read-duration.ts';
import { comparePerson, type FactItem, type FieldChange, isSameExperience } from '../rules/compare-person.ts';
import { alignItems } from './align-items.ts';
import { isFormerSurname, itemLists, type KnownFacts, type RegisterEntry } from './known-facts.ts';
import type { RowFacts } from './row-facts.ts';

const NAME_PARTS = ['surname', 'givenName', 'patronymic'] as const;

function omitName(scalars: RowFacts['facts']['scalars'], names: readonly string[]): RowFacts['facts']['scalars'] {
  return Object.fromEntries(Object.entries(scalars).filter(([name]) => !names.includes(name)));
}

/** «Без категории» says something only of a person without one. */
function listMeantCategories(
  known: readonly FactItem[],
  items: readonly FactItem[],
  today: string,
): readonly FactItem[] {
  const holds = known.some(
    ({ parts }) => parts.code !== 'none' && (parts.until === undefined || String(parts.until) > today),
  );
  return holds ? items.filter(({ parts }) => parts.code !== 'none') : items;
}

export interface ComparisonContext {
  readonly today: string;
  /** The name in the list may be a slip: the register's stays. */
  readonly keepsName: boolean;
}

/** The row's facts ready to be compared with what is known of the person they turned out to be. */
export function fitToPerson(
  entry: RegisterEntry,
  known: KnownFacts,
  row: RowFacts,
  { today, keepsName }: ComparisonContext,
): RowFacts {
  const names = keepsName ? NAME_PARTS : isFormerSurname(entry, row.facts.scalars.surname) ? ['surname'] : [];
  const items: Record<string, readonly FactItem[]> = {};
  for (const list of itemLists) {
    const before = known.facts.items[list] ?? [];
    const own = row.facts.items[list] ?? [];
    const meant = list === 'category' ? listMeantCategories(before, own, today) : own;
    items[list] = alignItems(list, before, meant);
  }
  return { ...row, facts: { ...row.facts, scalars: omitName(row.facts.scalars, names), items } };
}

export interface OrganizationExperienceStep {
  readonly organizationKey: string;
  /** Id of the register's line, where there is one. */
  readonly id?: string | undefined;
  readonly before?: ExperienceAsOf | undefined;
  readonly after: ExperienceAsOf;
}

export function listExperienceSteps(
  known: KnownFacts | undefined,
  row: RowFacts,
): readonly OrganizationExperienceStep[] {
  return [...row.inOrganizations].flatMap(([organizationKey, after]): OrganizationExperienceStep[] => {
    const line = known?.inOrganizations.get(organizationKey);
    if (line === undefined) return [{ organizationKey, after }];
    const before = { months: line.months, asOf: line.asOf };
    return isSameExperience(before, after) ? [] : [{ organizationKey, id: line.id, before, after }];
  });
}

/** Field by field: what the import would change of the person. `row` is fitted to the person. */
export function listChanges(known: KnownFacts, row: RowFacts): readonly FieldChange[] {
  const steps = listExperienceSteps(known, row).map(
    ({ organizationKey, before, after }): FieldChange => ({
      field: 'experience.organization',
      item: organizationKey,
      kind: before === undefined ? 'added' : 'changed',
      before,
      after,
    }),
  );
  return [...comparePerson(known.facts, row.facts), ...steps];
}
