import type { FieldSpec, GridCell } from '#modules/imports/model.ts';
import { listPersonFields } from '#modules/imports/public.ts';

const DAYS = /\d{1,2}[./]\d{1,2}|\d{1,2}\s+\p{L}{3,}/u;
const DATES = {
  looksLike: (cell: GridCell) => cell.kind === 'date' || DAYS.test(cell.text),
  sampleNoun: 'даты',
};
const COUNTS = {
  looksLike: (cell: GridCell) => cell.kind === 'number' || /^\s*\d+\s*\p{L}{0,4}\.?\s*$/u.test(cell.text),
  sampleNoun: 'числа',
};

/** Who, and where from; what tells of a post or a former name says nothing here. */
const KEPT = new Set([
  'rowNumber',
  'fullName',
  'lastName',
  'firstName',
  'patronymic',
  'birthDate',
  'snils',
  'organization',
]);

/** Columns of a table of certificates and of a list of those present. @source IOM-07 */
export const itemFields: readonly FieldSpec[] = [
  ...listPersonFields().filter(({ code }) => KEPT.has(code)),
  {
    code: 'event',
    title: 'Мероприятие или программа',
    synonyms: ['мероприят', 'программ', 'тем', 'курс', 'семинар', 'вебинар', 'назван', 'наименован', 'дпп'],
    except: [
      ...[
        'час',
        'объем',
        'дата',
        'срок',
        'период',
        'номер',
        '№',
        'организа',
        'учрежден',
        'форма',
        'вид',
        'школ',
        'отметк',
      ],
    ],
  },
  {
    code: 'provider',
    title: 'Организатор',
    synonyms: [
      'организатор',
      'провод',
      'кем выдан',
      'выдан$',
      'провайдер',
      'образовательн организац',
      'место обучен',
      'мест прохожд',
    ],
    except: ['дата', 'номер', '№'],
  },
  {
    code: 'hours',
    title: 'Часов',
    synonyms: ['час', 'объем', 'количеств час', 'кол час', 'трудоемк', 'ч$'],
    ...COUNTS,
  },
  { code: 'period', title: 'Сроки', synonyms: ['срок', 'период', 'даты', 'дата провед', 'дни провед'], ...DATES },
  { code: 'startsOn', title: 'Начало', synonyms: ['начал', 'с$'], except: ['начальн'], ...DATES },
  { code: 'endsOn', title: 'Окончание', synonyms: ['оконч', 'заверш', 'по$'], except: ['документ'], ...DATES },
  {
    code: 'issuedOn',
    title: 'Дата выдачи',
    synonyms: ['дат выдач', 'дата выдачи', 'выдач', 'дата документ', 'дата$', 'дата удостовер'],
    except: ['рожд', 'провед', 'начал', 'оконч'],
    ...DATES,
  },
  {
    code: 'number',
    title: 'Номер удостоверения',
    synonyms: [
      '№ удостовер',
      'номер удостовер',
      'удостовер',
      'сертификат',
      'регистрац номер',
      'рег №',
      'номер документ',
      '№ документ',
      'серия',
    ],
    except: ['дата', 'выдач', 'час'],
  },
  {
    code: 'mark',
    title: 'Отметка о присутствии',
    synonyms: ['отметк', 'присутств', 'явк', 'участ$', 'участие', 'посещен', 'был$'],
    except: ['подпис', 'дата'],
  },
  { code: 'signature', title: 'Подпись', synonyms: ['подпис', 'роспис'] },
];
