import { describe, expect, it } from 'vitest';
import { EMPTY_ORGANIZATION } from '#modules/organizations/model.ts';
import { addOrganization } from '#modules/organizations/public.ts';
import { saveSetting } from '#modules/settings/service.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { loadIssuer } from './issuer.ts';

describe('who issues the note', () => {
  it.each([
    ['[ORG-01] [ORG-02]', 'imdc', 'Информационный методико-диагностический центр'],
    ['[ORG-03]', 'cro', 'Центр развития образования'],
    ['[ORG-04]', 'rmk', 'Районный методический кабинет'],
  ])(
    '%s the one methodical organisation of the municipality (%s), with its head, without a setting',
    (_rows, kind, name) =>
      inTestTenant(async (context) => {
        const head = { headPost: 'Директор', headName: 'А. И. Лунёва' };
        const own = { ...EMPTY_ORGANIZATION, kind, name, shortName: name, ...head };
        const organizationId = await addOrganization(context, own, null);
        const found = await loadIssuer(context);
        expect(found.organizationId).toBe(organizationId);
        expect(found.issuer).toMatchObject({ name, signerPost: 'Директор', signerName: 'А. И. Лунёва' });
      }),
  );

  it('[ORG-02] the requisites of the settings go before those of the card, in every document', () =>
    inTestTenant(async (context) => {
      const name = 'Информационный методико-диагностический центр';
      await addOrganization(context, { ...EMPTY_ORGANIZATION, kind: 'imdc', name, shortName: name }, null);
      const texts = {
        shortName: 'ИМДЦ',
        authority: 'Управление образования',
        address: 'ул. Озёрная, 1',
        phone: '2-00',
      };
      const codes = { email: '', site: '', okpo: '123', ogrn: '', innKpp: '', place: 'г. Заречный' };
      const value = { name, ...texts, ...codes, headPost: 'Директор', headName: 'А. И. Лунёва' };
      await saveSetting(actingAs(context, { role: 'service_head' }), { key: 'service', value, act: null });
      const { issuer } = await loadIssuer(context);
      expect(issuer).toMatchObject({
        ...{ name, authority: 'Управление образования', address: 'ул. Озёрная, 1', codes: ['ОКПО 123'] },
        ...{ place: 'г. Заречный', signerPost: 'Директор', signerName: 'А. И. Лунёва' },
      });
    }));
});
