import { indexOrganizations, matchOrganization } from '#core/text/match-organization.ts';
import type { SourceRow } from '#modules/imports/kind.ts';
import { rowKey } from '#modules/imports/kind.ts';
import type { PeopleFinder } from '#modules/imports/public.ts';
import type { AttendedRow } from './read-rows.ts';

type Verdict = ReturnType<PeopleFinder['find']>;

export interface FoundRow {
  readonly source: SourceRow;
  readonly row: AttendedRow;
  readonly key: string;
  /** Whoever it may be; one and sure when the register knows no other. */
  readonly personIds: readonly string[];
  readonly isSure: boolean;
  readonly verdict: Verdict;
}

/** A name without a school that one person of the whole register bears is that person. */
function isOnlyOne(verdict: Verdict, organizationId: string | undefined): boolean {
  if (verdict.kind !== 'doubtful' || organizationId !== undefined || verdict.candidates.length !== 1) return false;
  return verdict.reason === 'without_birth_date';
}

function peopleOf(verdict: Verdict): readonly string[] {
  if (verdict.kind === 'same') return [verdict.personId];
  return verdict.kind === 'doubtful' ? verdict.candidates : [];
}

export interface NamedPlace {
  readonly id: string;
  readonly names: readonly string[];
}

/** Who each row may be. Schools are found by their names and never made: a list of certificates is no list of schools. */
export function findPeople(
  rows: readonly { readonly source: SourceRow; readonly row: AttendedRow }[],
  people: PeopleFinder,
  places: readonly NamedPlace[],
): FoundRow[] {
  const index = indexOrganizations(places);
  const known = new Map<string, string | undefined>();
  const findPlace = (text: string | undefined) => {
    if (text === undefined) return undefined;
    if (!known.has(text)) {
      const match = matchOrganization(text, index);
      known.set(text, match.certain ? match.id : undefined);
    }
    return known.get(text);
  };
  return rows.map(({ source, row }) => {
    const organizationId = findPlace(row.place);
    const verdict = people.find({ row: row.row, name: row.name, birthDate: row.birthDate, organizationId });
    const isSure = verdict.kind === 'same' || isOnlyOne(verdict, organizationId);
    return { source, row, key: rowKey(source), personIds: peopleOf(verdict), isSure, verdict };
  });
}
