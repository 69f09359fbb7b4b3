import { describe, expect, it } from 'vitest';
import { makePlan } from './plan-content.ts';
import { pathwayPlanKind } from './plan-kind.ts';
import { printPaper } from './testing/print-paper.ts';
import { makeSamplePlan } from './testing/sample-input.ts';

const stampsOf = async (changes: Parameters<typeof makeSamplePlan>[0]) =>
  (await printPaper(pathwayPlanKind, makePlan(makeSamplePlan(changes)))).tables[0];

const dateLine = '«____» ____________ 20___ г.';

describe('the pathway on paper', () => {
  it('[IOM-01] [IOM-02] the whole printed text: stamps, facts, what to strengthen, items, total, signatures', async () => {
    const paper = makePlan(makeSamplePlan());
    expect(paper.doubts).toEqual([]);
    const { paragraphs, tables } = await printPaper(pathwayPlanKind, paper);
    expect(paragraphs).toEqual([
      'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 4 Заозёрского округа»',
      'ИНДИВИДУАЛЬНЫЙ ОБРАЗОВАТЕЛЬНЫЙ МАРШРУТ',
      'Бондарь Юлии Яковлевны',
      'Цель: развитие профессиональных компетенций педагога.',
      'Профессиональные дефициты — что необходимо усилить:',
      '– методическая компетенция (математика);',
      '– работа с текстом.',
      'План мероприятий',
      'Всего: 4 мероприятия, общий объём — 48 ч.',
    ]);
    expect(tables).toEqual([
      [
        [
          `СОГЛАСОВАНО\nТьютор\n____________ П. И. Соболев\n${dateLine}`,
          '',
          `УТВЕРЖДАЮ\nДиректор МБОУ «СОШ № 4»\n____________ О. Н. Кравцова\n${dateLine}`,
        ],
      ],
      [
        ['Фамилия, имя, отчество', 'Бондарь Юлия Яковлевна', 'Должность', 'Учитель математики'],
        ['Образовательная организация', 'МБОУ «СОШ № 4»', 'Квалификационная категория', 'первая'],
        ['Вид плана', 'ИОМ педагога', 'Период', 'с 1 декабря 2026 г. по 30 ноября 2027 г.'],
        ['Основание', 'Результаты диагностики от 12.11.2026', 'Тьютор', 'Соболев Пётр Ильич, учитель математики'],
      ],
      [
        [
          '№',
          'Что усилить',
          'Мероприятие и содержание',
          'Форма',
          'Срок',
          'Объём, ч',
          'Результат',
          'Отметка о выполнении',
        ],
        [
          '1',
          'Методическая компетенция (математика)',
          'Работа с текстом на уроках математики. Разбор заданий, проба на своём уроке',
          'Вебинар, дистанционно',
          'до 31.03.2027',
          '6',
          'Технологическая карта урока',
          '',
        ],
        [
          '2',
          'Методическая компетенция (математика)',
          'Формирующее оценивание в 5–6 классах. Разбор заданий, проба на своём уроке',
          'Курс повышения квалификации, очно и дистанционно',
          '01.02.2027 – 30.04.2027',
          '36',
          'Удостоверение',
          'выполнено 30.04.2027; удостоверение № 17',
        ],
        ['3', '—', 'Пара с коллегой', 'Пара коллег', 'до 31.03.2027', '—', 'Технологическая карта урока', ''],
        [
          '4',
          'Работа с текстом',
          'Смысловое чтение. Разбор заданий, проба на своём уроке',
          'Вебинар, дистанционно',
          'до 31.03.2027',
          '6',
          '—',
          'не выполнено',
        ],
      ],
      [
        ['Педагог', '____________', 'Ю. Я. Бондарь', dateLine],
        ['Тьютор', '____________', 'П. И. Соболев', dateLine],
      ],
    ]);
  });

  it('[DIAG-22] scores stand in it only where the municipality lets them', () => {
    const listNeeds = (withScores: boolean) => makePlan(makeSamplePlan({ withScores })).content.дефициты;
    expect(listNeeds(true)).toEqual([
      { дефицит: 'методическая компетенция (математика)\u00a0— 48\u00a0%, низкий уровень;' },
      { дефицит: 'работа с текстом.' },
    ]);
    expect(JSON.stringify(makePlan(makeSamplePlan({ withScores: false })))).not.toMatch(/48.%|низкий/u);
    expect(listNeeds(false)).toEqual([
      { дефицит: 'методическая компетенция (математика);' },
      { дефицит: 'работа с текстом.' },
    ]);
  });

  it('[IOM-04] an order and minutes stand where signatures would', async () => {
    const considered = { body: 'методический совет', number: '3', on: '2026-11-12' };
    expect(await stampsOf({ considered, order: { number: '4-у', signedOn: '2026-11-20' } })).toEqual([
      [
        'СОГЛАСОВАНО\nМетодический совет\nпротокол от 12.11.2026 № 3',
        '',
        'УТВЕРЖДЕНО\nприказом МБОУ «СОШ № 4»\nот 20 ноября 2026 г. № 4-у',
      ],
    ]);
  });

  it('[IOM-06] without a tutor the director signs; the day of agreement is printed', () => {
    expect(makePlan(makeSamplePlan({ tutor: null, agreedOn: '2026-11-18' })).content.подписи).toEqual([
      { кто: 'Педагог', имя: 'Ю.\u00a0Я.\u00a0Бондарь', когда: 'согласовано 18.11.2026' },
      { кто: 'Директор', имя: 'О.\u00a0Н.\u00a0Кравцова', когда: dateLine.replaceAll(' ', '\u00a0') },
    ]);
  });

  it('[IOM-10] a plan of the municipality’s own kind bears its title', () => {
    const { content } = makePlan(
      makeSamplePlan({ kind: { code: 'own', title: 'Дорожная карта педагога' }, needs: [], items: [] }),
    );
    expect([content.название, content.есть_дефициты, content.итог]).toEqual([
      'ДОРОЖНАЯ КАРТА ПЕДАГОГА',
      false,
      'Всего: 0\u00a0мероприятий.',
    ]);
  });
});
