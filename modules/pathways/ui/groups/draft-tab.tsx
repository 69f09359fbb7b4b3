import { useQuery } from '@tanstack/react-query';
import { useAddressState } from '#core/ui/address-state.ts';
import { SelectField } from '#core/ui/form.tsx';
import { pathways } from '../api.ts';
import { CampaignChoice, type ChosenCampaign } from './campaign-choice.tsx';
import { DraftPreview } from './draft-preview.tsx';
import { DraftWork } from './draft-work.tsx';

const DEFAULT_KIND = 'iom';

/** Left what goes in, right what would come out; nothing is written until the last button, which says it in numbers. */
export function DraftTab() {
  const [{ kind }, change] = useAddressState({ kind: DEFAULT_KIND });
  const choices = useQuery(pathways.query.choices.queryOptions({ input: {} }));
  const kinds = choices.data?.pathwayKinds ?? [];
  const shown = kinds.some(({ code }) => code === kind) ? kind : (kinds[0]?.code ?? DEFAULT_KIND);
  return (
    <CampaignChoice
      beside={
        <SelectField
          label="Вид плана"
          value={shown}
          choices={kinds.map(({ code, title }) => ({ value: code, label: title }))}
          onChange={(next) => change({ kind: next ?? DEFAULT_KIND })}
        />
      }
    >
      {(campaign) => <DraftStudio key={campaign.id} campaign={campaign} kind={shown} />}
    </CampaignChoice>
  );
}

function DraftStudio({ campaign, kind }: { campaign: ChosenCampaign; kind: string }) {
  const [{ job }, change] = useAddressState({ job: '' });
  if (job !== '') return <DraftWork campaign={campaign} jobId={job} onBack={() => change({ job: '' })} />;
  return <DraftPreview campaign={campaign} kind={kind} onStarted={(jobId) => change({ job: jobId })} />;
}
