import { describe, expect, it } from 'vitest';
import { readTextDocument } from '#core/office/document/text/read-text.ts';
import { readProgramme } from './read-programme.ts';
import { showActivity, showStages, showTasks, showUnread } from './testing/show-reading.ts';

const read = (...lines: string[]) => readProgramme(readTextDocument(lines.join('\n')));

describe('[PLAN-02] [PLAN-04] [PLAN-05] a plan in paragraphs, without a table', () => {
  it.each([
    [
      'on one line',
      [
        '1. Провести семинар для наставников. Срок: март 2027 г. Отв.: Петрова А.А.',
        '2. Издать сборник (срок – апрель 2027 г., отв. – Лесов П.П., методисты).',
      ],
    ],
    [
      'on lines of their own',
      [
        '1. Провести семинар для наставников.',
        'Срок: март 2027 г.',
        'Ответственный: Петрова А.А.',
        '2. Издать сборник.',
        'Сроки исполнения: апрель 2027 г.',
        'Ответственные – Лесов П.П., методисты',
      ],
    ],
    [
      'dashes in place of numbers',
      [
        '– Провести семинар для наставников; срок: март 2027 г.; отв. Петрова А.А.;',
        '– Издать сборник; срок: апрель 2027 г.; исполнители: Лесов П.П., методисты.',
      ],
    ],
  ])('%s', (name, lines) => {
    const reading = read('План работы на 2027 год', '', ...lines);
    const number = (own: number) => (name.startsWith('dashes') ? '–' : String(own));
    expect(reading.activities.map(showActivity)).toEqual([
      `${number(1)}. Провести семинар для наставников; март 2027 г. = 2027-03-01…2027-03-31; [Петрова А.А.]`,
      `${number(2)}. Издать сборник; апрель 2027 г. = 2027-04-01…2027-04-30; [Лесов П.П. + методисты]`,
    ]);
    expect([reading.kind, reading.title]).toEqual(['plan', 'План работы на 2027 год']);
    expect(showUnread(reading)).toEqual([]);
  });

  it('headings are tasks, a stage or a month; results and those it is for are kept', () => {
    const reading = read(
      'План работы на 2027 год',
      'Работа с кадрами',
      '1. Провести семинар.',
      'Срок: март 2027 г.',
      'Участники: наставники',
      'Результат: справка',
      '2. Собрать анкеты. Срок: 15.05.2027. Отв.: методист.',
      'Издательская работа',
      '3. Издать сборник. Срок: июнь 2027 г.',
      'Второй этап (июль – август 2027 г.)',
      '4. Открыть площадку. Отв.: директор.',
      'Начальник отдела П.П. Лесов',
    );
    expect(showTasks(reading)).toEqual(['–. Работа с кадрами', '–. Издательская работа']);
    expect(showStages(reading)).toEqual(['Второй этап: 2027-07-01…2027-08-31']);
    expect(reading.activities.map(showActivity)).toEqual([
      '1. Провести семинар; задача 0; для наставники; март 2027 г. = 2027-03-01…2027-03-31; []; итог справка',
      '2. Собрать анкеты; задача 0; 15.05.2027 = 2027-05-15; [методист]',
      '3. Издать сборник; задача 1; июнь 2027 г. = 2027-06-01…2027-06-30; []',
      '4. Открыть площадку; задача 1; этап 0; [директор]',
    ]);
    expect(showUnread(reading)).toEqual(['До первого заголовка, абзац: Начальник отдела П.П. Лесов']);
  });

  it('lists beside it stay what they are', () => {
    const reading = read(
      'План работы на 2027 год',
      'Ожидаемые результаты',
      '- обучены команды;',
      '- издан сборник.',
      'Мероприятия',
      '1. Провести семинар. Срок: март 2027 г.',
      '2. Издать сборник. Отв.: директор.',
      'Риски',
      '- нехватка учителей.',
    );
    expect(reading.activities.length).toBe(2);
    expect(reading.tasks).toEqual([]);
    expect(reading.expectedResults).toEqual(['обучены команды', 'издан сборник']);
    expect(reading.risks).toEqual(['нехватка учителей']);
    expect(showUnread(reading)).toEqual([]);
  });

  it.each([
    ['dashes', '– ', '– '],
    ['two levels', '1.1. ', '2.1. '],
  ])('numbers above %s name tasks', (_, first, second) => {
    const reading = read(
      'План работы на 2027 год',
      '1. Работа с кадрами',
      `${first}Провести семинар. Срок: март 2027 г.`,
      '2. Издательская работа',
      `${second}Издать сборник. Отв.: директор.`,
    );
    expect(showTasks(reading)).toEqual(['1. Работа с кадрами', '2. Издательская работа']);
    expect(reading.activities.map(({ title, task }) => [title, task])).toEqual([
      ['Провести семинар', 0],
      ['Издать сборник', 1],
    ]);
  });

  it('a sentence below a number is not lost where bullets with labels follow it', () => {
    const reading = read(
      '1. Издать сборник. Отв.: директор.',
      'I. Анализ ситуации',
      'Школ в районе десять.',
      '- Провести семинар. Срок: март 2027 г.',
    );
    expect(showTasks(reading)).toEqual(['I. Анализ ситуации Школ в районе десять']);
    expect(reading.activities.map(({ title }) => title)).toEqual(['Издать сборник', 'Провести семинар']);
  });

  it('labels that are bullets themselves belong to the number above; a list of labels alone is no plan', () => {
    const plan = read(
      'План работы на 2027 год',
      '1. Провести семинар',
      '- срок: март 2027 г.;',
      '- ответственный: методист;',
      '2. Издать сборник',
      '- отв.: директор.',
    );
    expect(plan.activities.map(showActivity)).toEqual([
      '1. Провести семинар; март 2027 г. = 2027-03-01…2027-03-31; [методист]',
      '2. Издать сборник; [директор]',
    ]);
    expect(read('Паспорт', '- Срок: 2027 год;', '- Исполнитель: методист.').activities).toEqual([]);
  });

  it('an item without a date among others stays one', () => {
    const reading = read(
      'План работы на 2027 год',
      '1. Провести семинар. Срок: март 2027 г.',
      '2. Собрать анкеты.',
      '3. Издать сборник. Отв.: методист.',
    );
    expect(reading.activities.map(showActivity)).toEqual([
      '1. Провести семинар; март 2027 г. = 2027-03-01…2027-03-31; []',
      '2. Собрать анкеты; []',
      '3. Издать сборник; [методист]',
    ]);
  });

  it('items of an order stay the order’s', () => {
    const reading = read(
      'ПРИКАЗ',
      '12.01.2027 № 5',
      'О работе с наставниками',
      'ПРИКАЗЫВАЮ:',
      '1. Провести семинар. Срок: март 2027 г. Отв.: Петрова А.А.',
      '2. Издать сборник. Срок: май 2027 г. Отв.: Лесов П.П.',
    );
    expect(reading.order?.items.length).toBe(2);
    expect(reading.activities).toEqual([]);
  });

  it('one such item makes no plan, tasks without labels are none', () => {
    const reading = read(
      'Программа «Ступени» на 2027 год',
      'Задачи:',
      '1. Изучить запросы. Срок: март 2027 г.',
      '2. Издать сборник.',
    );
    expect(reading.activities).toEqual([]);
    expect(reading.tasks.length).toBe(2);
  });

  it('when and who stand in a bracket; one with a date alone says when something was', () => {
    const reading = read(
      'План работы на 2027 год',
      '1. Провести семинар (10 апреля, Лотова Н.Н.).',
      '2. Открыть выставку (до 20 апреля, ответственный – Фомин А.А.).',
      '3. Подготовить отчёт (май, методисты, ИМЦ).',
    );
    expect(reading.activities.map(showActivity)).toEqual([
      '1. Провести семинар; 10 апреля = 2027-04-10; [Лотова Н.Н.]',
      '2. Открыть выставку; до 20 апреля = …2027-04-20; [Фомин А.А.]',
      '3. Подготовить отчёт; май = 2027-05-01…2027-05-31; [методисты + ИМЦ]',
    ]);
    const told = read('Итоги работы за 2027 год', '– конкурс уроков (март 2027 г.);', '– форум (май 2027 г.).');
    expect(told.activities).toEqual([]);
  });

  it('a month in the place of a number says when', () => {
    const reading = read(
      'План методической работы на 2026-2027 учебный год',
      'Педагогические советы',
      'Август. «Итоги года и перспективы». Отв. Носова Т.Г.',
      'Ноябрь. «Оценивание для обучения». Отв. Лапин В.В.',
      'Методические недели',
      'Октябрь – неделя математики, отв. Юдина С.С.',
      'Январь – февраль 2027 г.: неделя русского языка',
    );
    expect(reading.activities.map(showActivity)).toEqual([
      '–. «Итоги года и перспективы»; задача 0; Август = 2026-08-01…2026-08-31; [Носова Т.Г.]',
      '–. «Оценивание для обучения»; задача 0; Ноябрь = 2026-11-01…2026-11-30; [Лапин В.В.]',
      '–. неделя математики; задача 1; Октябрь = 2026-10-01…2026-10-31; [Юдина С.С.]',
      '–. неделя русского языка; задача 1; Январь – февраль 2027 г. = 2027-01-01…2027-02-28; []',
    ]);
    expect(showTasks(reading)).toEqual(['–. Педагогические советы', '–. Методические недели']);
    expect(showUnread(reading)).toEqual([]);
  });

  it('counts of months are no plan', () => {
    const reading = read('Обращения за 2026 год', 'Сентябрь – 12 обращений', 'Октябрь – 15 обращений');
    expect(reading.activities).toEqual([]);
  });
});
