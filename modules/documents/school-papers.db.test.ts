import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#core/access/reach.ts';
import { SYSTEM_ACTOR } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import type { EventMap } from '#core/events.ts';
import { newId } from '#core/ids.ts';
import { page } from '#core/office/docx/build-template.ts';
import { paragraph, requisites } from '#core/office/docx/template-blocks.ts';
import { saveSetting } from '#modules/settings/service.ts';
import { buildSchool } from '#tests/builders/diagnostics.ts';
import { actingAs, actorOf, inTestTenant } from '#tests/database/database.ts';
import type { DocumentKind } from './model.ts';
import { documentReadable, makeDocument, registerDocumentKind } from './public.ts';
import { loadReadingRules } from './reading-rules.ts';
import { mayOpenDocument } from './rules.ts';
import { documentsModule } from './server.ts';
import * as service from './service.ts';

const kind: DocumentKind = {
  code: 'test_order',
  title: 'Проверочный приказ',
  spec: { тема: 'text' },
  words: { тема: 'о чём' },
  buildDefault: ({ points }) =>
    page([requisites({ date: '{дата}', number: '{номер}' }), paragraph('{тема}')], { points }),
};
registerDocumentKind(kind);

const everything = { search: '', kinds: [], states: [], aboutId: null, offset: 0, limit: 100 };

function make(context: Context, changes: Partial<Parameters<typeof makeDocument>[1]> = {}) {
  const fields = { kind: kind.code, title: 'Приказ', organizationId: null, about: null, content: { тема: 'ИОМ' } };
  return makeDocument(context, { ...fields, ...changes });
}

async function buildSchools(system: Context) {
  const mine = await buildSchool(system, 1);
  const other = await buildSchool(system, 2);
  const headOf = (organizationId: string) => actingAs(system, { role: 'school_head', organizationId });
  return { mine, other, head: headOf(mine), neighbour: headOf(other) };
}

const openByAct = (system: Context) =>
  saveSetting(actingAs(system, { role: 'service_head' }), {
    key: 'pathway_visibility',
    value: { service: true },
    act: 'постановление от 01.11.2026 № 12',
  });

/** Every heading of access: who made it, whose it is, how it is marked. */
function listMarked(organizationIds: readonly (string | null)[], makers: readonly (string | null)[]) {
  const flags = [true, false];
  return organizationIds.flatMap((organizationId) =>
    makers.flatMap((createdBy) =>
      flags.flatMap((isPersonal) => flags.map((isConfined) => ({ organizationId, createdBy, isPersonal, isConfined }))),
    ),
  );
}

function listActors(mine: string, other: string): Actor[] {
  const roles = ['administrator', 'service_head', 'methodist', 'authority', 'tutor', 'teacher'] as const;
  const heads = [mine, other].map((organizationId) => actorOf({ role: 'school_head', organizationId }));
  const both: Actor = {
    ...actorOf({ role: 'authority' }),
    assignments: [
      { role: 'authority', organizationId: null },
      { role: 'school_head', organizationId: mine },
    ],
  };
  const lost = { ...actorOf({ role: 'school_head' }), accountId: null };
  return [SYSTEM_ACTOR, ...roles.map((role) => actorOf({ role })), ...heads, both, lost];
}

