import {
  indexOrganizations,
  isElsewhere,
  matchOrganization,
  type OrganizationMatch,
} from '#core/text/match-organization.ts';
import { searchKey } from '#core/text/normalise.ts';
import { type OrganizationName, readOrganizationName } from '#core/text/organization-name.ts';
import type { NamedOrganization } from '#modules/organizations/public.ts';
import type { OrganizationFinding } from '../contract/shapes.ts';
import type { OrganizationRef, OrganizationResolver, SourceRow } from '../kind.ts';

export interface FileOrganization {
  readonly id?: string | undefined;
  readonly text?: string | undefined;
  /** The file's own name: believed only where it surely is an organisation of the register. */
  readonly name?: string | undefined;
}

export interface ResolverSettings {
  readonly known: readonly NamedOrganization[];
  readonly answers: Readonly<Record<string, string>>;
  /** The organisation of a file: by id as the user said, or by the words of its title, sheet or name. */
  fileOrganization(place: Pick<SourceRow, 'fileId' | 'sheet'>): FileOrganization;
  /** Answers questions that nobody did: the command line's `--doubtful`. */
  readonly policy?: 'new' | 'same' | 'skip' | undefined;
}

export interface ListingResolver extends OrganizationResolver {
  list(): OrganizationFinding[];
}

type Open = Pick<OrganizationFinding, 'mayBeNew' | 'candidates'> & { readonly isQuestion: boolean };

/** «Школа 5» and «МБОУ СОШ № 5» are one; words without a number or a proper name are only themselves. */
export function organizationKey(text: string): string {
  const { key, kind } = readOrganizationName(text);
  return key.endsWith(':') || kind === undefined ? `words:${searchKey(text)}` : key;
}

/**
 * Keys of organisations that the lists name and the register does not have. Two of one number in two villages are two; a name that
 * could be either of them has no key.
 */
function createFreshKeys(): (text: string) => string | undefined {
  const groups = new Map<string, { readonly key: string; readonly names: OrganizationName[] }[]>();
  return (text) => {
    const base = organizationKey(text);
    const name = readOrganizationName(text);
    const known = groups.get(base) ?? [];
    groups.set(base, known);
    const fitting = known.filter(({ names }) => !names.some((other) => isElsewhere(name, other)));
    const [first, second] = fitting;
    if (second !== undefined) return undefined;
    if (first !== undefined) {
      first.names.push(name);
      return first.key;
    }
    const key = known.length === 0 ? base : `${base}@${name.properName ?? name.place ?? ''}`;
    known.push({ key, names: [name] });
    return key;
  };
}

/** Another kind with the same number is another organisation: «школа 2» is not «гимназия 2». */
function isAnotherKind(match: Extract<OrganizationMatch, { certain: false }>, text: string): boolean {
  return (
    readOrganizationName(text).kind !== undefined && match.candidates.every(({ reason }) => reason === 'same_number')
  );
}

function openQuestion(
  text: string,
  match: Extract<OrganizationMatch, { certain: false }>,
  keys: ReadonlySet<string>,
  titles: ReadonlyMap<string, string>,
): Open {
  const isNameless = !/\p{L}{2}/u.test(text);
  const candidates = match.candidates.map(({ id }) => ({ id, title: titles.get(id) ?? '' }));
  const isClear = match.candidates.length === 0 || isAnotherKind(match, text);
  // «СОШ № 11 с. Ильинка» beside the known one of Покровка may well be another.
  const isPlacedElsewhere = match.candidates[0]?.reason === 'other_details';
  const mayBeNew = !isNameless && (isPlacedElsewhere || !keys.has(readOrganizationName(text).key));
  return { mayBeNew, candidates, isQuestion: !isClear || !mayBeNew };
}

