/** Field by field: what an import would change. An empty cell never erases; experience moves on by itself. */
import { searchKey } from '#core/text/normalise.ts';
import { type ExperienceAsOf, experienceAt } from '#core/time/read-duration.ts';
import type { ExperienceFacts, ExperienceKind } from '../model.ts';
import { experienceKinds } from '../model.ts';

export type FactPart = string | number | undefined;

/** One of several: an education, a course, a post. `key` names what makes two of them the same thing. */
export interface FactItem {
  readonly key: string;
  readonly parts: Readonly<Record<string, FactPart>>;
}

/** What is known of a person, from the register or from a row: the same shape for both, so that they can be compared. */
export interface PersonFacts {
  readonly scalars: Readonly<Record<string, FactPart>>;
  readonly experience: ExperienceFacts;
  readonly items: Readonly<Record<string, readonly FactItem[]>>;
}

export interface FieldChange {
  /** «birthDate», «experience.total», «posts.rate» */
  readonly field: string;
  /** Which of several: the key of the item. */
  readonly item?: string | undefined;
  readonly kind: 'added' | 'changed';
  readonly before: FactPart | ExperienceAsOf;
  readonly after: FactPart | ExperienceAsOf;
}

function isBlank(value: FactPart): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

function isSame(before: FactPart, after: FactPart): boolean {
  if (before === after) return true;
  if (typeof before === 'number' || typeof after === 'number') return Number(before) === Number(after);
  return searchKey(before ?? '') === searchKey(after ?? '');
}

function compareParts(
  prefix: string,
  before: Readonly<Record<string, FactPart>>,
  after: Readonly<Record<string, FactPart>>,
  item?: string,
): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  for (const name of Object.keys(after)) {
    const [was, is] = [before[name], after[name]];
    if (isBlank(is) || isSame(was, is)) continue;
    const kind = isBlank(was) ? 'added' : 'changed';
    changes.push({ field: `${prefix}${name}`, ...(item === undefined ? {} : { item }), kind, before: was, after: is });
  }
  return changes;
}

/**
 * The same experience told on two days: equal after moving on, a month more or less. A source that gives whole years only is
 * right for all the months of that year.
 */
export function isSameExperience(before: ExperienceAsOf, after: ExperienceAsOf): boolean {
  const moved = experienceAt(before, after.asOf);
  const upTo = after.months % 12 === 0 ? after.months + 11 : after.months;
  return moved >= after.months - 1 && moved <= upTo + 1;
}

function compareExperience(before: ExperienceFacts, after: ExperienceFacts): readonly FieldChange[] {
  return experienceKinds.flatMap((kind: ExperienceKind): readonly FieldChange[] => {
    const [was, is] = [before[kind], after[kind]];
    if (is === undefined) return [];
    const field = `experience.${kind}`;
    if (was === undefined) return [{ field, kind: 'added', before: undefined, after: is }];
    return isSameExperience(was, is) ? [] : [{ field, kind: 'changed', before: was, after: is }];
  });
}

/** What becomes of one item of a row: a known one (by its place among the known) is refined, or it is added. */
export type ItemStep =
  | { readonly kind: 'refine'; readonly at: number; readonly item: FactItem }
  | { readonly kind: 'add'; readonly item: FactItem };

/** All that the item says is already known of the other. */
function isCoveredBy(item: FactItem, other: FactItem): boolean {
  return Object.entries(item.parts).every(([name, value]) => isBlank(value) || isSame(other.parts[name], value));
}

function refineItem(known: FactItem, item: FactItem): FactItem {
  const filled = Object.entries(item.parts).filter(
    ([name, value]) => !isBlank(value) && !isSame(known.parts[name], value),
  );
  return { key: known.key, parts: { ...known.parts, ...Object.fromEntries(filled) } };
}

/**
 * Items that are known already go first and keep their places, so that of two items with one key neither overwrites the
 * other when the same list comes again. `known` is what the list becomes.
 */
export function planItems(
  before: readonly FactItem[],
  after: readonly FactItem[],
): { steps: readonly ItemStep[]; known: readonly FactItem[] } {
  const known = [...before];
  const used = new Set<number>();
  const open = after.filter((item) => {
    const at = before.findIndex((other) => isCoveredBy(item, other));
    if (at >= 0) used.add(at);
    return at < 0;
  });
  const steps: ItemStep[] = [];
  for (const item of open) {
    if (known.some((other) => isCoveredBy(item, other))) continue;
    const at = before.findIndex((other, place) => !used.has(place) && searchKey(other.key) === searchKey(item.key));
    const refined = before[at];
    if (refined === undefined) {
      steps.push({ kind: 'add', item });
      known.push(item);
    } else {
      used.add(at);
      steps.push({ kind: 'refine', at, item });
      known[at] = refineItem(refined, item);
    }
  }
  return { steps, known };
}

function describeItem(item: FactItem): string {
  return Object.values(item.parts)
    .filter((value) => !isBlank(value))
    .map(String)
    .join(', ');
}

function compareItems(name: string, before: readonly FactItem[], after: readonly FactItem[]): readonly FieldChange[] {
  return planItems(before, after).steps.flatMap((step): readonly FieldChange[] => {
    const { item } = step;
    if (step.kind === 'refine') return compareParts(`${name}.`, before[step.at]?.parts ?? {}, item.parts, item.key);
    return [{ field: name, item: item.key, kind: 'added', before: undefined, after: describeItem(item) }];
  });
}

/** Changes that the row would make to the person, in a stable order; none for the same list again. */
export function comparePerson(before: PersonFacts, after: PersonFacts): readonly FieldChange[] {
  const names = Object.keys(after.items).sort();
  return [
    ...compareParts('', before.scalars, after.scalars),
    ...compareExperience(before.experience, after.experience),
    ...names.flatMap((name) => compareItems(name, before.items[name] ?? [], after.items[name] ?? [])),
  ];
}

/** The person as known after the import: for previews, and for proving that the same list again changes nothing. */
export function applyFacts(before: PersonFacts, after: PersonFacts): PersonFacts {
  const scalars = { ...before.scalars };
  for (const change of compareParts('', before.scalars, after.scalars))
    scalars[change.field] = after.scalars[change.field];
  const experience: Partial<Record<ExperienceKind, ExperienceAsOf>> = { ...before.experience };
  for (const kind of experienceKinds) {
    const [was, is] = [before.experience[kind], after.experience[kind]];
    if (is !== undefined && (was === undefined || !isSameExperience(was, is))) experience[kind] = is;
  }
  const items = { ...before.items };
  for (const name of Object.keys(after.items))
    items[name] = planItems(before.items[name] ?? [], after.items[name] ?? []).known;
  return { scalars, experience, items };
}
