import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { documentsContract } from './contract.ts';
import { documentsHandlers } from './handlers.ts';
import { mayReadDocument } from './service.ts';
import { mayReadTemplate } from './templates.ts';

export const documentsModule: ServerModule = {
  name: 'documents',
  contract: documentsContract,
  router: implementModule(documentsContract, documentsHandlers),
  mayReadFile: { document: mayReadDocument, template: mayReadTemplate },
};
