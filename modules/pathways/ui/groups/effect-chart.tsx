import { BarChart } from '#core/ui/chart.tsx';
import { Section } from '#core/ui/page.tsx';
import { type EffectAnswer, raiseFirst } from './words.ts';

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
        categories={shown.map(({ title }) => raiseFirst(title))}
        series={[
          { name: 'С ИОМ', values: shown.map(({ withPathway }) => withPathway.mean), tone: 'high' },
          { name: 'Без ИОМ', values: shown.map(({ withoutPathway }) => withoutPathway.mean), tone: 'medium' },
        ]}
        digits={1}
      />
    </Section>
  );
}
