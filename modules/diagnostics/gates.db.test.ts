import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#core/access/grants.ts';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { emptyCampaign } from '#tests/builders/diagnostics.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import type { diagnosticsContract } from './contract.ts';
import { diagnosticsModule } from './server.ts';

const title = 'Диагностика 2026 года';
const wholeList = {
  stage: 'entry',
  organizationIds: [],
  postCodes: [],
  subjectCodes: [],
  cohort: '',
  personIds: [],
  direction: '',
};
const id = '0190a000-0000-7000-8000-000000000000';
const fields = { ...emptyCampaign, title };
const stage = { stage: 'entry', instrumentVersionId: null, startsOn: null, endsOn: null };
const recommendation = { addressee: 'Методистам', organizationId: null, text: 'Провести занятие.', dueOn: null };

/** An input that fits the schema, and the roles that pass the gate. */
const staff: readonly Role[] = ['service_head', 'methodist'];
const readers: readonly Role[] = [...staff, 'authority', 'school_head'];
const needing: readonly Role[] = ['school_head', 'tutor', 'teacher'];
const responding = ROLES.filter((role) => role !== 'administrator');
const gates: Record<keyof typeof diagnosticsContract & string, readonly [input: unknown, roles: readonly Role[]]> = {
  listCompetences: [{}, readers],
  addCompetence: [{ title: 'новая' }, staff],
  editCompetence: [{ id, title: 'новая', synonyms: [], isActive: true }, staff],
  listInstruments: [{}, readers],
  addInstrument: [
    {
      instrument: { title: 'Тест', author: null, isIndependent: true },
      version: { version: '1', act: null, approvedOn: null },
    },
    staff,
  ],
  addVersion: [{ instrumentId: id, version: { version: '1', act: null, approvedOn: null } }, staff],
  saveScale: [{ instrumentVersionId: id, competenceId: id, levels: [] }, staff],
  list: [{}, readers],
  add: [{ fields, stages: [] }, staff],
  get: [{ campaignId: id }, readers],
  edit: [{ campaignId: id, version: 1, changes: {} }, staff],
  saveStage: [{ campaignId: id, stage }, staff],
  move: [{ campaignId: id, version: 1, to: 'running' }, staff],
  listParticipants: [{ campaignId: id }, readers],
  previewInvite: [{ ...wholeList, campaignId: id }, staff],
  invite: [{ ...wholeList, campaignId: id }, staff],
  inviteChoices: [{}, staff],
  mark: [{ ids: [id], state: 'declined' }, [...staff, 'school_head']],
  removeInvited: [{ ids: [id] }, staff],
  assignKeys: [{ campaignId: id, keys: [] }, staff],
  report: [{ campaignId: id }, readers],
  coverage: [{ campaignId: id, stage: 'entry' }, readers],
  conclusions: [{ campaignId: id }, readers],
  saveRecommendation: [{ campaignId: id, id: null, version: null, fields: recommendation }, staff],
  removeRecommendation: [{ campaignId: id, id }, staff],
  profile: [{ personId: id }, needing],
  listNeeds: [{ organizationId: id }, needing],
  organizationCampaigns: [{ organizationId: id }, readers],
  myInvitations: [{}, responding],
  respond: [{ id, answer: 'declined' }, responding],
  previewNote: [{ campaignId: id }, readers],
  makeNote: [{ campaignId: id }, staff],
  noteProgress: [{ campaignId: id }, staff],
};

describe('gates', () => {
  it.each(Object.entries(gates))('[ROLE-19] %s is closed to everybody else', (name, [input, roles]) =>
    inTestTenant(async (context) => {
      const passed: Role[] = [];
      for (const role of ROLES) {
        const acting = actingAs(context, { role, organizationId: newId(), personId: newId(), menteeIds: [newId()] });
        const request = { requestId: 'test', open: <T>(work: (inside: Context) => Promise<T>) => work(acting) };
        const procedure = diagnosticsModule.router[name] as Parameters<typeof call>[0];
        const code = await call(procedure, input as never, { context: request as never }).then(
          () => 'ok',
          (error: { code: string }) => error.code,
        );
        if (code !== 'forbidden') passed.push(role);
      }
      expect(passed.toSorted()).toEqual([...roles].toSorted());
    }),
  );
});
