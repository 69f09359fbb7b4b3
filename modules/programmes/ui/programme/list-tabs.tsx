import { formatNumber } from '#core/text/plural.ts';
import type { PageTab } from '#core/ui/page.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { RoadMapTab } from '../activities/road-map-tab.tsx';
import { EditionsTab } from '../editions/editions-tab.tsx';
import { IndicatorsTab } from '../indicators/indicators-tab.tsx';
import { ExecutionTab } from '../occurrences/execution-tab.tsx';
import { PeopleTab } from '../occurrences/people-tab.tsx';
import { PapersTab } from '../papers/papers-tab.tsx';
import { ReportTab } from '../papers/report-tab.tsx';
import { TimelineTab } from '../timeline/timeline-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { PassportTab } from './passport-tab.tsx';

/** The tabs of a programme's page, in their order; each slice brings its own. */
export function listTabs(programme: ProgrammeAnswer): PageTab[] {
  const count = formatNumber(programme.progress.activities);
  return [
    { id: 'road-map', title: 'Дорожная карта', count, content: <RoadMapTab programme={programme} /> },
    { id: 'execution', title: 'Исполнение', content: <ExecutionTab programme={programme} /> },
    { id: 'indicators', title: 'Показатели', content: <IndicatorsTab programme={programme} /> },
    { id: 'people', title: 'Люди', content: <PeopleTab programme={programme} /> },
    { id: 'timeline', title: 'Лента времени', content: <TimelineTab programmeId={programme.id} /> },
    { id: 'editions', title: 'Редакции', content: <EditionsTab programme={programme} /> },
    { id: 'report', title: 'Отчёт', content: <ReportTab programmeId={programme.id} /> },
    { id: 'passport', title: 'Паспорт', content: <PassportTab programme={programme} /> },
    { id: 'papers', title: 'Документы', content: <PapersTab programme={programme} /> },
    { id: 'history', title: 'История', content: <HistoryTab programme={programme} /> },
  ];
}
