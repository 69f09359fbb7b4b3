import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { buildModel, buildPeople, buildSchool, emptyCampaign } from '#tests/builders/diagnostics.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import type { InviteInput } from './contract/shapes.ts';
import { listDeficits, saveResults } from './public.ts';
import { listReportRows } from './queries/report.ts';
import { diagnosticsModule } from './server.ts';
import * as campaigns from './service/campaigns.ts';
import * as participants from './service/participants.ts';
import * as profile from './service/profile.ts';
import { saveRecommendation, showConclusions } from './service/recommendations.ts';
import { showCoverage } from './service/report.ts';
import * as setup from './service/setup.ts';

const title = 'Диагностика 2026 года';
const wholeList: Omit<InviteInput, 'campaignId'> = {
  stage: 'entry',
  organizationIds: [],
  postCodes: [],
  subjectCodes: [],
  cohort: '',
  personIds: [],
  direction: '',
};
const everyone = { stage: null, search: '', organizationIds: [], states: [], directions: [], offset: 0, limit: 100 };

interface Scene {
  readonly campaignId: string;
  readonly schools: readonly [string, string];
  readonly people: readonly string[];
  readonly others: readonly string[];
}

/** Two schools of six invited teachers each; everybody of the first but one has a low digital score. */
async function buildScene(context: Context): Promise<Scene> {
  await buildModel(context);
  const schools = [await buildSchool(context, 1, ['shnor']), await buildSchool(context, 2)] as const;
  const people = await buildPeople(context, 6, schools[0]);
  const others = await buildPeople(context, 6, schools[1]);
  const stage = { stage: 'entry' as const, instrumentVersionId: null, startsOn: '2026-10-05', endsOn: '2026-10-09' };
  const campaignId = await campaigns.addCampaign(context, { ...emptyCampaign, title }, [stage]);
  await participants.invite(context, { ...wholeList, campaignId });
  return { campaignId, schools, people, others };
}

async function saveScores(context: Context, { people, schools }: Scene): Promise<void> {
  await saveResults(context, {
    campaignTitle: title,
    stage: 'entry',
    batchId: null,
    rows: people.map((personId, index) => ({
      personId,
      organizationId: schools[0],
      state: 'done',
      scores: [{ competenceCode: 'digital', state: 'known', score: index === 0 ? 90 : 30 + index }],
    })),
  });
}

async function listAll(context: Context, campaignId: string) {
  return participants.listParticipants(context, { ...everyone, campaignId });
}

async function step(context: Context, campaignId: string, to: Parameters<typeof campaigns.moveCampaign>[3]) {
  const { version } = await campaigns.getCampaign(context, campaignId);
  return campaigns.moveCampaign(context, campaignId, version, to);
}

