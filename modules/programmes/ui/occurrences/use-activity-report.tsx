import { useCallback } from 'react';
import { readProblem } from '#core/http/client.ts';
import { useAddressState } from '#core/ui/address-state.ts';
import { showProblem } from '#core/ui/state.tsx';
import { pickToReport } from '../../rules/pick-to-report.ts';
import { programmes } from '../api.ts';
import { readOpen } from './list-address.ts';
import { ReportPanel } from './report-panel.tsx';

const ADDRESS = { occurrence: '' };

/** The panel of a report, opened from a row of the road map: at the time that waits first. */
export function useActivityReport(programmeId: string) {
  const [address, setAddress] = useAddressState(ADDRESS);
  const open = useCallback(
    async (activityId: string) => {
      try {
        const { rows } = await programmes.call.listOccurrences({ programmeIds: [programmeId], activityId, limit: 500 });
        const chosen = pickToReport(rows);
        if (chosen) setAddress({ occurrence: chosen.id });
      } catch (error) {
        showProblem(readProblem(error).text);
      }
    },
    [programmeId, setAddress],
  );
  const panel = (
    <ReportPanel
      occurrenceId={readOpen(address)}
      onChoose={(occurrence) => setAddress({ occurrence })}
      onClose={() => setAddress({ occurrence: '' })}
    />
  );
  return { open, panel };
}
