import { searchKey } from './normalise.ts';
import { type OrganizationName, readOrganizationName } from './organization-name.ts';
import { countEdits } from './similar-names.ts';

/** An organisation under all the names it is known by: full, short, and those a person confirmed before. */
export type KnownOrganization = { id: string; names: readonly string[] };

export type OrganizationReason =
  | 'same_name'
  | 'same_kind_and_number'
  | 'same_kind_and_name'
  | 'several_alike'
  | 'other_details'
  | 'branch'
  | 'same_number'
  | 'similar_name'
  | 'only_of_kind';

export type OrganizationCandidate = { id: string; reason: OrganizationReason };

/** Certain: may be taken without asking. Else the candidates, likeliest first, to be shown as a question; there may be none. */
export type OrganizationMatch =
  | { certain: true; id: string; reason: OrganizationReason }
  | { certain: false; candidates: OrganizationCandidate[] };

type Entry = { id: string; name: OrganizationName };

/** The known names read once; a list of 60 000 rows is matched against it without reading them again. */
export type OrganizationIndex = {
  byText: ReadonlyMap<string, ReadonlySet<string>>;
  byKey: ReadonlyMap<string, readonly Entry[]>;
  entries: readonly Entry[];
};

const MAX_CANDIDATES = 5;

/** Makes the index of a municipality's organisations for matchOrganization. */
export function indexOrganizations(list: readonly KnownOrganization[]): OrganizationIndex {
  const byText = new Map<string, Set<string>>();
  const byKey = new Map<string, Entry[]>();
  const entries: Entry[] = [];
  for (const { id, names } of list) {
    for (const text of names) {
      const entry = { id, name: readOrganizationName(text) };
      entries.push(entry);
      const key = searchKey(text);
      byText.set(key, (byText.get(key) ?? new Set()).add(id));
      for (const alias of keysOf(entry.name)) byKey.set(alias, [...(byKey.get(alias) ?? []), entry]);
    }
  }
  return { byText, byKey, entries };
}

/** Finds the organisation that a cell names. Two of one number, another village, a branch: always a question. */
export function matchOrganization(text: string, index: OrganizationIndex): OrganizationMatch {
  const exact = [...(index.byText.get(searchKey(text)) ?? [])];
  if (exact.length === 1 && exact[0] !== undefined) return { certain: true, id: exact[0], reason: 'same_name' };
  const name = readOrganizationName(text);
  const sameKey = keysOf(name).flatMap((key) => index.byKey.get(key) ?? []);
  const match = chooseByKey(name, sameKey);
  if (match?.certain) return match;
  const candidates = [...(match?.candidates ?? []), ...listSimilar(name, index)];
  return { certain: false, candidates: keepFirstOfEach(candidates).slice(0, MAX_CANDIDATES) };
}

/** The main key, and the proper name beside the number: «детский сад Ромашка» is «детский сад № 5 «Ромашка»». */
function keysOf(name: OrganizationName): string[] {
  const keys = name.key.endsWith(':') || name.kind === undefined ? [] : [name.key];
  if (name.kind && name.number && name.properName) keys.push(`${name.kind}:${name.properName}`);
  return keys;
}

function chooseByKey(name: OrganizationName, found: readonly Entry[]): OrganizationMatch | undefined {
  if (found.length === 0) return undefined;
  const fitting = found.filter((entry) => !isElsewhere(name, entry.name));
  const ids = new Set(fitting.map((entry) => entry.id));
  const closer = new Set(fitting.filter((entry) => hasSameDetails(name, entry.name)).map((entry) => entry.id));
  const [id] = closer.size === 1 ? closer : ids;
  if (id === undefined) return { certain: false, candidates: candidatesOf(found, 'other_details') };
  if (name.isBranch) return { certain: false, candidates: candidatesOf(fitting, 'branch') };
  if (ids.size > 1 && closer.size !== 1) return { certain: false, candidates: candidatesOf(fitting, 'several_alike') };
  return { certain: true, id, reason: name.number ? 'same_kind_and_number' : 'same_kind_and_name' };
}

/** Both names say where they are, or carry a proper name or number, and these differ. */
export function isElsewhere(a: OrganizationName, b: OrganizationName): boolean {
  if (a.number && b.number && a.number !== b.number) return true;
  if (a.isBranch !== b.isBranch && b.isBranch) return true;
  const [first, second] = [a.properName ?? a.place, b.properName ?? b.place];
  return first !== undefined && second !== undefined && !isSimilarWord(first, second);
}

/** Tells apart two of one number by what only one of them has. */
function hasSameDetails(a: OrganizationName, b: OrganizationName): boolean {
  return (['place', 'honour', 'properName'] as const).some((part) => a[part] !== undefined && a[part] === b[part]);
}

function listSimilar(name: OrganizationName, { entries }: OrganizationIndex): OrganizationCandidate[] {
  const sameNumber = entries.filter((entry) => name.number !== undefined && entry.name.number === name.number);
  const nearKinds = sameNumber.filter((entry) => !name.kind || isSchoolLike(entry.name) === isSchoolLike(name));
  const sameKind = entries.filter((entry) => !name.kind || !entry.name.kind || entry.name.kind === name.kind);
  const similar = sameKind.filter((entry) => hasSimilarWord(name, entry.name));
  const only = name.key.endsWith(':') && name.kind ? entries.filter((entry) => entry.name.kind === name.kind) : [];
  return [
    ...candidatesOf(similar, 'similar_name'),
    ...candidatesOf(nearKinds, 'same_number'),
    ...(new Set(only.map((entry) => entry.id)).size === 1 ? candidatesOf(only, 'only_of_kind') : []),
  ];
}

function isSchoolLike({ kind }: OrganizationName): boolean {
  return kind !== undefined && ['school', 'gymnasium', 'lyceum', 'boarding', 'special', 'evening'].includes(kind);
}

function hasSimilarWord(a: OrganizationName, b: OrganizationName): boolean {
  if (a.number && b.number && a.number !== b.number) return false;
  const [first, second] = [a.properName ?? a.place ?? a.honour, b.properName ?? b.place ?? b.honour];
  return first !== undefined && second !== undefined && isSimilarWord(first, second);
}

/** «сосновская» and «сосновка», «ромашка» and «рамашка»; four letters in common at least. */
function isSimilarWord(a: string, b: string): boolean {
  if (a === b) return true;
  const stem = Math.max(4, Math.min(a.length, b.length) - 3);
  if (a.length >= stem && b.length >= stem && a.slice(0, stem) === b.slice(0, stem)) return true;
  return Math.min(a.length, b.length) > 4 && countEdits(a, b, 1) <= 1;
}

function candidatesOf(entries: readonly Entry[], reason: OrganizationReason): OrganizationCandidate[] {
  return entries.map(({ id }) => ({ id, reason }));
}

function keepFirstOfEach(candidates: readonly OrganizationCandidate[]): OrganizationCandidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ id }) => !seen.has(id) && seen.add(id));
}
