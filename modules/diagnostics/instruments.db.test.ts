import { describe, expect, it } from 'vitest';
import { buildModel, buildPeople, buildSchool, emptyCampaign } from '#tests/builders/diagnostics.ts';
import { inTestTenant } from '#tests/database/database.ts';
import * as campaigns from './service/campaigns.ts';
import * as participants from './service/participants.ts';
import * as setup from './service/setup.ts';

const title = 'Независимое исследование компетенций';
const wholeList = {
  ...{ stage: 'entry' as const, organizationIds: [], postCodes: [], subjectCodes: [], cohort: '', personIds: [] },
  direction: '',
};

describe('instruments and mass campaigns', () => {
  it('[DIAG-10] a mass campaign by order, with dates and a place, invites thousands at once', () =>
    inTestTenant(async (context) => {
      await buildModel(context);
      const school = await buildSchool(context, 1);
      await buildPeople(context, 2500, school);
      const order = { actTitle: 'приказ председателя комитета', actNumber: '48', actDate: '2026-09-01' };
      const stage = {
        stage: 'entry' as const,
        instrumentVersionId: null,
        startsOn: '2026-10-05',
        endsOn: '2026-10-09',
      };
      const fields = { ...emptyCampaign, ...order, title, place: 'центр тестирования' };
      const campaignId = await campaigns.addCampaign(context, fields, [stage]);
      expect(await participants.invite(context, { ...wholeList, campaignId })).toBe(2500);
      expect(await campaigns.getCampaign(context, campaignId)).toMatchObject({ ...order, place: 'центр тестирования' });
      expect((await campaigns.showCampaign(context, campaignId)).stages).toMatchObject([
        { stage: 'entry', startsOn: '2026-10-05', endsOn: '2026-10-09' },
      ]);
    }));

  it('[DIAG-19] an instrument is kept with its author, the act of approval and a scale for each version tried', () =>
    inTestTenant(async (context) => {
      await buildModel(context);
      const instrument = { title: 'Тест методиста', author: 'Институт', isIndependent: true };
      const trial = { version: '1 (апробация)', act: null, approvedOn: null };
      const { id, versionId } = await setup.addInstrument(context, instrument, trial);
      const approved = { version: '2', act: 'приказ № 7', approvedOn: '2026-09-01' };
      const next = await setup.addVersion(context, id, approved);
      const { competences } = await setup.showCompetences(context);
      const level = (code: string, from: number, to: number) => ({ code, title: code, from, to });
      const scale = [level('low', 0, 50), level('high', 50, 100)];
      await setup.saveScale(context, next, competences[0]?.id ?? '', scale);
      const { instruments } = await setup.showInstruments(context);
      const shown = instruments.find(({ title: name }) => name === 'Тест методиста');
      expect(shown).toMatchObject(instrument);
      const versions = new Map(shown?.versions.map((version) => [version.id, version]));
      expect(versions.get(versionId)).toMatchObject(trial);
      expect(versions.get(next)).toMatchObject(approved);
      const first = (version: string) => versions.get(version)?.scales[0];
      expect([first(versionId)?.isDefault, first(next)?.levels]).toEqual([true, scale]);
      await expect(setup.addVersion(context, id, approved)).rejects.toMatchObject({ code: 'instrument_exists' });
    }));
});
