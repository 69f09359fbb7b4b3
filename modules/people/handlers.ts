import type { Handlers } from '#core/http/implement.ts';
import { setApart } from './apart.ts';
import type { peopleContract } from './contract.ts';
import { closeCopy, exportCopy, listCopies } from './copies.ts';
import { exportRegister } from './export.ts';
import { saveGrid, showGrid } from './grid.ts';
import { mergePeople, undoMerge } from './merge.ts';
import type { PersonFields } from './model.ts';
import { listNamesakes } from './queries/namesakes.ts';
import { summarizeRegister } from './queries/summary.ts';
import * as facts from './service/facts.ts';
import * as service from './service/person.ts';
import { countAttention, showCohorts, showFigure } from './service/summary.ts';
import { setTutor, showTutor } from './service/tutorships.ts';

const OK = { ok: true } as const;

export const peopleHandlers: Handlers<typeof peopleContract> = {
  list: (context, { sort, descending, offset, limit, ...filter }) =>
    service.listRegister(context, filter, { sort, descending, offset, limit }),
  export: async (context, filter) => ({ fileId: await exportRegister(context, filter) }),
  get: (context, { id }) => service.showPerson(context, id),
  showBirthDate: (context, { id }) => service.showBirthDate(context, id),
  add: async (context, { fields, post, isNamesakeConfirmed }) => ({
    id: await service.addPerson(context, fields, post, isNamesakeConfirmed),
  }),
  edit: async (context, { id, version, changes }) => ({
    version: await service.editPerson(context, id, version, changes as Partial<PersonFields>),
  }),
  saveFact: async (context, { personId, id, change }) => ({
    id: await facts.saveFact(context, personId, id, change),
  }),
  removeFact: (context, { personId, fact, id }) => facts.removeFact(context, personId, fact, id).then(() => OK),
  leave: (context, leaving) => facts.leavePost(context, leaving).then(() => OK),
  showTutor: (context, { id }) => showTutor(context, id),
  setTutor: (context, { personId, tutorId }) => setTutor(context, personId, tutorId).then(() => OK),
  history: (context, { id }) => service.showHistory(context, id),
  listNamesakes: async (context) => ({ pairs: await listNamesakes(context) }),
  setApart: (context, { firstId, secondId, isApart }) => setApart(context, firstId, secondId, isApart).then(() => OK),
  merge: async (context, { keptId, mergedId }) => ({ mergeId: await mergePeople(context, keptId, mergedId) }),
  undoMerge: (context, { mergeId }) => undoMerge(context, mergeId).then(() => OK),
  listGrid: (context, filter) => showGrid(context, filter),
  saveGrid: (context, { rows }) => saveGrid(context, rows as Parameters<typeof saveGrid>[1]),
  summary: (context, { organizationIds, asOf }) => summarizeRegister(context, organizationIds, asOf),
  figurePeople: (context, { code, organizationIds, asOf }) => showFigure(context, code, organizationIds, asOf),
  today: (context) => countAttention(context),
  listCohorts: async (context) => ({ cohorts: await showCohorts(context) }),
  closeCopy: async (context, { title, asOf }) => ({ id: await closeCopy(context, title, asOf) }),
  listCopies: async (context) => ({ copies: await listCopies(context) }),
  exportCopy: async (context, { id }) => ({ fileId: await exportCopy(context, id) }),
};