describe('the life of a campaign', () => {
  it('[MON-07] closes only with results, the note and recommendations, step by step', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      const { campaignId } = scene;
      await expect(step(context, campaignId, 'running')).rejects.toMatchObject({ code: 'step_not_allowed' });
      await step(context, campaignId, 'invitation');
      await step(context, campaignId, 'running');
      await step(context, campaignId, 'results');
      const refusal = await step(context, campaignId, 'closed').catch((error: unknown) => error);
      expect(refusal instanceof AppError && refusal.details.codes).toEqual([
        'results_missing',
        'note_missing',
        'recommendations_missing',
      ]);
      await saveScores(context, scene);
      await saveRecommendation(context, campaignId, {
        id: null,
        version: null,
        fields: { addressee: 'Методистам', organizationId: null, text: 'Провести практикум.', dueOn: '2026-12-01' },
      });
      expect((await campaigns.showCampaign(context, campaignId)).next?.obstacles).toEqual([
        'подготовьте аналитическую справку.',
      ]);
      const note = { tenantId: context.tenantId, id: newId(), kind: 'analytic_note', title: 'Справка' };
      await context.db
        .insertInto('document')
        .values({ ...note, aboutKind: 'campaign', aboutId: campaignId })
        .execute();
      await step(context, campaignId, 'closed');
      await expect(participants.invite(context, { ...wholeList, campaignId })).rejects.toMatchObject({
        code: 'campaign_closed',
      });
    }));

  it('[DIAG-01] no act, no invitation; another’s change is not overwritten', () =>
    inTestTenant(async (context) => {
      await buildModel(context);
      const campaignId = await campaigns.addCampaign(context, { ...emptyCampaign, title, actNumber: null }, []);
      await expect(step(context, campaignId, 'invitation')).rejects.toMatchObject({ code: 'step_not_allowed' });
      await campaigns.editCampaign(context, campaignId, 1, { actNumber: '7' });
      await expect(campaigns.editCampaign(context, campaignId, 1, { actNumber: '8' })).rejects.toMatchObject({
        code: 'changed_by_other',
      });
      expect(await step(context, campaignId, 'invitation')).toBe(3);
    }));

  it('[DIAG-21] proposes the repeat a year later and compares it by the same instrument', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      await saveScores(context, scene);
      expect((await campaigns.showCampaign(context, scene.campaignId)).proposedRepeatOn).toBe('2027-10-05');
      const { versionId } = await setup.addInstrument(
        context,
        { title: 'Другой тест', author: null, isIndependent: true },
        { version: '1', act: null, approvedOn: null },
      );
      const change = { stage: 'entry' as const, instrumentVersionId: versionId, startsOn: null, endsOn: null };
      await expect(campaigns.saveStage(context, scene.campaignId, change)).rejects.toMatchObject({
        code: 'stage_has_results',
      });
    }));

  it('[DIAG-34] says when the yearly monitoring is overdue', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      expect((await campaigns.listCampaigns(context)).monitoring).toEqual({
        lastHeldOn: null,
        isOverdue: true,
        dueOn: null,
      });
      await saveScores(context, scene);
      expect((await campaigns.listCampaigns(context)).monitoring).toEqual({
        lastHeldOn: '2026-10-09',
        isOverdue: false,
        dueOn: '2027-10-09',
      });
      const stage = {
        stage: 'entry' as const,
        instrumentVersionId: null,
        startsOn: '2018-10-01',
        endsOn: '2018-10-05',
      };
      await campaigns.saveStage(context, scene.campaignId, stage);
      expect((await campaigns.listCampaigns(context)).monitoring.isOverdue).toBe(true);
    }));

  it('[DIAG-01] invites by school and subject, each once', () =>
    inTestTenant(async (context) => {
      const { campaignId, schools } = await buildScene(context);
      const physicists = await buildPeople(context, 3, schools[1], { subjectCodes: ['physics'] });
      const input = { ...wholeList, campaignId, organizationIds: [schools[1]], subjectCodes: ['physics'] };
      expect(await participants.previewInvite(context, input)).toEqual({ people: 3, already: 0 });
      expect(await participants.invite(context, input)).toBe(3);
      expect(await participants.invite(context, input)).toBe(0);
      const { rows } = await participants.listParticipants(context, { ...everyone, campaignId, limit: 500 });
      expect(rows.filter((row) => physicists.includes(row.personId ?? '')).length).toBe(3);
    }));

  it('[DIAG-17] covers schools, those of a status apart, and names the silent ones', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      const third = await buildSchool(context, 3);
      await saveScores(context, scene);
      const coverage = await showCoverage(context, scene.campaignId, 'entry');
      const none = { declined: 0, absent: 0, noAnswer: 0 };
      expect(coverage.rows).toEqual([
        { ...none, organizationId: scene.schools[0], organization: 'Школа № 1', invited: 6, done: 6, pending: 0 },
        { ...none, organizationId: scene.schools[1], organization: 'Школа № 2', invited: 6, done: 0, pending: 6 },
      ]);
      expect(coverage.total).toEqual({ ...none, invited: 12, done: 6, pending: 6 });
      expect(coverage.silent).toEqual([{ organizationId: third, organization: 'Школа № 3' }]);
      expect(coverage.institutions).toEqual({
        all: 3,
        participating: 1,
        byStatus: [{ status: 'shnor', title: 'shnor', all: 1, participating: 1 }],
      });
    }));
});

