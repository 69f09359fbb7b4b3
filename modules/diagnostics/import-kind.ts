import { z } from 'zod';
import type { ImportEffect, ImportKind } from '#modules/imports/kind.ts';
import {
  findOverwrittenPeople,
  listResultFields,
  openResultReader,
  revertNamedPeople,
} from '#modules/imports/public.ts';
import { describeResults, describeResultValue, titleOfResultField } from './import/describe-results.ts';
import { planResultRows } from './import/plan-results.ts';
import { stageSchema } from './model.ts';
import { revertResults } from './public.ts';
import { listCompetenceRows } from './store/setup.ts';

const RESULT_THINGS: ReadonlySet<string> = new Set(['participation', 'campaign', 'campaign_stage']);

function isOfResults({ thing }: ImportEffect): boolean {
  return RESULT_THINGS.has(thing);
}

/** Tables of diagnostics results (DIAG-03, DIAG-05, DIAG-36): wide or long, with names or with numbers only. */
export const diagnosticsImportKind: ImportKind = {
  code: 'diagnostics',
  title: 'Результаты диагностики',
  permission: 'diagnostics.import',
  isConfidential: true,
  marksInserts: false,
  isAboutPeople: true,
  needsOrganization: false,
  parameters: z.object({
    campaign: z.string('Укажите, какая это диагностика.').trim().min(3, 'Укажите, какая это диагностика.').max(300),
    /** Of columns and rows that do not say their stage themselves. */
    stage: stageSchema.default('entry'),
  }),
  listFields: async (context) => {
    const competences = await listCompetenceRows(context);
    return listResultFields(competences.filter(({ isActive }) => isActive));
  },
  openReader: openResultReader,
  plan: planResultRows,
  describe: describeResults,
  titleOfField: titleOfResultField,
  hrefOf: (id) => `/people/${id}`,
  describeValue: describeResultValue,
  findOverwritten: (context, effects) =>
    findOverwrittenPeople(
      context,
      effects.filter((effect) => !isOfResults(effect)),
    ),
  revert: async (context, effects, batchId) => {
    await revertResults(context, effects.filter(isOfResults));
    await revertNamedPeople(
      context,
      effects.filter((effect) => !isOfResults(effect)),
      batchId,
    );
  },
};
