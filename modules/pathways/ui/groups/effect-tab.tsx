import { useQuery } from '@tanstack/react-query';
import { Loaded } from '#core/ui/loaded.tsx';
import { Section } from '#core/ui/page.tsx';
import { EmptyState } from '#core/ui/state.tsx';
import { pathways } from '../api.ts';
import { CampaignChoice, type ChosenCampaign } from './campaign-choice.tsx';
import { EffectChart } from './effect-chart.tsx';
import { EffectTable } from './effect-table.tsx';
import type { EffectAnswer } from './words.ts';

/** What changed by the repeat, with what it does not prove said first. */
export function EffectTab() {
  return <CampaignChoice>{(campaign) => <Effect key={campaign.id} campaign={campaign} />}</CampaignChoice>;
}

function Effect({ campaign }: { campaign: ChosenCampaign }) {
  const query = useQuery(pathways.query.effect.queryOptions({ input: { campaignId: campaign.id } }));
  return <Loaded query={query}>{(answer) => <EffectView answer={answer} />}</Loaded>;
}

const hasPairs = ({ competences }: EffectAnswer) =>
  competences.some(({ withPathway, withoutPathway }) =>
    [withPathway, withoutPathway].some(({ n, isHidden }) => isHidden || n > 0),
  );

function EffectView({ answer }: { answer: EffectAnswer }) {
  if (!hasPairs(answer)) {
    return (
      <EmptyState
        title="Сравнивать пока нечего"
        text="Изменение считается по парам: один человек, один инструмент, входная и повторная диагностика. Когда повторные результаты будут загружены, здесь станет видно, что изменилось с ИОМ и без него."
        example="Цифровая компетенция: с ИОМ +6,4 (n = 38), без ИОМ +4,1 (n = 52); у 9 человек с ИОМ результат снизился."
      />
    );
  }
  return (
    <>
      <section className="op-pg-cautions" aria-label="Как это читать">
        <strong>Чего эти числа не доказывают</strong>
        <ul>
          {answer.cautions.map((caution) => (
            <li key={caution}>{caution}</li>
          ))}
        </ul>
      </section>
      <EffectChart answer={answer} />
      <Section title="По компетенциям" note="изменение в процентных пунктах, повторная минус входная">
        <EffectTable answer={answer} />
      </Section>
    </>
  );
}
