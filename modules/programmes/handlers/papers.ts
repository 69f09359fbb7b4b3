import type { Handlers } from '#core/http/implement.ts';
import type { papersContract } from '../contract/papers.ts';
import * as service from '../service/papers.ts';

const made = (documentId: string) => ({ documentId });

export const paperHandlers: Handlers<typeof papersContract> = {
  execution: (context, { id, asOf }) => service.showExecution(context, id, asOf),
  makePaper: (context, { id, ...wish }) => service.makePaper(context, id, wish).then(made),
  makeAmendingOrder: (context, { editionId }) => service.makeAmendingOrder(context, editionId).then(made),
  makeReport: (context, { id, ...wish }) => service.makeReport(context, id, wish).then(made),
  makeMonthlyPlan: (context, { month, organizationId }) =>
    service.makeMonthlyPlan(context, month, organizationId).then(made),
};
