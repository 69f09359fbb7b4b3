import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Choice } from '#core/ui/form.tsx';
import type { DirectoryName } from '#modules/settings/model.ts';
import { organizations, people, settings } from './api.ts';

export type { DirectoryName };

export interface Titles {
  /** What may be chosen now. */
  readonly choices: readonly Choice[];
  /** The title of a code, also of one that is no longer offered; the code itself while nothing is loaded. */
  titleOf(code: string): string;
}

const LONG = 5 * 60_000;

function makeTitles(list: readonly { code: string; title: string; isActive?: boolean }[]): Titles {
  const titles = new Map(list.map((item) => [item.code, item.title]));
  return {
    choices: list.filter((item) => item.isActive !== false).map(({ code, title }) => ({ value: code, label: title })),
    titleOf: (code) => titles.get(code) ?? code,
  };
}

export function useDirectory(directory: DirectoryName): Titles {
  const { data } = useQuery({ ...settings.query.listEntries.queryOptions({ input: { directory } }), staleTime: LONG });
  return useMemo(() => makeTitles(data ?? []), [data]);
}

export function useOrganizations(): Titles {
  const { data } = useQuery({ ...organizations.query.listOptions.queryOptions({ input: {} }), staleTime: LONG });
  return useMemo(
    () => makeTitles((data?.options ?? []).map((option) => ({ code: option.id, title: option.title }))),
    [data],
  );
}

export function useCohorts(): Titles {
  const { data } = useQuery({ ...people.query.listCohorts.queryOptions({ input: {} }), staleTime: LONG });
  return useMemo(() => makeTitles(data?.cohorts ?? []), [data]);
}