describe('participants', () => {
  it('[DIAG-01] a person agrees, refuses and changes the answer; nobody answers for another', () =>
    inTestTenant(async (context) => {
      const { campaignId, people } = await buildScene(context);
      await step(context, campaignId, 'invitation');
      const own = actingAs(context, { role: 'teacher', personId: people[0] ?? '' });
      const [invitation] = await participants.showMyInvitations(own);
      const id = invitation?.id ?? '';
      expect(invitation).toMatchObject({ state: 'invited', steps: ['consented', 'declined'] });
      await participants.respond(own, id, 'declined');
      await participants.respond(own, id, 'consented');
      const other = actingAs(context, { role: 'teacher', personId: people[1] ?? '' });
      await expect(participants.respond(other, id, 'declined')).rejects.toMatchObject({ code: 'not_found' });
      const row = (await listAll(context, campaignId)).rows.find((each) => each.id === id);
      expect(row).toMatchObject({ state: 'consented', consentOn: '2026-11-22' });
    }));

  it('[DIAG-01] a school marks its own people and nobody else’s', () =>
    inTestTenant(async (context) => {
      const { campaignId, schools, people } = await buildScene(context);
      const head = actingAs(context, { role: 'school_head', organizationId: schools[0] });
      const seen = await listAll(head, campaignId);
      expect(seen.rows.map((row) => row.personId).toSorted()).toEqual([...people].toSorted());
      const own = seen.rows.map((row) => row.id);
      expect(await participants.markParticipations(head, own, { state: 'declined', note: null })).toEqual({
        marked: 6,
        skipped: 0,
      });
      const all = (await listAll(context, campaignId)).rows.map((row) => row.id);
      const foreign = all.filter((id) => !own.includes(id));
      await expect(
        participants.markParticipations(head, foreign, { state: 'declined', note: null }),
      ).rejects.toMatchObject({ code: 'not_found' });
    }));

  it('[STAFF-22] merging two records keeps every participation with one person, and the undo gives them back', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      await saveScores(context, scene);
      const [kept = '', merged = ''] = scene.people;
      const [single = ''] = await buildPeople(context, 1, scene.schools[1]);
      await participants.invite(context, { ...wholeList, campaignId: scene.campaignId, personIds: [single] });
      const { movePerson, movePersonBack } = diagnosticsModule.hooks ?? {};
      const own = async (personId: string) =>
        (await listAll(context, scene.campaignId)).rows.filter((row) => row.personId === personId).length;
      const moved = await movePerson?.(context, single, merged);
      expect(moved).toEqual({ participation: [] });
      await context.db
        .updateTable('person')
        .set({ mergedIntoId: kept })
        .where('tenantId', '=', context.tenantId)
        .where('id', '=', merged)
        .execute();
      expect(await own(kept)).toBe(2);
      expect(new Set((await listReportRows(context, scene.campaignId)).map((row) => row.person)).size).toBe(5);
      await movePersonBack?.(context, moved ?? {}, single);
      const [lonely = ''] = await buildPeople(context, 1, scene.schools[1]);
      const whole = await movePerson?.(context, single, lonely);
      expect(whole?.participation?.length).toBe(1);
      expect(await own(lonely)).toBe(1);
      await movePersonBack?.(context, whole ?? {}, single);
      expect(await own(single)).toBe(1);
    }));

  it('[DIAG-08] erasing a person leaves the figures of groups and no name', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      await saveScores(context, scene);
      const [person = ''] = scene.people;
      await diagnosticsModule.hooks?.erase?.(context, person);
      const rows = await listReportRows(context, scene.campaignId);
      expect(rows.length).toBe(6);
      expect(rows.some((row) => row.person === person)).toBe(false);
    }));

  it('[DIAG-09] says what stands on people that a batch wrote', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      const dependents = await diagnosticsModule.hooks?.dependsOn?.(context, newId(), scene.people);
      expect(dependents).toEqual([
        { text: `Диагностика «${title}»: участие 6\u00a0человек`, href: `/diagnostics/${scene.campaignId}` },
      ]);
    }));
});

