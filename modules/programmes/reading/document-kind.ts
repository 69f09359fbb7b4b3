import type { ProgrammeReading, ReadingKind } from './model.ts';
import { wordKey } from './plain-text.ts';

type Understood = Pick<ProgrammeReading, 'title' | 'order' | 'passport' | 'activities' | 'indicators' | 'tables'>;

const REPORT =
  /^(?:\p{L}+ )?отчет|(?:анализ|информация|справка) (?:о |об )?(?:выполнени|исполнени|реализаци|итог)|итоги (?:выполнен|реализац)/u;
const PROGRAMME = /программ|концепци/u;
const PLAN = /(?<!\p{L})план|дорожная карта|комплекс мер|циклограмм|график/u;
const LIST = /показател|критери|перечень индикатор|карта самооценк|самооценк/u;

/** What the document is, by its build first and its name second. */
export function findKind(reading: Understood): ReadingKind {
  const { activities, indicators, order } = reading;
  const title = wordKey(reading.title ?? '');
  if (isReport(reading, title)) return 'execution_report';
  if (isProgramme(reading, title)) return 'programme';
  if (activities.length > 0) return 'plan';
  if (indicators.length > 0) return 'indicator_list';
  if (PLAN.test(title)) return 'plan';
  return order ? 'order' : 'other';
}

function isReport({ activities, tables }: Understood, title: string): boolean {
  const done = activities.filter((activity) => activity.done !== null).length;
  const isFilled = tables.some(({ kind }) => kind === 'report') && done * 2 >= activities.length;
  return activities.length > 0 && (isFilled || REPORT.test(title));
}

/** It has a passport and does not call itself a plan, or calls itself a programme and plans something. */
function isProgramme({ activities, passport, tables }: Understood, title: string): boolean {
  const hasTable = tables.some(({ kind }) => kind === 'passport');
  const hasPassport = hasTable || passport?.fields.goal !== undefined;
  const isNamed = PROGRAMME.test(title);
  if (hasPassport) return isNamed || !PLAN.test(title);
  return isNamed && !PLAN.test(title) && !LIST.test(title) && activities.length > 0;
}
