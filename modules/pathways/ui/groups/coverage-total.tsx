import type { ReactNode } from 'react';
import { Figure, type FigureDetails } from '#core/ui/figure.tsx';
import { useSession } from '#core/ui/session.tsx';
import type { CoverageAnswer } from './words.ts';

async function listMissing({ rows }: CoverageAnswer): Promise<FigureDetails> {
  const isNamed = rows.every(({ missing }) => missing !== null);
  return {
    counted: rows.flatMap((row) =>
      (row.missing ?? []).map(({ personId, name }) => ({
        id: personId,
        title: name,
        note: row.organization,
        href: `/people/${personId}`,
      })),
    ),
    missing: [],
    ...(!isNamed && {
      hidden: 'Имена видит школа, где педагог работает. Муниципалитет вправе открыть их службе своим актом.',
    }),
  };
}

function Item({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The whole in three numbers, or why it is not said. */
export function CoverageTotal({ answer }: { answer: CoverageAnswer }) {
  const { today } = useSession();
  const { total } = answer;
  if (answer.rows.length === 0) return null;
  if (total === null) {
    return (
      <p className="op-muted">
        Общего числа здесь нет: вместе с остальными строками оно выдало бы число в скрытой малой группе.
      </p>
    );
  }
  return (
    <dl className="op-figures">
      <Item title="педагогов с дефицитами">
        <Figure
          size="large"
          title="Педагоги с дефицитами"
          value={total.deficits}
          asOf={today}
          formulaText="У кого по последнему независимому результату есть дефицит по правилу муниципалитета. Каждый учтён один раз, по основному месту работы."
        />
      </Item>
      <Item title="с ИОМ">
        <Figure
          size="large"
          title="С ИОМ"
          value={total.withPathway}
          numerator={total.withPathway}
          denominator={total.deficits}
          asOf={today}
          formulaText="У кого есть действующий ИОМ или завершённый ИОМ по этой диагностике. Остановленные ИОМ и отказы не считаются."
        />
      </Item>
      <Item title="без ИОМ">
        <Figure
          size="large"
          title="Без ИОМ"
          value={total.without}
          numerator={total.without}
          denominator={total.deficits}
          asOf={today}
          formulaText="Педагоги с дефицитами, у которых ИОМ нет. Участие добровольное: среди них могут быть и те, кто отказался."
          loadPeople={() => listMissing(answer)}
        />
      </Item>
    </dl>
  );
}
