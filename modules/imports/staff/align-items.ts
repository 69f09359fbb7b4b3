import { searchKey } from '#core/text/normalise.ts';
import type { FactItem, FactPart } from '../rules/compare-person.ts';
import type { ItemList } from './known-facts.ts';

interface Identity {
  /** Must be equal. */
  readonly strict: readonly string[];
  /** Equal, or unknown on one side: a list that leaves them out speaks of the same thing. */
  readonly loose: readonly string[];
}

const IDENTITIES: Readonly<Partial<Record<ItemList, Identity>>> = {
  posts: { strict: ['organization'], loose: ['post', 'employmentKind'] },
  education: { strict: ['level'], loose: ['institution', 'year'] },
  category: { strict: ['code'], loose: ['grantedOn'] },
  courses: { strict: ['theme'], loose: ['year', 'finishedOn'] },
};

function keyOf(part: FactPart): string {
  return part === undefined ? '' : searchKey(String(part));
}

function isSameThing(a: FactItem, b: FactItem, { strict, loose }: Identity): boolean {
  if (strict.some((name) => keyOf(a.parts[name]) !== keyOf(b.parts[name]))) return false;
  return loose.every((name) => {
    const [first, second] = [keyOf(a.parts[name]), keyOf(b.parts[name])];
    return first === '' || second === '' || first === second;
  });
}

/**
 * Gives an item of a row the key of the one known item it can only mean: a list that says less, or more, of a post or a
 * course refines it and does not add a second. Where several would fit, the item keeps its own key.
 */
export function alignItems(
  list: ItemList,
  known: readonly FactItem[],
  items: readonly FactItem[],
): readonly FactItem[] {
  const identity = IDENTITIES[list];
  if (identity === undefined || known.length === 0) return items;
  const taken = new Set<FactItem>();
  return items.map((item) => {
    const exact = known.find((other) => !taken.has(other) && searchKey(other.key) === searchKey(item.key));
    const fitting = known.filter((other) => !taken.has(other) && isSameThing(item, other, identity));
    const meant = exact ?? (fitting.length === 1 ? fitting[0] : undefined);
    if (meant === undefined) return item;
    taken.add(meant);
    return meant.key === item.key ? item : { ...item, key: meant.key };
  });
}
