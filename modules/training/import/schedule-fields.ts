import type { FieldSpec, GridCell } from '#modules/imports/model.ts';

const WHOLE_NUMBER = /^\s*\d+(?:\s*(?:ч|час|чел|мест)\p{L}*\.?)?\s*$/iu;
const DAYS = /\d{1,2}[./]\d{1,2}|\d{1,2}\s+\p{L}{3,}|\p{L}{3,8}\s+20\d\d/u;

function looksLikeCount(cell: GridCell): boolean {
  return cell.kind === 'number' || WHOLE_NUMBER.test(cell.text);
}

function looksLikeDays(cell: GridCell): boolean {
  return cell.kind === 'date' || DAYS.test(cell.text);
}

const DATES = { looksLike: looksLikeDays, sampleNoun: 'даты' };
const COUNTS = { looksLike: looksLikeCount, sampleNoun: 'числа' };

/** Columns of a schedule of courses (план-график), as institutes and methodical services lay them out. @source IOM-11 */
export const scheduleFields: readonly FieldSpec[] = [
  { code: 'rowNumber', title: '№ п/п', synonyms: ['№', 'no$', 'номер'], except: ['программ', 'телефон', 'групп'] },
  {
    code: 'title',
    title: 'Тема или название программы',
    synonyms: ['тем', 'назван', 'наименован', 'программ', 'курс', 'мероприят', 'дпп'],
    except: [
      'слушател',
      'категор',
      'объем',
      'час',
      'срок',
      'дата',
      'форма',
      'мест',
      'организа',
      'вид',
      'тип$',
      'ссылк',
    ],
    required: true,
  },
  { code: 'kind', title: 'Вид', synonyms: ['вид', 'тип$', 'тип мероприят'], except: ['диагност'] },
  {
    code: 'listeners',
    title: 'Категория слушателей',
    synonyms: ['категор слушател', 'слушател', 'категор', 'целев аудитор', 'для кого', 'участник', 'аудитор'],
    except: ['количеств', 'кол', 'числ', 'мест$'],
  },
  {
    code: 'period',
    title: 'Сроки',
    synonyms: ['срок', 'период', 'дата', 'даты', 'дни провед', 'когда', 'время провед'],
    except: ['начал', 'оконч', 'заверш', 'заявк', 'подач', 'регистр'],
    ...DATES,
  },
  {
    code: 'startsOn',
    title: 'Начало',
    synonyms: ['начал', 'дата начал', 'с$'],
    except: ['начальн', 'регистр', 'заявк'],
    ...DATES,
  },
  {
    code: 'endsOn',
    title: 'Окончание',
    synonyms: ['оконч', 'заверш', 'по$'],
    except: ['документ', 'регистр', 'заявк'],
    ...DATES,
  },
  {
    code: 'hours',
    title: 'Объём, ч',
    synonyms: ['объем', 'час', 'количеств час', 'кол час', 'трудоемк', 'ч$'],
    except: ['слушател'],
    ...COUNTS,
  },
  { code: 'form', title: 'Форма', synonyms: ['форма', 'формат', 'форма обучен', 'форма провед'] },
  {
    code: 'place',
    title: 'Место проведения',
    synonyms: ['место', 'мест провед', 'адрес', 'площадк', 'где'],
    except: ['количеств', 'кол$', 'число', 'работ'],
  },
  {
    code: 'places',
    title: 'Мест',
    synonyms: [
      'количеств мест',
      'кол мест',
      'число мест',
      'мест$',
      'квот',
      'количеств слушател',
      'кол слушател',
      'человек',
      'чел$',
    ],
    except: ['место', 'час'],
    ...COUNTS,
  },
  {
    code: 'provider',
    title: 'Организатор',
    synonyms: ['организатор', 'организац', 'учрежден', 'провайдер', 'провод', 'исполнител', 'кафедр'],
    except: ['дата', 'срок', 'форма', 'место', 'мест'],
  },
  {
    code: 'subject',
    title: 'Предмет',
    synonyms: ['предмет', 'дисциплин', 'предметн област'],
    except: ['компетенц'],
  },
  { code: 'competence', title: 'Компетенция', synonyms: ['компетенц', 'направлен', 'дефицит'] },
  {
    code: 'content',
    title: 'Содержание',
    synonyms: ['содержан', 'аннотац', 'описан', 'вопрос'],
    except: ['количеств'],
  },
  { code: 'output', title: 'Результат', synonyms: ['результат', 'итог обучен', 'продукт'], except: ['документ'] },
  { code: 'url', title: 'Ссылка', synonyms: ['ссылк', 'сайт', 'url', 'регистрац', 'страниц'] },
];

/** Titles of what an import may change. */
export const FIELD_TITLES: Readonly<Record<string, string>> = {
  kind: 'Вид',
  title: 'Название',
  content: 'Содержание',
  output: 'Результат',
  provider: 'Организатор',
  place: 'Место проведения',
  url: 'Ссылка',
  form: 'Форма',
  hours: 'Объём, ч',
  startsOn: 'Начало',
  endsOn: 'Окончание',
  places: 'Мест',
  competenceCodes: 'Компетенции',
  subjectCodes: 'Предметы',
  postCodes: 'Должности',
};