describe('confined documents', () => {
  it.each([false, true])('[IOM-04] [ROLE-05] the rule and its twin in SQL agree; the service let in: %s', (isOpen) =>
    inTestTenant(async (system) => {
      const { mine, other } = await buildSchools(system);
      if (isOpen) await openByAct(system);
      const makers = ['account-methodist', 'account-authority', 'account-school_head', 'account-nobody', null];
      const rows = listMarked([mine, other, null], makers).map((row) => ({ ...row, id: newId() }));
      const common = { tenantId: system.tenantId, kind: kind.code, title: 'Приказ', state: 'draft' as const };
      await system.db
        .insertInto('document')
        .values(rows.map((row) => ({ ...row, ...common })))
        .execute();
      for (const actor of listActors(mine, other)) {
        const context = { ...system, actor };
        const rules = await loadReadingRules(context);
        const expected = rows.filter((row) => mayOpenDocument(actor, { ...row, state: 'draft' }, rules));
        const found = await sql<{ id: string }>`select d.id from document d
          where d.tenant_id = ${system.tenantId} and ${await documentReadable(context)}`.execute(system.db);
        expect(found.rows.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
      }
    }),
  );

  it('[IOM-04] opens in its school, to its maker and to the system, not by a reach over the municipality', () =>
    inTestTenant(async (system) => {
      const { mine, head, neighbour } = await buildSchools(system);
      const { id, fileId } = await make(head, { organizationId: mine, isConfined: true });
      const file = await system.services.files.find(system, fileId);
      const staff = (['service_head', 'methodist', 'authority'] as const).map((role) => actingAs(system, { role }));
      const deputy = { ...head, actor: { ...head.actor, accountId: 'account-deputy' } };
      for (const reader of [head, deputy, system]) {
        expect((await service.showDocument(reader, id)).isConfined).toBe(true);
        expect(file && (await documentsModule.mayReadFile?.document?.(reader, file))).toBe(true);
      }
      for (const stranger of [neighbour, ...staff]) {
        await expect(service.showDocument(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
        await expect(service.withdraw(stranger, id, 1, '')).rejects.toMatchObject({ code: 'not_found' });
        expect((await service.listDocuments(stranger, everything)).total).toBe(0);
        expect(file && (await documentsModule.mayReadFile?.document?.(stranger, file))).toBe(false);
      }
      await openByAct(system);
      const seen = await Promise.all(
        staff.map(async (reader) => (await service.listDocuments(reader, everything)).total),
      );
      expect(seen).toEqual([1, 1, 0]);
      await expect(service.showDocument(neighbour, id)).rejects.toMatchObject({ code: 'not_found' });
    }));

  it('[IOM-04] stays closed to the service by a setting that names no act', () =>
    inTestTenant(async (system) => {
      const { mine } = await buildSchools(system);
      await make(system, { organizationId: mine, isConfined: true });
      const version = { tenantId: system.tenantId, key: 'pathway_visibility', version: 2, validFrom: '2026-01-01' };
      const value = JSON.stringify({ service: true });
      await system.db
        .insertInto('setting')
        .values({ ...version, act: null, value })
        .execute();
      const methodist = actingAs(system, { role: 'methodist' });
      expect((await service.listDocuments(methodist, everything)).total).toBe(0);
    }));
});

describe('documents of a school', () => {
  it('[IOM-04] a school head makes a document for the own school only, and renews it', () =>
    inTestTenant(async (system) => {
      const { mine, other, head } = await buildSchools(system);
      const about = { kind: 'pathway_order', id: newId() };
      const first = await make(head, { organizationId: mine, about });
      expect((await make(head, { organizationId: mine, about })).id).toBe(first.id);
      for (const organizationId of [other, null]) {
        await expect(make(head, { organizationId })).rejects.toMatchObject({ code: 'not_found' });
      }
    }));

  it('[IOM-04] [DOC-02] a number stands once a day in one school and kind; others number by themselves', () =>
    inTestTenant(async (system) => {
      const { mine, other, head } = await buildSchools(system);
      const sign = async (organizationId: string | null, number: string, signedOn = '2026-11-20') => {
        const { id } = await make(system, { organizationId, title: `Приказ ${number}`, isConfined: true });
        await service.setNumberAndDate(system, id, 1, { number, signedOn });
        return id;
      };
      const first = await sign(mine, '4-у');
      await sign(other, '4-у');
      await sign(null, '4-у');
      await sign(mine, '9-у');
      await sign(mine, '4-у', '2026-11-19');
      const twice = { code: 'number_taken', message: 'Номер 4-У от 20.11.2026 уже есть у документа «Приказ 4-у».' };
      await expect(sign(mine, '4-У')).rejects.toMatchObject(twice);
      const foreign = await make(system, { organizationId: mine });
      const methodist = actingAs(system, { role: 'methodist' });
      const blind = service.setNumberAndDate(methodist, foreign.id, 1, { number: '4-у', signedOn: '2026-11-20' });
      const message = 'Номер 4-у от 20.11.2026 уже есть у документа «Проверочный приказ».';
      await expect(blind).rejects.toMatchObject({ code: 'number_taken', message });
      await service.withdraw(head, first, 2, '');
      await sign(mine, '4-у');
      await expect(service.restore(head, first, 3)).rejects.toMatchObject({ code: 'number_taken' });
    }));

  it('[IOM-04] others hear of number and date, of corrections, of a withdrawal and its taking back', () =>
    inTestTenant(async (system) => {
      const heard: unknown[] = [];
      const listen = <K extends 'document.signed' | 'document.withdrawn'>(name: K) =>
        system.services.events.on(name, async (_, event: EventMap[K]) => void heard.push([name, event]));
      listen('document.signed');
      listen('document.withdrawn');
      const { id } = await make(system);
      await service.setNumberAndDate(system, id, 1, { number: '4-у', signedOn: '2026-11-20' });
      await service.setNumberAndDate(system, id, 2, { number: '5-у', signedOn: '2026-11-21' });
      await service.withdraw(system, id, 3, '');
      await service.restore(system, id, 4);
      const thing = { documentId: id, kind: kind.code };
      const last = ['document.signed', { ...thing, number: '5-у', signedOn: '2026-11-21' }];
      expect(heard).toEqual([
        ['document.signed', { ...thing, number: '4-у', signedOn: '2026-11-20' }],
        last,
        ['document.withdrawn', thing],
        last,
      ]);
    }));
});
