import type { Handlers } from '#core/http/implement.ts';
import type { occurrencesContract } from '../contract/occurrences.ts';
import * as marks from '../service/marks.ts';
import * as evidence from '../service/occurrence-evidence.ts';
import * as service from '../service/occurrences.ts';

const OK = { ok: true } as const;

export const occurrenceHandlers: Handlers<typeof occurrencesContract> = {
  listOccurrences: (context, filter) => service.listOccurrences(context, filter),
  getOccurrence: (context, { id }) => service.showOccurrence(context, id),
  myOccurrences: (context) => service.listOwn(context),
  report: async (context, { id, version, mark }) => ({ markId: await marks.report(context, id, version, mark) }),
  reportMany: (context, { ids, mark }) => marks.reportMany(context, ids, mark),
  undoReport: (context, { markId }) => marks.undoReport(context, markId),
  addEvidence: async (context, { id, evidence: given }) => ({ id: await evidence.addEvidence(context, id, given) }),
  removeEvidence: (context, { id }) => evidence.removeEvidence(context, id).then(() => OK),
  restoreEvidence: (context, { id }) => evidence.restoreEvidence(context, id).then(() => OK),
  showBoard: (context, { id }) => service.showBoard(context, id),
};
