import { expect, it } from 'vitest';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { saveFact } from './facts.ts';
import { showPerson } from './person.ts';

const COURSE = {
  ...{ title: 'Наставничество в школе', provider: 'Институт', hours: 72, startsOn: '2025-02-01', endsOn: '2025-02-28' },
  ...{ year: null, isFormal: true, documentKind: 'удостоверение', documentNumber: '12', issuedOn: null },
};

it('[STAFF-14] the service’s own methodists have courses of their own, seen by their head', () =>
  inTestTenant(async (context) => {
    const office = await buildSchool(context, 1, {
      ...{ kind: 'imc', name: 'Информационно-методический центр', shortName: 'ИМЦ' },
    });
    const post = { organizationId: office, postCode: 'methodist', title: 'Методист' };
    const id = await buildPerson(context, 'Зорина Вера Ильинична', post);
    await saveFact(actingAs(context, { role: 'methodist' }), id, null, { fact: 'trainingRecord', fields: COURSE });
    const card = await showPerson(actingAs(context, { role: 'service_head' }), id);
    expect(card.training.map(({ title, hours }) => [title, hours])).toEqual([['Наставничество в школе', 72]]);
    expect(card.posts.map(({ organization }) => organization)).toEqual(['ИМЦ']);
  }));
