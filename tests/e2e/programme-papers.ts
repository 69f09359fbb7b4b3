import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { listBarriers, overflowOf, settle, type Visit } from './browser.ts';
import { download, linesOfFile, readPaper } from './papers.ts';
import { call } from './product-api.ts';
import { beginAsHead, type MadeProgramme, ROWS } from './programme-maker.ts';

interface Occurrence {
  readonly id: string;
  readonly version: number;
  readonly title: string;
}

/** The year so far: one row done with a number, one not done with its reason. */
async function markTwo(by: Visit, { id }: MadeProgramme): Promise<void> {
  const { rows } = await call<{ rows: Occurrence[] }>(by, 'programmes/listOccurrences', { programmeIds: [id] });
  const mark = (title: string, how: object) => {
    const { id: occurrenceId, version } = rows.find((row) => row.title === title) ?? { id: '', version: 0 };
    return call(by, 'programmes/report', { id: occurrenceId, version, mark: how });
  };
  const words = { report: 'Семинар прошёл в школе № 3', amount: 24, amountWords: 'участника' };
  await mark('Семинар для наставников', { step: 'complete', ...words });
  await mark('Открытые уроки молодых педагогов', { step: 'miss', reason: 'Карантин в школе' });
}

function listExecution({ today }: MadeProgramme): string[][] {
  return [
    ['1', 'Семинар для наставников', `${formatDay(today)}: Семинар прошёл в школе № 3, 24 участника.`],
    ['2', 'Открытые уроки молодых педагогов', `Не выполнено, срок ${formatDay(addDays(today, -5))}: Карантин в школе.`],
    ['3', 'Совещание кураторов', 'Срок ещё не наступил.'],
    ['4', 'Конкурс «Наставник и ученик»', 'Срок ещё не наступил.'],
  ];
}

export function describeProgrammePapers(): void {
  describe('what the year has recorded becomes papers', () => {
    let head: Visit;
    let made: MadeProgramme;

    beforeAll(async () => {
      ({ head, made } = await beginAsHead());
      await markTwo(head, made);
    });

    afterAll(() => head.close());

    it('[DOC-20] the report of execution is on the screen, and each of its figures opens what it counts', async () => {
      const { page } = head;
      await page.goto(`/programmes/${made.id}?tab=report`);
      const rows = page.getByRole('table').getByRole('row');
      await rows.first().waitFor();
      const shown = (await rows.allInnerTexts()).map((row) => row.replaceAll('\u00a0', ' ').split('\t'));
      expect(shown).toEqual([['№', 'Содержание деятельности', 'Реализация'], ...listExecution(made)]);
      await page.getByRole('button', { name: /^Не выполнено: 1/ }).click();
      const panel = page.getByRole('dialog', { name: 'Не выполнено' });
      await panel.getByRole('link', { name: '2 Открытые уроки молодых педагогов' }).click();
      await page.getByRole('dialog', { name: 'Пункт 2' }).waitFor();
      await page.goBack();
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
    });

    it('[DOC-20] the same comes in Word, in two columns', async () => {
      const { page } = head;
      await page.getByRole('tab', { name: 'Документы' }).click();
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
      await page.getByRole('button', { name: 'Подготовить: Отчёт о выполнении' }).click();
      await page.waitForURL(/\/documents\//);
      const lines = await readPaper(page);
      const from = lines.indexOf('ОТЧЁТ О ВЫПОЛНЕНИИ');
      expect(lines.slice(from + 2, -1)).toEqual([
        `На ${formatDay(made.today)} в программе 4 пункта плана, наступило 2 срока; выполнено 1 из 2 (50 %); не выполнено: 1.`,
        '№ | Содержание деятельности | Реализация',
        ...listExecution(made).map((row) => row.join(' | ')),
      ]);
    });

    it('[DOC-18] [MON-07] an interim report is made of the data, and not without a recommendation to somebody', async () => {
      const { page } = head;
      await page.goto(`/programmes/${made.id}?tab=papers`);
      await page.getByRole('button', { name: 'Составить отчёт' }).click();
      const form = page.getByRole('dialog', { name: 'Отчёт по программе' });
      const remove = form.getByRole('button', { name: 'Убрать рекомендацию' });
      await remove.first().waitFor();
      expect(await listBarriers(page)).toEqual([]);
      while ((await remove.count()) > 0) await remove.first().click();
      await form.getByRole('button', { name: 'Составить отчёт' }).click();
      await form
        .getByText('Отчёт не составляется без рекомендаций: напишите хотя бы одну, кому и что сделать.')
        .waitFor();
      await form.getByLabel('Заключение, если есть что добавить').fill('План выполняется');
      await form.getByRole('button', { name: 'Добавить рекомендацию' }).click();
      await form.getByLabel('Кому').fill('Школам');
      await form.getByLabel('Что сделать').fill('Провести открытые уроки до каникул');
      await form.getByLabel('Срок').fill(formatDay(addDays(made.today, 20)));
      await form.getByRole('button', { name: 'Составить отчёт' }).click();
      await page.waitForURL(/\/documents\//);
      const lines = await readPaper(page);
      expect(lines).toContain('План выполняется.');
      expect(lines.slice(lines.indexOf('Рекомендации') + 1, -1)).toEqual([
        '№ | Кому | Рекомендация | Срок',
        `1 | Школам | Провести открытые уроки до каникул | ${formatDay(addDays(made.today, 20))}`,
      ]);
    });

    it('[DOC-17] the road map comes as a table of the rows that are seen', async () => {
      const { page } = head;
      await page.goto(`/programmes/${made.id}`);
      await page.getByRole('searchbox').fill('конкурс');
      await page.getByText(/^Показано 1 из 4/).waitFor();
      const [heads = '', ...rows] = await linesOfFile(await download(page, 'XLSX'));
      expect(heads.split(' | ').slice(0, 7)).toEqual([
        ...['№', 'Этап', 'Задача', 'Пункт', 'Аудитория', 'Направление', 'Срок'],
      ]);
      expect(rows.map((row) => row.split(' | ')[3])).toEqual(['Конкурс «Наставник и ученик»']);
    });

    it('[PLAN-05] [DOC-16] the calendar of a month becomes its plan, of all running programmes', async () => {
      const { page } = head;
      const later = addDays(made.today, 30);
      await page.goto(`/calendar?month=${addMonths(later, -1).slice(0, 7)}`);
      await page.getByRole('button', { name: 'Позже' }).click();
      await page.getByText('Конкурс «Наставник и ученик»').first().waitFor();
      expect(new URL(page.url()).searchParams.get('month')).toBe(later.slice(0, 7));
      await page.goto('/calendar');
      await settle(page);
      expect([await overflowOf(page), await listBarriers(page)]).toEqual([0, []]);
      await page.getByRole('button', { name: 'План работы на месяц' }).click();
      await page.waitForURL(/\/documents\//);
      const own = (await readPaper(page)).map((line) => line.split(' | ')).filter((cells) => cells[3] === made.title);
      const due = ROWS.map(({ title, in: days }) => ({ title, on: addDays(made.today, days) }));
      const month = due.filter(({ on }) => on.slice(0, 7) === made.today.slice(0, 7));
      expect(own.map(([, when, what, , who]) => [when, what, who])).toEqual(
        month.map(({ title, on }) => [`до ${formatDay(on)}`, title, 'Методист']),
      );
    });

    it('nothing complained on the way', () => {
      expect(head.complaints).toEqual([]);
    });
  });
}