describe('who sees what of a person', () => {
  const look = (context: Context, personId: string) => profile.showProfile(context, personId);

  it('[DIAG-22] the person and the tutor see scores, the school head needs only, others nothing', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      await saveScores(context, scene);
      const [, personId = ''] = scene.people;
      const needs = [{ code: 'digital', title: 'цифровая', since: '2026-10-05' }];
      const own = await look(actingAs(context, { role: 'teacher', personId }), personId);
      expect(own).toMatchObject({ view: 'own', needs, lines: [{ results: [{ score: 31, level: { code: 'low' } }] }] });
      const tutor = await look(actingAs(context, { role: 'tutor', menteeIds: [personId] }), personId);
      expect(tutor).toMatchObject({ view: 'scores', lines: own.lines });
      const head = actingAs(context, { role: 'school_head', organizationId: scene.schools[0] });
      expect(await look(head, personId)).toEqual({ view: 'needs', lines: [], needs });
      const strangers = [
        actingAs(context, { role: 'school_head', organizationId: scene.schools[1] }),
        actingAs(context, { role: 'teacher', personId: scene.people[2] ?? '' }),
        actingAs(context, { role: 'tutor', menteeIds: [scene.people[2] ?? ''] }),
        ...(['methodist', 'service_head', 'authority', 'administrator'] as const).map((role) =>
          actingAs(context, { role }),
        ),
      ];
      for (const stranger of strangers)
        await expect(look(stranger, personId)).rejects.toMatchObject({ code: 'not_found' });
      const log = await context.db.selectFrom('accessEntry').select(['kind', 'personId', 'actorName']).execute();
      expect(log).toEqual([
        { kind: 'scores', personId, actorName: 'Проверяющий (tutor)' },
        { kind: 'scores', personId, actorName: 'Проверяющий (school_head)' },
      ]);
    }));

  it('[DIAG-22] a school head sees who needs support and in what; each is told in the log', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      await saveScores(context, scene);
      const head = actingAs(context, { role: 'school_head', organizationId: scene.schools[0] });
      const needs = await profile.listNeeds(head, scene.schools[0]);
      expect(needs.map(({ personId, competences }) => ({ personId, competences }))).toEqual(
        scene.people.slice(1).map((personId) => ({ personId, competences: ['цифровая'] })),
      );
      await expect(profile.listNeeds(head, scene.schools[1])).rejects.toMatchObject({ code: 'not_found' });
      const log = await context.db.selectFrom('accessEntry').select('personId').execute();
      expect(log.map((row) => row.personId).toSorted()).toEqual(scene.people.slice(1).toSorted());
      expect(
        (await listDeficits(context, { campaignId: scene.campaignId })).map((row) => row.personId).toSorted(),
      ).toEqual(scene.people.slice(1).toSorted());
    }));

  it('[DIAG-22] a school reads no sentences of the municipality', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      await saveScores(context, scene);
      const head = actingAs(context, { role: 'school_head', organizationId: scene.schools[0] });
      expect(await showConclusions(head, scene.campaignId)).toMatchObject({
        statements: [],
        proposals: [],
        mayEdit: false,
      });
    }));
});

describe('instruments', () => {
  it('[DIAG-04] refuses a scale with a gap, and any change once there are results', () =>
    inTestTenant(async (context) => {
      const scene = await buildScene(context);
      const { competences } = await setup.showCompetences(context);
      const { instruments } = await setup.showInstruments(context);
      const versionId = instruments[0]?.versions[0]?.id ?? '';
      const competenceId = competences.find(({ code }) => code === 'digital')?.id ?? '';
      const level = (code: string, from: number, to: number) => ({ code, title: code, from, to });
      const save = (levels: ReturnType<typeof level>[]) => setup.saveScale(context, versionId, competenceId, levels);
      await expect(save([level('low', 0, 40), level('high', 50, 100)])).rejects.toMatchObject({ code: 'scale_bad' });
      await save([level('low', 0, 34), level('high', 34, 100)]);
      await saveScores(context, scene);
      expect((await listDeficits(context, { campaignId: scene.campaignId })).length).toBe(3);
      await expect(save([level('low', 0, 60), level('high', 60, 100)])).rejects.toMatchObject({ code: 'scale_in_use' });
    }));

  it('[DIAG-02] [DIAG-20] five competences to begin with; «оценочная» is added once, by its own code', () =>
    inTestTenant(async (context) => {
      await buildModel(context);
      await buildModel(context);
      await setup.addCompetence(context, 'Оценочная', []);
      const { competences } = await setup.showCompetences(context);
      expect(competences.map(({ code }) => code)).toEqual([
        'subject',
        'methodical',
        'digital',
        'communicative',
        'psycho_pedagogical',
        'assessment',
      ]);
      await expect(setup.addCompetence(context, 'оценочная компетенция', [])).rejects.toMatchObject({
        code: 'competence_exists',
      });
    }));
});
