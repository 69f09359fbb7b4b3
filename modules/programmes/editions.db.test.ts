import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { buildSchool } from '#tests/builders/people.ts';
import { buildProgramme, draftActivity, EMPTY_INDICATOR } from '#tests/builders/programmes.ts';
import { actingAs, actorOf, inTestTenant } from '#tests/database/database.ts';
import type { ActivityRow } from './contract/activities.ts';
import { loadSnapshot } from './queries/snapshot.ts';
import { compareSnapshots } from './rules/compare-snapshots.ts';
import { programmesModule } from './server.ts';
import { addActivity, editActivity, excludeActivities } from './service/activities.ts';
import { listActivities } from './service/activity-list.ts';
import * as service from './service/editions.ts';
import { addIndicator, excludeIndicators } from './service/indicator-changes.ts';
import { getProgramme } from './service/load.ts';
import { editProgramme, showProgramme } from './service/programmes.ts';
import { withdrawEdition } from './service/withdraw-edition.ts';

const ACT = { actNumber: '16', actOn: '2026-01-12' };

/** A running plan that an order has approved, with two rows. */
const METHODIST = [{ words: 'Методист', organizationId: null, personId: null }];
const buildApproved = (context: Context) =>
  buildProgramme(
    context,
    [
      draftActivity('Семинар', 'март 2026', { number: '1', owners: METHODIST }),
      draftActivity('Совещание', 'май 2026', { number: '2' }),
    ],
    ACT,
  );

const fieldsOfRow = ({
  taskId,
  stageId,
  number,
  title,
  audience,
  direction,
  resultKind,
  dueWords,
  expected,
}: ActivityRow) => ({
  ...{ taskId, stageId, number, title, audience, direction, resultKind, dueWords, expected },
  owners: METHODIST,
  executorPersonId: null,
});

async function rowOf(context: Context, programmeId: string, number: string) {
  const rows = await listActivities(context, programmeId);
  const row = rows.find((activity) => activity.number === number);
  if (!row) throw new Error('no such row');
  return row;
}

/** Gives the row with the number another title. */
async function retitle(context: Context, programmeId: string, number: string, title: string): Promise<void> {
  const { id, version } = await rowOf(context, programmeId, number);
  await editActivity(context, id, version, { title });
}

async function only(context: Context, programmeId: string) {
  const editions = await service.listEditions(context, programmeId);
  const [edition] = editions;
  if (!edition || editions.length > 1) throw new Error(`${editions.length} editions`);
  return edition;
}

/** Says why, of every change that is there. @returns the draft as it is then */
async function explain(context: Context, programmeId: string, reason: string) {
  const [draft] = await service.listEditions(context, programmeId);
  if (!draft) throw new Error('no draft');
  const unsaid = draft.lines.filter((line) => line.reason === null);
  const reasons = Object.fromEntries(unsaid.map(({ key }) => [key, reason]));
  await service.explainEdition(context, draft.id, draft.version, { reasons });
  const [explained = draft] = await service.listEditions(context, programmeId);
  return explained;
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );

const byHand = { actNumber: '40', actOn: '2026-05-20', inForceOn: null };

/** A row of the register of documents, as making an order leaves it. */
async function addDocument(context: Context, id: string): Promise<void> {
  const file = await context.services.files.save(
    context,
    { name: 'a.docx', mediaType: 'application/octet-stream', purpose: 'document' },
    new Uint8Array([1]),
  );
  await context.db
    .insertInto('document')
    .values({
      tenantId: context.tenantId,
      id,
      kind: 'programme_amendment',
      title: 'Приказ',
      state: 'draft',
      fileId: file.id,
    })
    .execute();
}

