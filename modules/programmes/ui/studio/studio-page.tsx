import '../programmes.css';
import './studio.css';
import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { formatCount } from '#core/text/plural.ts';
import { RouterLink } from '#core/ui/link.tsx';
import { Loaded } from '#core/ui/loaded.tsx';
import { Attention, Page, type PageTab } from '#core/ui/page.tsx';
import { usePathParam } from '#core/ui/screen.ts';
import { EmptyState, showProblem, showUndo } from '#core/ui/state.tsx';
import type { ShownFinding, Studio } from '../../contract/readings.ts';
import type { Corrections } from '../../reading/model.ts';
import { download, programmes } from '../api.ts';
import { ApplyForm } from './apply-form.tsx';
import { Columns } from './columns.tsx';
import { Findings } from './findings.tsx';
import { Paper } from './paper.tsx';
import { ActivitiesRead, IndicatorsRead, StructureRead } from './understood.tsx';
import { Unread } from './unread.tsx';
import { ACTIVITIES, INDICATORS, READING_KIND_TITLES, REMARKS, STAGES, TASKS } from './words.ts';

/**
 * Opened by the head of a service right after uploading their programme; they want to see that nothing was lost or misread, and be done.
 */
export function StudioPage() {
  const id = usePathParam('readingId');
  const query = useQuery(programmes.query.showReading.queryOptions({ input: { id } }));
  return (
    <Loaded query={query} back="/programmes/read">
      {(studio) => <StudioView studio={studio} />}
    </Loaded>
  );
}

function useStudio(studio: Studio) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries();
  const onError = (error: Error) => showProblem(readProblem(error).text);
  const correct = useMutation(programmes.query.correctReading.mutationOptions({ onSuccess, onError }));
  const accept = useMutation(programmes.query.acceptFinding.mutationOptions({ onSuccess, onError }));
  const mark = useMutation(
    programmes.query.markReading.mutationOptions({ onSuccess: ({ fileId }) => download(fileId), onError }),
  );
  const setAccepted = (finding: ShownFinding, isAccepted: boolean) =>
    accept.mutate({ fingerprint: finding.fingerprint, isAccepted });
  return {
    isBusy: correct.isPending,
    isMarking: mark.isPending,
    correct: (table: Corrections['tables'][number]) =>
      correct.mutate({
        id: studio.id,
        version: studio.version,
        corrections: { tables: [...studio.corrections, table] },
      }),
    acceptFinding: (finding: ShownFinding) => {
      setAccepted(finding, true);
      showUndo('Замечание больше не появится', () => setAccepted(finding, false));
    },
    mark: () => mark.mutate({ id: studio.id }),
  };
}

type Work = ReturnType<typeof useStudio>;

function marksOf({ findings, reading }: Studio): Map<string, 'finding' | 'understood'> {
  const places = [...reading.activities, ...reading.indicators, ...reading.tasks, ...reading.stages];
  const understood = places.flatMap(({ anchor }) => (anchor === null ? [] : [[anchor, 'understood'] as const]));
  const remarked = findings.flatMap(({ anchor }) => (anchor === null ? [] : [[anchor, 'finding'] as const]));
  return new Map([...understood, ...remarked]);
}

function StudioView({ studio }: { studio: Studio }) {
  const work = useStudio(studio);
  const [focus, setFocus] = useState<string | null>(null);
  const [side, setSide] = useState<'paper' | 'understood'>('understood');
  const [part, setPart] = useState('');
  const marks = useMemo(() => marksOf(studio), [studio]);
  const choose = (anchor: string | null) => {
    setFocus(anchor);
    if (anchor !== null) setSide('paper');
  };
  const openFinding = (anchor: string) => {
    setFocus(anchor);
    setPart('findings');
    setSide('understood');
  };
  return (
    <Page
      title={studio.fileName}
      lead={describe(studio)}
      back={{ href: '/programmes/read', title: 'Загрузить программу или план' }}
      actions={
        studio.mayMark && studio.findings.length > 0 ? (
          <Button variant="default" loading={work.isMarking} onClick={work.mark}>
            Скачать свой файл с замечаниями
          </Button>
        ) : null
      }
    >
      <Applied studio={studio} />
      <SegmentedControl
        className="op-plan-sides"
        fullWidth
        value={side}
        onChange={(value) => setSide(value as typeof side)}
        data={[
          { value: 'understood', label: 'Что мы поняли' },
          { value: 'paper', label: 'Документ' },
        ]}
      />
      <div className="op-plan-studio" data-side={side}>
        <Paper blocks={studio.blocks} marks={marks} focus={focus} onChoose={openFinding} />
        <div className="op-plan-understood">
          <Understood studio={studio} work={work} focus={focus} onChoose={choose} part={part} onPart={setPart} />
        </div>
      </div>
    </Page>
  );
}

