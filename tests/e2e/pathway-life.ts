import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_PERSON } from '#modules/people/model.ts';
import { EMPTY_POST } from '#tests/builders/people.ts';
import { enter, listBarriers, overflowOf, settle, type Visit, visit } from './browser.ts';
import { call } from './product-api.ts';

const ON_PAPER = 'Бумагина Вера Львовна';
const ON_PHONE = 'Телефонова Нина Олеговна';
const PASSWORD = 'opora-proverka-2026';

interface Made {
  readonly personId: string;
  readonly pathwayId: string;
}

/** A teacher of the school with a draft on the own request. */
async function makeDraft(deputy: Visit, organizationId: string, name: string): Promise<Made> {
  const [surname = '', givenName = '', patronymic = ''] = name.split(' ');
  const { id: personId } = await call<{ id: string }>(deputy, 'people/add', {
    fields: { ...EMPTY_PERSON, surname, givenName, patronymic },
    post: { ...EMPTY_POST, organizationId, title: 'учитель математики', subjectCodes: ['mathematics'] },
  });
  const needs = [{ competenceCode: 'digital' }];
  const draft = { personId, kind: 'iom', ground: 'request', needs };
  return { personId, pathwayId: (await call<{ id: string }>(deputy, 'pathways/add', draft)).id };
}

/** Opens an account to a teacher by a printed invitation; the visit is signed in by it. */
async function letIn(admin: Visit, teacher: Visit, personId: string): Promise<void> {
  const { invitation } = await call<{ invitation: { code: string } }>(admin, 'accounts/addUser', {
    name: ON_PHONE,
    login: 'telefonova',
    email: null,
    personId,
    assignment: { role: 'teacher', organizationId: null, endsBefore: null, ground: null },
  });
  const answer = await teacher.context.request.post('/api/public/invitation/accept', {
    data: { code: invitation.code, password: PASSWORD },
  });
  if (!answer.ok()) throw new Error(await answer.text());
}

