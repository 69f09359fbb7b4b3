import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Choice } from '#core/ui/form.tsx';
import type { DirectoryName } from '#modules/settings/model.ts';
import { organizations, settings } from './api.ts';

export interface Titles {
  readonly choices: readonly Choice[];
  titleOf(code: string): string;
}

const LONG = 5 * 60_000;

export function useDirectory(directory: DirectoryName): Titles {
  const { data } = useQuery({ ...settings.query.listEntries.queryOptions({ input: { directory } }), staleTime: LONG });
  return useMemo(() => {
    const titles = new Map((data ?? []).map((entry) => [entry.code, entry.title]));
    const choices = (data ?? [])
      .filter((entry) => entry.isActive)
      .map((entry) => ({ value: entry.code, label: entry.title }));
    return { choices, titleOf: (code) => titles.get(code) ?? code };
  }, [data]);
}

export function useOrganizationChoices(): readonly Choice[] {
  const { data } = useQuery(organizations.query.listOptions.queryOptions({ input: {} }));
  return useMemo(() => (data?.options ?? []).map((option) => ({ value: option.id, label: option.title })), [data]);
}