function describe({ reading }: Studio): string {
  const { activities, indicators, tasks, stages, kind } = reading;
  const counts = [
    [activities.length, ACTIVITIES],
    [indicators.length, INDICATORS],
    [tasks.length, TASKS],
    [stages.length, STAGES],
  ] as const;
  const found = counts.filter(([count]) => count > 0).map(([count, forms]) => formatCount(count, forms));
  return `${READING_KIND_TITLES[kind]}${found.length > 0 ? `: ${found.join(', ')}` : ''}`;
}

function Applied({ studio }: { studio: Studio }) {
  const [programmeId] = studio.programmeIds;
  if (programmeId === undefined) return null;
  return (
    <Attention action={<RouterLink href={`/programmes/${programmeId}`}>Открыть программу</RouterLink>}>
      По этому документу программа уже создана.
    </Attention>
  );
}

interface UnderstoodProps {
  readonly studio: Studio;
  readonly work: Work;
  readonly focus: string | null;
  readonly onChoose: (anchor: string | null) => void;
}

function listParts({ studio, work, focus, onChoose }: UnderstoodProps): PageTab[] {
  const { reading, findings } = studio;
  const { stages, tasks, passport, groupFunctions, expectedResults, risks, financing } = reading;
  const told = [stages, tasks, passport, groupFunctions, expectedResults, risks, financing];
  const structure = told.reduce((sum, { length }) => sum + length, 0);
  const parts: PageTab[] = [
    {
      id: 'activities',
      title: 'Пункты плана',
      count: reading.activities.length,
      content: <ActivitiesRead reading={reading} onChoose={onChoose} />,
    },
    {
      id: 'indicators',
      title: 'Показатели',
      count: reading.indicators.length,
      content: <IndicatorsRead reading={reading} onChoose={onChoose} />,
    },
    {
      id: 'structure',
      title: 'Паспорт, задачи, этапы',
      count: structure,
      content: <StructureRead reading={reading} onChoose={onChoose} />,
    },
    {
      id: 'columns',
      title: 'Столбцы',
      count: reading.tables.length,
      content: <Columns tables={reading.tables} isBusy={work.isBusy} onCorrect={work.correct} />,
    },
    {
      id: 'findings',
      title: 'Замечания',
      count: findings.length,
      content: <FindingsPart studio={studio} work={work} focus={focus} onChoose={onChoose} />,
    },
    {
      id: 'unread',
      title: 'Не разобрано',
      count: reading.unread.length,
      content: <Unread unread={reading.unread} onChoose={onChoose} />,
    },
  ];
  return parts.filter(({ count }) => count !== 0);
}

function FindingsPart({ studio, work, focus, onChoose }: UnderstoodProps) {
  return (
    <>
      <p className="op-muted">
        {`${formatCount(studio.findings.length, REMARKS)}. Документ не меняется: исправления вносите вы. «Так и надо» запомнится, и замечание больше не появится.`}
      </p>
      <Findings findings={studio.findings} chosen={focus} onChoose={onChoose} onAccept={work.acceptFinding} />
    </>
  );
}

interface ChosenPart extends UnderstoodProps {
  /** '' shows the first. */
  readonly part: string;
  readonly onPart: (part: string) => void;
}

function Understood({ part, onPart, ...props }: ChosenPart) {
  const { studio } = props;
  const parts = listParts(props);
  const current = parts.find(({ id }) => id === part) ?? parts[0];
  return (
    <>
      {studio.state === 'open' ? <ApplyForm studio={studio} /> : null}
      {current === undefined ? (
        <EmptyState
          title="В документе нет ни пунктов, ни показателей"
          text="Похоже, это не программа и не план. Проверьте, тот ли файл загружен; если план в нём есть, но нарисован картинкой, наберите таблицу или сохраните документ с текстом."
        />
      ) : (
        <>
          <nav className="op-plan-read-parts" aria-label="Что понято">
            {parts.map(({ id, title, count }) => (
              <button key={id} type="button" aria-pressed={id === current.id} onClick={() => onPart(id)}>
                {title} <span className="op-tabular">{count}</span>
              </button>
            ))}
          </nav>
          {current.content}
        </>
      )}
    </>
  );
}
