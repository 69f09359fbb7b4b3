import { implementModule } from '#core/http/implement.ts';
import type { ServerModule } from '#core/module.ts';
import { diagnosticsContract } from './contract.ts';
import { diagnosticsHandlers } from './handlers.ts';
import { runNote } from './note/note-job.ts';
import { NOTE_JOB } from './note/queries.ts';
import { listDependents } from './queries/dependents.ts';
import { prepareCompetences } from './service/setup.ts';
import { detachPerson, movePerson, movePersonBack } from './store/participations.ts';

export const diagnosticsModule: ServerModule = {
  name: 'diagnostics',
  contract: diagnosticsContract,
  router: implementModule(diagnosticsContract, diagnosticsHandlers),
  hooks: {
    movePerson: async (context, fromId, toId) => ({ participation: await movePerson(context, fromId, toId) }),
    movePersonBack: (context, moved, toId) => movePersonBack(context, moved.participation ?? [], toId),
    dependsOn: listDependents,
    erase: detachPerson,
  },
  defineJobs: (jobs) => jobs.define(NOTE_JOB, (run, payload) => runNote(run, payload as Parameters<typeof runNote>[1])),
  prepareTenant: prepareCompetences,
};
