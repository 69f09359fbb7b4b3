import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { formatDay, formatDays } from '#core/time/format.ts';
import { Facts } from '#core/ui/facts.tsx';
import { Section } from '#core/ui/page.tsx';
import { PAPER_TITLES, PAPERS, type PaperKind, PapersProgress, usePapers } from '../steps/papers.tsx';
import type { PathwayAnswer } from '../words.ts';

const NOTES: Record<PaperKind, string> = {
  pathway_plan: 'с грифами «Согласовано» и «Утверждаю»',
  pathway_advice: 'обращение к педагогу: что и где можно усилить',
  pathway_agreement: 'подпись педагога под проектом',
  pathway_acquaintance: 'подпись педагога под приказом',
};

function describeAgreement({ agreedOn, agreedHow }: PathwayAnswer): string | null {
  if (agreedOn === null) return null;
  return `${formatDay(agreedOn)}, ${agreedHow === 'product' ? 'педагогом в программе' : 'на бумаге'}`;
}

function describeConsidered({ consideredBy, consideredNumber, consideredOn }: PathwayAnswer): string | null {
  const minutes = [
    consideredNumber === null ? null : `протокол № ${consideredNumber}`,
    consideredOn === null ? null : `от ${formatDay(consideredOn)}`,
  ];
  return [consideredBy, minutes.filter(Boolean).join(' ')].filter(Boolean).join(', ') || null;
}

/** Under which papers the pathway stands, and which can be printed. */
export function PapersTab({ pathway }: { pathway: PathwayAnswer }) {
  const { print, jobId, busyWith, close } = usePapers(async () => [pathway.id]);
  const { approvedOn, orderNumber } = pathway;
  const order = approvedOn === null ? null : `№ ${orderNumber ?? 'б/н'} от ${formatDay(approvedOn)}`;
  return (
    <div className="op-path-tab">
      <Section title="Под чем стоит">
        <Facts
          columns={2}
          facts={[
            { label: 'Срок', value: formatDays(pathway.startsOn, pathway.endsOn) },
            { label: 'Цель', value: pathway.aim },
            { label: 'Диагностика', value: pathway.campaign },
            { label: 'Согласован', value: describeAgreement(pathway) },
            { label: 'Рассмотрен', value: describeConsidered(pathway) },
            { label: 'Утверждён приказом', value: order },
          ]}
        />
      </Section>
      <Section title="Напечатать">
        <ul className="op-path-lines">
          {PAPERS.map((paper) => (
            <li key={paper}>
              <div>
                <div>{PAPER_TITLES[paper]}</div>
                <div className="op-muted op-small">{NOTES[paper]}</div>
              </div>
              <Button
                variant="default"
                size="compact-sm"
                loading={busyWith === paper}
                leftSection={<IconFileText size="1rem" aria-hidden />}
                aria-label={`Подготовить: ${PAPER_TITLES[paper]}`}
                onClick={() => void print(paper)}
              >
                Подготовить
              </Button>
            </li>
          ))}
        </ul>
      </Section>
      {jobId === undefined ? null : <PapersProgress jobId={jobId} onClose={close} />}
    </div>
  );
}
