import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { importsContract } from './contract.ts';
import { importsHandlers } from './handlers.ts';
import { applyBatch } from './service/apply-batch.ts';
import { mayReadUpload } from './service/batches.ts';
import { type ReadPayload, readBatch } from './service/read-batch.ts';
import { eraseAnswers, moveAnswers, moveAnswersBack } from './store/answers.ts';

export const importsModule: ServerModule = {
  name: 'imports',
  contract: importsContract,
  router: implementModule(importsContract, importsHandlers),
  hooks: {
    movePerson: async (context, fromId, toId) => ({ importAnswer: await moveAnswers(context, fromId, toId) }),
    movePersonBack: (context, moved, toId) => moveAnswersBack(context, moved.importAnswer ?? [], toId),
    erase: eraseAnswers,
  },
  defineJobs: (jobs) => {
    jobs.define('import.read', (run, payload) => readBatch(run, payload as ReadPayload));
    jobs.define('import.apply', (run, payload) => applyBatch(run, (payload as { batchId: string }).batchId));
  },
  mayReadFile: {
    import: mayReadUpload,
    // A marked copy is made on demand for the one who asked: its author alone reads it.
    marked: async () => false,
  },
};
