import { BarChart } from '#core/ui/chart.tsx';
import { Section } from '#core/ui/page.tsx';
import { type CompetenceEffect, type EffectAnswer, raiseFirst } from './words.ts';

/** Both groups have their size in sight: a long bar of six people is no proof. */
const nameGroups = ({ title, withPathway, withoutPathway }: CompetenceEffect) =>
  `${raiseFirst(title)}, n\u00a0=\u00a0${withPathway.n}\u00a0и\u00a0${withoutPathway.n}`;

/** Only where there is a shape: two competences and more with means to lay beside each other. */
export function EffectChart({ answer }: { answer: EffectAnswer }) {
  const shown = answer.competences.filter(
    ({ withPathway, withoutPathway }) => withPathway.mean !== null && withoutPathway.mean !== null,
  );
  if (shown.length < 2) return null;
  return (
    <Section title="Среднее изменение">
      <BarChart
        title="С ИОМ и без него, процентных пунктов"
        categories={shown.map((competence) => nameGroups(competence))}
        series={[
          { name: 'С ИОМ', values: shown.map(({ withPathway }) => withPathway.mean), tone: 'high' },
          { name: 'Без ИОМ', values: shown.map(({ withoutPathway }) => withoutPathway.mean), tone: 'medium' },
        ]}
        digits={1}
      />
    </Section>
  );
}