function decide(open: Open, answer: string | undefined, policy: ResolverSettings['policy']) {
  if (answer !== undefined) return answer;
  if (!open.isQuestion) return 'new';
  const only = open.candidates.length === 1 ? open.candidates[0] : undefined;
  if (policy === 'same' && only !== undefined) return `same:${only.id}`;
  return policy === 'new' && open.mayBeNew ? 'new' : undefined;
}

function readSame(answer: string | undefined): string | undefined {
  return answer?.startsWith('same:') ? answer.slice('same:'.length) : undefined;
}

function stateOf(answer: string | undefined): OrganizationRef['state'] {
  if (answer === undefined) return 'open';
  return answer === 'skip' ? 'skipped' : 'new';
}

/** Tells which organisation a row belongs to, and keeps account of those that were named and are not surely known. */
export function createOrganizationResolver(settings: ResolverSettings): ListingResolver {
  const { known, answers, policy } = settings;
  const index = indexOrganizations(known.map(({ id, names }) => ({ id, names })));
  const titles = new Map(known.map(({ id, shortName }) => [id, shortName]));
  const keys = new Set(known.flatMap(({ names }) => names.map((name) => readOrganizationName(name).key)));
  const byText = new Map<string, OrganizationRef & { readonly finding: string }>();
  const findings = new Map<string, OrganizationFinding>();
  const rows = new Map<string, Set<string>>();
  const freshKeyOf = createFreshKeys();

  const note = (key: string, ref: OrganizationRef, open: Open) => {
    const finding = findings.get(key) ?? {
      key,
      title: ref.title,
      rows: 0,
      state: ref.state,
      id: ref.id ?? null,
      mayBeNew: open.mayBeNew,
      answer: answers[key] ?? null,
      candidates: [...open.candidates],
    };
    if (ref.title.length > finding.title.length && ref.state !== 'known') finding.title = ref.title;
    findings.set(key, finding);
  };
  const takeKnown = (id: string) => {
    const ref: OrganizationRef = { key: id, id, title: titles.get(id) ?? '', state: 'known' };
    note(id, ref, { mayBeNew: false, candidates: [], isQuestion: false });
    return { ...ref, finding: id };
  };
  const read = (text: string): OrganizationRef & { readonly finding: string } => {
    const match = matchOrganization(text, index);
    if (match.certain) return takeKnown(match.id);
    const fresh = freshKeyOf(text);
    const key = fresh ?? `words:${searchKey(text)}`;
    const asked = openQuestion(text, match, keys, titles);
    const open = fresh === undefined ? { ...asked, isQuestion: true } : asked;
    const answer = decide(open, answers[key], policy);
    const id = readSame(answer);
    const ref: OrganizationRef =
      id !== undefined && titles.has(id)
        ? { key: id, id, title: titles.get(id) ?? '', state: 'known' }
        : { key: `new:${key}`, title: text, state: stateOf(answer) };
    note(key, ref, open);
    return { ...ref, finding: key };
  };
  const readFile = (place: Pick<SourceRow, 'fileId' | 'sheet'>): FileOrganization => {
    const file = settings.fileOrganization(place);
    if (file.id !== undefined || file.text !== undefined || file.name === undefined) return file;
    const match = matchOrganization(file.name, index);
    return match.certain ? { id: match.id } : {};
  };
  return {
    resolve: (text, place) => {
      const own = text?.trim() ?? '';
      const file = own === '' ? readFile(place) : {};
      const words = own === '' ? (file.text ?? '') : own;
      const cacheKey = file.id ?? words;
      if (cacheKey === '') return undefined;
      const ref = byText.get(cacheKey) ?? (file.id === undefined ? read(words) : takeKnown(file.id));
      byText.set(cacheKey, ref);
      const counted = rows.get(ref.finding) ?? new Set();
      rows.set(ref.finding, counted.add(`${place.fileId}|${place.row}|${place.sheet}`));
      return ref;
    },
    list: () => [...findings.values()].map((finding) => ({ ...finding, rows: rows.get(finding.key)?.size ?? 0 })),
  };
}
