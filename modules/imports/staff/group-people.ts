import type { PersonName } from '#core/text/person-name.ts';
import type { OrganizationRef, SourceRow } from '../kind.ts';
import type { StaffRow } from '../model.ts';
import { groupIncoming } from '../rules/group-incoming.ts';

/** A row that may be loaded, with the organisation it belongs to. */
export interface PlacedRow {
  readonly source: SourceRow;
  readonly row: StaffRow;
  readonly organization: OrganizationRef;
}

/** All rows of the import that are one human. */
export interface IncomingHuman {
  readonly rows: readonly PlacedRow[];
  readonly name: PersonName;
  readonly birthDate?: string | undefined;
  readonly snils?: string | undefined;
  /** Rows of the same name that may be the same human, and cannot be told apart. */
  readonly alike: readonly PlacedRow[];
}

function isFuller(a: PersonName, b: PersonName): boolean {
  if (a.initialsOnly !== b.initialsOnly) return b.initialsOnly;
  return (a.patronymic?.length ?? 0) > (b.patronymic?.length ?? 0);
}

/** Puts together the lines of one human: posts in separate lines, a part-timer of two schools. */
export function groupPeople(rows: readonly PlacedRow[]): readonly IncomingHuman[] {
  const groups = groupIncoming(
    rows.map(({ row, organization }) => ({
      row: row.row,
      name: row.name,
      birthDate: row.birthDate,
      snils: row.snils,
      organizationId: organization.id,
      organizationKey: organization.key,
    })),
  );
  // Copied: a gathered list holds room for sixteen more, and most humans are one row.
  const listRows = (members: readonly number[]) => [...members.flatMap((at) => rows[at] ?? [])];
  return groups.flatMap((group): IncomingHuman[] => {
    const own = listRows(group.members);
    const first = own[0];
    if (first === undefined) return [];
    const name = own.reduce((best, { row }) => (isFuller(row.name, best) ? row.name : best), first.row.name);
    return [
      {
        rows: own,
        name,
        birthDate: own.find(({ row }) => row.birthDate !== undefined)?.row.birthDate,
        snils: own.find(({ row }) => row.snils !== undefined)?.row.snils,
        alike: group.alike.flatMap((at) => listRows(groups[at]?.members ?? []).slice(0, 1)),
      },
    ];
  });
}