describe('a change of a programme', () => {
  it('[DOC-26] without an act, or of a draft, is made at once and opens no edition', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildProgramme(context, [draftActivity('Семинар', 'март 2026', { number: '1' })]);
      await retitle(context, programmeId, '1', 'Круглый стол');
      expect(await service.listEditions(context, programmeId)).toEqual([]);
    }));

  it('[DOC-26] under an act opens one draft edition, and all changes gather in it with their reasons', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildApproved(context);
      await retitle(context, programmeId, '1', 'Круглый стол');
      await explain(context, programmeId, 'просьба школ');
      await retitle(context, programmeId, '2', 'Совещание руководителей');
      await addIndicator(context, programmeId, { ...EMPTY_INDICATOR, title: 'Площадки', number: '1' }, []);
      const edition = await only(context, programmeId);
      expect(edition).toMatchObject({ number: 2, state: 'draft', actions: ['explain', 'enforce', 'withdraw'] });
      expect(edition.lines.map(({ text }) => text)).toEqual([
        'Пункт 1: содержание «Семинар» → «Круглый стол»; причина: просьба школ',
        'Пункт 2: содержание «Совещание» → «Совещание руководителей»',
        'Добавлен показатель 1 «Площадки»',
      ]);
    }));

  it('[DOC-26] what was changed and changed back is no change', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildApproved(context);
      await retitle(context, programmeId, '1', 'Круглый стол');
      await retitle(context, programmeId, '1', 'Семинар');
      expect(await service.listEditions(context, programmeId)).toEqual([]);
    }));
});