export function describePathwayLife(): void {
  describe('a pathway from the draft to the last item', () => {
    let deputy: Visit;
    let teacher: Visit;
    let methodist: Visit;
    let organizationId: string;
    let onPaper: Made;
    let onPhone: Made;

    beforeAll(async () => {
      deputy = await visit('desk');
      teacher = await visit('phone');
      methodist = await visit('desk');
      const admin = await visit('desk');
      await enter(deputy.page, 'direktor');
      await enter(methodist.page, 'metodist');
      await enter(admin.page, 'admin');
      const { options } = await call<{ options: { id: string }[] }>(deputy, 'organizations/listOptions');
      const { personId } = await call<{ personId: string }>(deputy, 'accounts/me');
      const own = await call<{ posts: { organizationId: string }[] }>(deputy, 'people/get', { id: personId });
      organizationId = own.posts[0]?.organizationId ?? options[0]?.id ?? '';
      onPaper = await makeDraft(deputy, organizationId, ON_PAPER);
      onPhone = await makeDraft(deputy, organizationId, ON_PHONE);
      await letIn(admin, teacher, onPhone.personId);
      await admin.close();
    });

    afterAll(() => Promise.all([deputy, teacher, methodist].map((each) => each.close())));

    it('[IOM-01] [IOM-07] a deputy finds a draft and marks it agreed on paper', async () => {
      const { page } = deputy;
      await page.goto('/pathways?states=["draft"]');
      await page.getByRole('searchbox').first().fill('бумагина');
      const row = page.getByRole('row', { name: new RegExp(ON_PAPER) });
      await row.waitFor();
      await expect.poll(() => page.getByRole('row').count()).toBe(2);
      await row.getByRole('checkbox').click();
      await page.getByRole('button', { name: 'Согласовано на бумаге' }).click();
      await page.getByRole('button', { name: 'Отметить согласование' }).click();
      await page.getByText(/ИОМ: 1.изменён/).waitFor();
      await page.goto(`/pathways/${onPaper.pathwayId}`);
      await page.getByText('согласован', { exact: true }).waitFor();
    });

    it('[IOM-01] a teacher with a phone sees what can be strengthened and agrees in one tap, typing nothing', async () => {
      const { page } = teacher;
      await page.goto('/my-pathway');
      await page.getByRole('heading', { name: 'Что можно усилить' }).waitFor();
      const text = await page.locator('main').textContent();
      expect(text).not.toMatch(/дефицит|низк/i);
      expect(await overflowOf(page)).toBe(0);
      expect(await listBarriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Согласен' }).click();
      await page.getByText('вы согласны, ждёт приказа').waitFor();
    });

    it('[IOM-04] both come into force by the order of the school', async () => {
      const choice = { campaignId: null, organizationId, purpose: 'approve' };
      const { orders } = await call<{ orders: { documentId: string }[] }>(deputy, 'pathways/makeOrders', choice);
      const { id, version } = await call<{ id: string; version: number }>(deputy, 'documents/get', {
        id: orders[0]?.documentId,
      });
      const { today } = await call<{ today: string }>(deputy, 'accounts/me');
      await call(deputy, 'documents/setNumberAndDate', { id, version, number: '4-у', signedOn: today });
      await deputy.page.goto(`/pathways/${onPaper.pathwayId}?tab=papers`);
      await deputy.page.getByText(/№ 4-у от/).waitFor();
    });

    it('[IOM-07] the deputy closes an item, and the history says which', async () => {
      const { page } = deputy;
      await page.goto(`/pathways/${onPaper.pathwayId}`);
      await page.getByRole('button', { name: 'Выполнено', exact: true }).first().click();
      await page.getByLabel('Подтверждение').fill('удостоверение № 12');
      await page.getByRole('button', { name: 'Отметить выполнение' }).click();
      await page.getByText('Подтверждение: удостоверение № 12').waitFor();
      await page.getByRole('tab', { name: 'История' }).click();
      await page.getByText('пункт ИОМ выполнен').waitFor();
      await page.getByText('удостоверение № 12').first().waitFor();
      expect(await listBarriers(page)).toEqual([]);
    });

    it('[IOM-07] the teacher taps «Сделано», from «Сегодня» too, and the deputy accepts it', async () => {
      const { page } = teacher;
      await page.goto('/');
      await page.getByRole('region', { name: 'Следующий шаг' }).getByRole('button', { name: 'Сделано' }).click();
      await page.getByText('Отмечено. Тьютор увидит и подтвердит').waitFor();
      await page.goto('/my-pathway');
      await page.getByText('вы отметили').waitFor();
      await deputy.page.goto('/pathways?attention=confirmed');
      await deputy.page.getByRole('link', { name: ON_PHONE }).click();
      await deputy.page.getByRole('button', { name: /^Принять отмеченное: 1.пункт/ }).click();
      await deputy.page.getByText('выполнено', { exact: true }).first().waitFor();
    });

    it('[ROLE-04] the methodist sees that the pathway is there, not what it holds', async () => {
      const { page } = methodist;
      await page.goto(`/pathways/${onPaper.pathwayId}`);
      await page.getByText('Что записано в этом ИОМ, видят сам педагог, его тьютор и школа').waitFor();
      expect(await page.getByRole('tab', { name: 'Пункты' }).count()).toBe(0);
      await page.getByRole('tab', { name: 'История' }).click();
      await page.getByText('пункт ИОМ выполнен').first().waitFor();
      expect(await page.getByText('удостоверение № 12').count()).toBe(0);
    });

    it('[ROLE-04] the teacher reads who has looked', async () => {
      const { page } = teacher;
      await page.goto('/my-pathway');
      await page.getByRole('link', { name: 'Кто открывал мои данные' }).click();
      await page.getByText(/— ИОМ/).first().waitFor();
    });

    it('[DIAG-18] the teacher answers the self-check for themselves and may erase it', async () => {
      const { page } = teacher;
      await page.goto('/self-check');
      await page.getByRole('radio', { name: 'точно про меня' }).first().click();
      await page.getByRole('radio', { name: 'скорее про меня' }).nth(1).click();
      await page.getByRole('button', { name: 'Сохранить ответы' }).click();
      await page.getByText(/3,5.из.4/).waitFor();
      await settle(page);
      expect(await listBarriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Стереть', exact: true }).click();
      await page.getByRole('button', { name: 'Стереть ответы' }).click();
      await page.getByText(/3,5.из.4/).waitFor({ state: 'detached' });
    });

    it('nothing complained on the way', () => {
      for (const { complaints } of [deputy, teacher, methodist]) expect(complaints).toEqual([]);
    });
  });
}
