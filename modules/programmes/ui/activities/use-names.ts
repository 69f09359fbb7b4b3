import { useMemo, useState } from 'react';
import { useOrganizations } from '#modules/people/ui/directories.ts';
import type { ActivityRow } from '../../contract/activities.ts';
import type { LinkNames } from './owners-field.tsx';

/** Names of the people and organisations a row is linked to, and of those chosen since it was read. */
export function useLinkNames(row: ActivityRow | undefined): {
  readonly names: LinkNames;
  readonly remember: (id: string | null | undefined, name: string | null | undefined) => void;
} {
  const organizations = useOrganizations();
  const [chosen, setChosen] = useState<LinkNames>(new Map());
  const names = useMemo(() => {
    const known = new Map(organizations.choices.map(({ value, label }) => [value, label]));
    if (row?.executorPersonId) known.set(row.executorPersonId, row.executor ?? '');
    for (const { organizationId, organization, personId, person } of row?.owners ?? []) {
      if (organizationId) known.set(organizationId, organization ?? '');
      if (personId) known.set(personId, person ?? '');
    }
    return new Map([...known, ...chosen]);
  }, [organizations, row, chosen]);
  return {
    names,
    remember: (id, name) => {
      if (id && name) setChosen((before) => new Map([...before, [id, name]]));
    },
  };
}
