import { heading, table, text, texts } from './build-document.ts';
import { type FaultyDocument, hint, rule } from './planted.ts';

/** An order alone, its appendices in other files; a draft without number. */
export const FAULTY_LONE_ORDER: FaultyDocument = {
  name: 'приказ без приложений',
  plan: {
    kind: 'order',
    title: 'О проведении недели наставничества',
    order: { number: null, signedOn: '2025-02-03' },
    parts: [
      text('ПРИКАЗ'),
      text('от 03.02.2025'),
      text('О проведении недели наставничества'),
      text('ПРИКАЗЫВАЮ:'),
      ...texts(
        '1. Провести неделю наставничества.',
        '2. Утвердить план недели (приложение 1) и состав жюри (приложение 2).',
        '3. Обеспечить участие школ:',
        '1) назначить ответственных;',
        '2) подать заявки;',
        '4) подвести итоги.',
        '4. Контроль оставляю за собой.',
      ),
    ],
  },
  faults: [hint('requisites_missing', 'номера'), hint('appendix_missing', '1 и 2'), rule('numbering_gap', 'пункта 3')],
};

/** A list of indicators for self-assessment of schools. */
export const FAULTY_INDICATOR_LIST: FaultyDocument = {
  name: 'перечень показателей',
  plan: {
    kind: 'indicator_list',
    title: 'Показатели самооценки методической работы',
    parts: [
      heading('Показатели самооценки методической работы'),
      text('Показатели разработаны в помощь школам (и их командам и утверждены советом.'),
      table(
        'indicators',
        [
          ['№', 'number'],
          ['Показатель', 'indicator'],
          ['Значение', 'target'],
          ['Исходное значение', 'value'],
        ],
        ['1', 'Доля педагогов, чей опыт описан', '40 %', '12 %'],
        ['2', 'Формы работы:', '', ''],
        ['2.1', 'число встреч клуба учителей', '6', '3'],
        ['2.2', 'число открытых уроков учителей', '10', '8'],
        ['2.4', 'число выездов педагогов', '4', '2'],
        ['3', 'Доля школ с наставниками', '115 %', '60 %'],
      ),
    ],
  },
  faults: [
    rule('unbalanced_brackets', 'их командам'),
    rule('numbering_gap', '2.3'),
    rule('target_out_of_range', '115'),
  ],
};
