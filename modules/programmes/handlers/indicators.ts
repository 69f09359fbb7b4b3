import type { Handlers } from '#core/http/implement.ts';
import type { indicatorsContract } from '../contract/indicators.ts';
import * as changes from '../service/indicator-changes.ts';
import { exportIndicators } from '../service/indicator-export.ts';
import { saveValues } from '../service/indicator-values.ts';
import { listProgrammeIndicators, showMatrix } from '../service/indicators.ts';
import { addValueEvidence, turnValueEvidence } from '../service/value-evidence.ts';

const OK = { ok: true } as const;

export const indicatorHandlers: Handlers<typeof indicatorsContract> = {
  indicators: (context, { programmeId }) => listProgrammeIndicators(context, programmeId),
  addIndicator: async (context, { programmeId, fields, targets }) => ({
    id: await changes.addIndicator(context, programmeId, fields, targets),
  }),
  editIndicator: async (context, { id, version, changes: given, targets }) => ({
    version: await changes.editIndicator(context, id, version, given, targets),
  }),
  excludeIndicators: async (context, { programmeId, ids, isExcluded }) => ({
    changed: await changes.excludeIndicators(context, programmeId, ids, isExcluded),
  }),
  orderIndicators: (context, { programmeId, ids }) => changes.orderIndicators(context, programmeId, ids).then(() => OK),
  saveTargets: async (context, { programmeId, rows }) => ({
    saved: await changes.saveTargets(context, programmeId, rows),
  }),
  copyTargets: async (context, { programmeId, from, to }) => ({
    copied: await changes.copyTargets(context, programmeId, from, to),
  }),
  saveValues: async (context, { programmeId, asOf, rows }) => ({
    saved: await saveValues(context, programmeId, asOf, rows),
  }),
  addValueEvidence: async (context, { valueId, evidence }) => ({
    id: await addValueEvidence(context, valueId, evidence),
  }),
  turnValueEvidence: (context, { id, isRemoved }) => turnValueEvidence(context, id, isRemoved).then(() => OK),
  organizationValues: (context, { indicatorId, targetId, asOf }) => showMatrix(context, indicatorId, targetId, asOf),
  indicatorFile: async (context, { programmeId }) => ({ fileId: await exportIndicators(context, programmeId) }),
};
