import { FAULTY_ASSOCIATIONS } from './faulty-associations.ts';
import { FAULTY_FIGURES } from './faulty-figures.ts';
import { FAULTY_ORDER } from './faulty-order.ts';
import { FAULTY_REPORT } from './faulty-report.ts';
import { FAULTY_SCHOOL_HELP } from './faulty-school-help.ts';
import { FAULTY_INDICATOR_LIST, FAULTY_LONE_ORDER } from './faulty-short.ts';
import { FAULTY_SITE } from './faulty-site.ts';
import { FAULTY_YEAR_PLAN } from './faulty-year-plan.ts';
import type { FaultyDocument } from './planted.ts';

export const FAULTY_DOCUMENTS: readonly FaultyDocument[] = [
  FAULTY_ORDER,
  FAULTY_SCHOOL_HELP,
  FAULTY_SITE,
  FAULTY_ASSOCIATIONS,
  FAULTY_REPORT,
  FAULTY_FIGURES,
  FAULTY_YEAR_PLAN,
  FAULTY_LONE_ORDER,
  FAULTY_INDICATOR_LIST,
];