describe('an edition', () => {
  it('[DOC-21] [DOC-26] comes into force by number and date of the amending act, once its reasons are said', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildApproved(context);
      await retitle(context, programmeId, '1', 'Круглый стол');
      const draft = await only(context, programmeId);
      expect(await codeOf(service.enforceEdition(context, draft.id, draft.version, byHand))).toBe('edition_reason');
      const version = await service.explainEdition(context, draft.id, draft.version, { reason: 'решение совета' });
      await service.enforceEdition(context, draft.id, version, byHand);
      expect(await only(context, programmeId)).toMatchObject({
        number: 2,
        state: 'in_force',
        actNumber: '40',
        inForceOn: '2026-05-20',
        actions: ['reopen'],
      });
      expect((await showProgramme(context, programmeId)).edition).toBe(2);
    }));

  it('[DOC-26] keeps what it said: later changes are the next edition, and any two can be compared', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildApproved(context);
      await retitle(context, programmeId, '1', 'Круглый стол');
      const { id, version } = await explain(context, programmeId, 'просьба школ');
      await service.enforceEdition(context, id, version, byHand);
      await retitle(context, programmeId, '1', 'Конференция');
      await retitle(context, programmeId, '2', 'Совещание руководителей');
      const editions = await service.listEditions(context, programmeId);
      expect(editions.map(({ number, state, lines }) => [number, state, lines.length])).toEqual([
        [3, 'draft', 2],
        [2, 'in_force', 1],
      ]);
      const compare = async (from: number, to: number | null) =>
        (await service.compareEditions(context, programmeId, from, to)).map(({ text }) => text);
      expect(await compare(1, 2)).toEqual(['Пункт 1: содержание «Семинар» → «Круглый стол»']);
      expect(await compare(2, 3)).toEqual([
        'Пункт 1: содержание «Круглый стол» → «Конференция»',
        'Пункт 2: содержание «Совещание» → «Совещание руководителей»',
      ]);
      expect(await compare(1, null)).toEqual([
        'Пункт 1: содержание «Семинар» → «Конференция»',
        'Пункт 2: содержание «Совещание» → «Совещание руководителей»',
      ]);
      expect(await compare(2, 2)).toEqual([]);
      expect(await codeOf(service.compareEditions(context, programmeId, 7, null))).toBe('edition_unknown');
    }));

  it('[DOC-21] comes into force with its order and waits again when that is withdrawn; what came since then joins it', () =>
    inTestTenant(async (context) => {
      programmesModule.listen?.(context.services.events);
      const publish = context.services.events.publish;
      const programmeId = await buildApproved(context);
      await retitle(context, programmeId, '1', 'Круглый стол');
      const { id } = await explain(context, programmeId, 'просьба школ');
      const documentId = '01990000-0000-7000-8000-000000000001';
      await addDocument(context, documentId);
      await service.setEditionDocument(context, id, documentId);
      const signed = { documentId, kind: 'programme_amendment', number: '41', signedOn: '2026-06-01' };
      await publish(context, 'document.signed', signed);
      expect(await only(context, programmeId)).toMatchObject({ state: 'in_force', actNumber: '41', actions: [] });
      await publish(context, 'document.signed', { ...signed, number: '41-к' });
      expect(await only(context, programmeId)).toMatchObject({ state: 'in_force', actNumber: '41-к' });
      await retitle(context, programmeId, '2', 'Совещание руководителей');
      await explain(context, programmeId, 'уточнение');
      await publish(context, 'document.withdrawn', { documentId, kind: 'programme_amendment' });
      const edition = await only(context, programmeId);
      expect(edition).toMatchObject({ number: 2, state: 'draft', actNumber: null, documentId: null });
      expect(edition.lines.map(({ text }) => text)).toEqual([
        'Пункт 1: содержание «Семинар» → «Круглый стол»; причина: просьба школ',
        'Пункт 2: содержание «Совещание» → «Совещание руководителей»; причина: уточнение',
      ]);
      expect((await showProgramme(context, programmeId)).edition).toBe(1);
    }));

  it('[DOC-21] entered by mistake is taken back by hand', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildApproved(context);
      await retitle(context, programmeId, '1', 'Круглый стол');
      const { id, version } = await explain(context, programmeId, 'просьба школ');
      await service.enforceEdition(context, id, version, byHand);
      await service.reopenEdition(context, id);
      expect(await only(context, programmeId)).toMatchObject({ number: 2, state: 'draft', actNumber: null });
      expect(await codeOf(service.reopenEdition(context, id))).toBe('edition_state');
    }));

  it('[DOC-26] given up leaves the programme as it was; rows that came with it are excluded, reports stay', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildApproved(context);
      const kept = await addIndicator(context, programmeId, { ...EMPTY_INDICATOR, title: 'Старый' }, []);
      await explain(context, programmeId, 'до изменений');
      const first = await only(context, programmeId);
      await service.enforceEdition(context, first.id, first.version, byHand);
      const before = await loadSnapshot(context, await getProgramme(context, programmeId, 'programme.read'));
      const one = await rowOf(context, programmeId, '1');
      await editActivity(context, one.id, one.version, {
        title: 'Круглый стол',
        dueWords: 'октябрь 2026',
        owners: [{ words: 'Школы', organizationId: null, personId: null }],
      });
      await excludeActivities(context, [(await rowOf(context, programmeId, '2')).id], true);
      await addActivity(context, programmeId, { ...fieldsOfRow(one), title: 'Новое' }, null);
      await addIndicator(context, programmeId, { ...EMPTY_INDICATOR, title: 'Новый' }, []);
      await excludeIndicators(context, programmeId, [kept], true);
      const { version } = await showProgramme(context, programmeId);
      await editProgramme(context, programmeId, version, { title: 'Иначе', endsOn: '2027-05-31' });
      const draft = (await service.listEditions(context, programmeId))[0];
      expect(draft?.lines.map(({ text }) => text)).toEqual([
        'Паспорт: название программы «План работы методической службы на 2026 год» → «Иначе»',
        'Паспорт: срок программы «01.01.2026\u00a0– 31.12.2026» → «01.01.2026\u00a0– 31.05.2027»',
        'Пункт 1: содержание «Семинар» → «Круглый стол»; срок «март 2026» → «октябрь 2026»; ответственный «Методист» → «Школы»',
        'Добавлен пункт 1 «Новое», срок «март 2026», ответственный «Методист»',
        'Исключён пункт 2 «Совещание»',
        'Добавлен показатель «Новый»',
        'Исключён показатель «Старый»',
      ]);
      await withdrawEdition(context, draft?.id ?? '', draft?.version ?? 0);
      const after = await loadSnapshot(context, await getProgramme(context, programmeId, 'programme.read'));
      expect(compareSnapshots(before, after)).toEqual([]);
      expect(after.activities.map(({ title, isExcluded }) => [title, isExcluded]).toSorted()).toEqual([
        ['Новое', true],
        ['Семинар', false],
        ['Совещание', false],
      ]);
      const [given] = await service.listEditions(context, programmeId);
      expect([given?.state, given?.lines.length]).toEqual(['withdrawn', draft?.lines.length]);
      const occurrences = await context.db
        .selectFrom('occurrence')
        .select('dueOn')
        .where('tenantId', '=', context.tenantId)
        .where('activityId', '=', one.id)
        .execute();
      expect(occurrences).toEqual([{ dueOn: '2026-03-31' }]);
    }));

  it('[DOC-21] gives an amending order its content: the act it amends, the reason, item by item', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildApproved(context);
      await retitle(context, programmeId, '1', 'Круглый стол');
      const { id } = await only(context, programmeId);
      const { programme, number, lines } = await service.amendmentContent(context, id);
      expect([programme.actNumber, programme.actOn, number]).toEqual(['16', '2026-01-12', 2]);
      expect(lines.flatMap(({ items }) => items)).toEqual([
        'в пункте 1 в графе «Содержание» слова «Семинар» заменить словами «Круглый стол»',
      ]);
    }));

  it('reasons are joined, an empty one is taken away, and the later of two people hears of it', () =>
    inTestTenant(async (context) => {
      const programmeId = await buildApproved(context);
      await retitle(context, programmeId, '1', 'Круглый стол');
      const { id, version, lines } = await explain(context, programmeId, 'просьба школ');
      const key = lines[0]?.key ?? '';
      await service.explainEdition(context, id, version, { reasons: { [key]: '' } });
      expect((await only(context, programmeId)).lines.map(({ reason }) => reason)).toEqual([null]);
      expect(await codeOf(service.explainEdition(context, id, version, { reason: 'ещё' }))).toBe('changed_by_other');
    }));
});

