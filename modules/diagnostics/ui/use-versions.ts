import { useQuery } from '@tanstack/react-query';
import { diagnostics } from './api.ts';

/** Instrument versions to choose from. */
export function useVersions(): { value: string; label: string }[] {
  const { data } = useQuery(diagnostics.query.listInstruments.queryOptions({ input: {} }));
  return (data?.instruments ?? []).flatMap((instrument) =>
    instrument.versions.map((version) => ({
      value: version.id,
      label: `${instrument.title}, версия ${version.version}`,
    })),
  );
}
