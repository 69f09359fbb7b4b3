import type { PageTab } from '#core/ui/page.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { EditionsTab } from '../editions/editions-tab.tsx';
import { IndicatorsTab } from '../indicators/indicators-tab.tsx';
import { ExecutionTab } from '../occurrences/execution-tab.tsx';
import { PeopleTab } from '../occurrences/people-tab.tsx';
import { TimelineTab } from '../timeline/timeline-tab.tsx';

/** The tabs of a programme's page, in their order; each slice brings its own. */
export function listTabs(programme: ProgrammeAnswer): PageTab[] {
  return [
    { id: 'passport', title: 'Паспорт', content: <p>{programme.passport.fields.goal}</p> },
    { id: 'execution', title: 'Исполнение', content: <ExecutionTab programme={programme} /> },
    { id: 'indicators', title: 'Показатели', content: <IndicatorsTab programme={programme} /> },
    { id: 'people', title: 'Люди', content: <PeopleTab programme={programme} /> },
    { id: 'timeline', title: 'Лента времени', content: <TimelineTab programmeId={programme.id} /> },
    { id: 'editions', title: 'Редакции', content: <EditionsTab programme={programme} /> },
  ];
}