describe('whose editions they are', () => {
  it('[ROLE-19] are read by who reads the programme and kept by who edits it', () =>
    inTestTenant(async (context) => {
      const [own, other] = [await buildSchool(context, 1), await buildSchool(context, 2)];
      const programmeId = await buildProgramme(context, [draftActivity('Семинар', 'март 2026', { number: '1' })], {
        ...ACT,
        organizationId: own,
      });
      await retitle(context, programmeId, '1', 'Круглый стол');
      const { id } = await only(context, programmeId);
      const attempt = async (actor: Context) => {
        const version = (await only(context, programmeId)).version;
        return {
          list: await codeOf(service.listEditions(actor, programmeId)),
          compare: await codeOf(service.compareEditions(actor, programmeId, 1, null)),
          content: await codeOf(service.amendmentContent(actor, id)),
          explain: await codeOf(service.explainEdition(actor, id, version, { reason: 'совет' })),
        };
      };
      const all = (code: string) => ({ list: code, compare: code, content: code, explain: code });
      expect(await attempt(actingAs(context, { role: 'school_head', organizationId: other }))).toEqual(
        all('not_found'),
      );
      expect(await attempt(actingAs(context, { role: 'teacher' }))).toEqual(all('not_found'));
      expect(await attempt(actingAs(context, { role: 'authority' }))).toEqual({ ...all('ok'), explain: 'not_found' });
      expect(await attempt(actingAs(context, { role: 'school_head', organizationId: own }))).toEqual(all('ok'));
      await inTestTenant(async (stranger) => {
        expect(await attempt({ ...stranger, actor: actorOf({ role: 'service_head' }) })).toEqual(all('not_found'));
      });
    }));
});
