import { formatNumber } from '#core/text/plural.ts';
import type { PageTab } from '#core/ui/page.tsx';
import type { ProgrammeAnswer } from '../../contract/programmes.ts';
import { RoadMapTab } from '../activities/road-map-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { PassportTab } from './passport-tab.tsx';

/** The tabs of a programme's page, in their order; each slice brings its own. */
export function listTabs(programme: ProgrammeAnswer): PageTab[] {
  const count = formatNumber(programme.progress.activities);
  return [
    { id: 'road-map', title: 'Дорожная карта', count, content: <RoadMapTab programme={programme} /> },
    { id: 'passport', title: 'Паспорт', content: <PassportTab programme={programme} /> },
    { id: 'history', title: 'История', content: <HistoryTab programme={programme} /> },
  ];
}
