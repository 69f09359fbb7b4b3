import { findMonth } from '#core/time/months.ts';
import type { ColumnRole } from './model.ts';
import { titleKey, wordKey } from './plain-text.ts';

/** What the words of a heading speak for. `weight` 3: hardly anything else; 2: likely; 1: possible. */
export interface RoleHit {
  readonly role: ColumnRole;
  readonly weight: number;
  /** The words themselves, for the reason. */
  readonly words: string;
}

const W = '(?<!\\p{L})';

type Entry = readonly [role: ColumnRole, weight: number, pattern: RegExp];

const word = (source: string) => new RegExp(`${W}(?:${source})`, 'u');
const start = (source: string) => new RegExp(`^(?:${source})`, 'u');
const whole = (source: string) => new RegExp(`^(?:${source})$`, 'u');

/**
 * Stems by which districts name their columns: not a list of titles. Where a title speaks for several roles
 * («Сроки проведения мероприятия»), the word it begins with counts more.
 */
const ENTRIES: readonly Entry[] = [
  [
    'number',
    3,
    whole(
      '(?:№|номер|n|no)(?: ?п ?/? ?п)?(?: (?:пункта|мероприятия|строки|показателя|задачи))?|п ?/? ?п|№№(?: ?п ?/? ?п)?',
    ),
  ],
  ['title', 3, word('мероприят|действи[яе](?! программ)|виды? (?:деятельност|работ)|формы? работы')],
  ['title', 3, word('содержани\\p{L}* (?:деятельност|работ|мероприят|плана|пункта)')],
  [
    'title',
    3,
    start(
      'что (?:делаем|сделать|будет|будем|планиру|проводи|нужно|надо)|наименовани\\p{L}* (?:работ|пункта|событ|действ)',
    ),
  ],
  ['title', 3, word('пункт\\p{L}* плана|событи[еяй]|планируем\\p{L}* (?:работ|действ|дел)|перечень (?:работ|действ)')],
  ['title', 2, whole('содержание|наименование|название|тема|темы|работа|дела|план|запланировано|вопросы?|тематика')],
  ['title', 2, whole('мер[аы](?: поддержки)?')],
  ['title', 2, start('(?:тематика|темы|тема|вопросы|название|наименование|основные дела) ')],
  ['task', 3, word('задач')],
  ['task', 3, start('(?:основны[ех] |ведущ\\p{L}* |приоритетн\\p{L}* )?направлени|раздел|блок|модул|подпрограмм')],
  ['stage', 3, start('(?:наименование |название )?этап')],
  ['audience', 3, word('аудитори|контингент|слушател|целев\\p{L}* групп|для кого|с кем|состав участник')],
  [
    'audience',
    3,
    start('участник|категори\\p{L}* (?:участник|педагог|слушател|работник)|кто (?:участвует|приглаш)|кому|охват'),
  ],
  ['audience', 2, whole('категори[яи]|класс|классы|участие|группа')],
  [
    'due',
    3,
    start('сроки?|дат[аы](?! рожд)|когда|период|время|месяц|примерные сроки|планов\\p{L}* (?:срок|дат)|календарн'),
  ],
  ['due', 3, word('сроки?(?!\\p{L})|дат[аы](?!\\p{L}| рожд)')],
  ['due', 3, whole('(?:начало|окончание|завершение)(?: (?:работы?|реализации|исполнения|выполнения|мероприятия))?')],
  ['due', 2, word('график|периодичност')],
  ['owner', 3, word('ответствен|(?:со)?исполнител')],
  [
    'owner',
    3,
    start(
      'кто (?:отвечает|проводит|проверя|контролиру|делает|исполня|готовит|организу)|отвеча[ею]т|организатор|куратор|координатор',
    ),
  ],
  ['owner', 2, whole('кто|ф и о|фио|отв|отв исполнители|должностное лицо|место и ответственные')],
  [
    'expected',
    3,
    word('ожидаем|прогнозируем|планируем\\p{L}* (?:результат|итог|эффект)|показател\\p{L}* результативност'),
  ],
  [
    'expected',
    3,
    start(
      'что (?:получим|получится|получили|даст)|результат|выход|итог(?!о(?!в))|продукт|документ|эффект|подтвержда|конечн',
    ),
  ],
  [
    'expected',
    3,
    start('форм\\p{L}* (?:отч|предст|заверш|контрол|фиксац|подведен|документ)|где (?:рассматр|заслуш)|способ'),
  ],
  ['expected', 2, word('результат|показател\\p{L}* (?:выполнен|исполнен|реализац|эффективност)')],
  ['expected', 2, start('показател|индикатор')],
  ['done', 3, word('отметк|фактическ|что сделано|проделан|выполнено|сделано|исполнено')],
  ['done', 3, whole('реализация|выполнение|исполнение|статус|отчет|факт выполнения|ход|примечание о выполнении')],
  [
    'done',
    4,
    start(
      '(?:результат|итог|ход|информаци|сведени|степень|анализ)\\p{L}* (?:о |об )?(?:исполн|выполн|ход|реализац\\p{L}*$)',
    ),
  ],
  ['done', 3, start('достигнут|полученн\\p{L}* результат|проведенн\\p{L}* (?:работ|мероприят)')],
  ['indicator', 3, word('показател|индикатор')],
  ['unit', 3, start('ед\\p{L}* ?изм|единиц')],
  [
    'target',
    3,
    word(
      'целев\\p{L}* (?:значен|показат|ориентир)|планов\\p{L}* (?:значен|показат)|планируем\\p{L}* (?:значен|показат)|базов',
    ),
  ],
  ['target', 3, start('значени|норматив|план$|факт$|цель$|цель на|исходн|текущ\\p{L}* значен')],
  [
    'target',
    2,
    whole(
      '(?:на |план |факт )?(?:20\\d\\d)(?: ?[-/] ?(?:20)?\\d\\d)?(?: (?:г|год|года|гг|уч год|учебный год|факт|план|прогноз|отчет|оценка))*',
    ),
  ],
  ['target', 2, start('балл|максимальн|оценка$|шкала')],
  ['criterion', 3, start('(?:наименование |название )?критери')],
  ['due', 3, whole('числ[оа]|день|день недели|дни')],
  ['field', 3, start('(?:наименование |возможные )?риск|источник')],
  ['value', 3, start('мер[ыа]|способ|пути|минимизац|вероятност|последстви|сумма|объем|содержание раздела')],
  ['value', 3, word('(?:тыс|млн) руб|рублей')],
  ['value', 2, whole('примечани[ея]|комментари[ий]')],
];

const QUARTER =
  /^(?:(?:[1-4]|i{1,3}|iv|перв\p{L}+|втор\p{L}+|трет\p{L}+|четверт\p{L}+) (?:кв(?:артал)?|полугодие))(?: 20\d\d)?(?: (?:г|год|года))?$/u;

const DONE_ON =
  /^фактическ\p{L}* (?:срок|дат)|^(?:срок|дат|период).* факт(?:ическ\p{L}*)?(?: (?:исполнени|выполнени)\p{L}*)?$/u;

/** What each role's words found in a column title, the strongest first. */
export function findRoleHits(title: string): RoleHit[] {
  const key = titleKey(title);
  if (key === '' || key.length > 220) return [];
  // A column of a month holds marks of what is due in it.
  const mark = readMarkTitle(title);
  if (mark !== undefined) return [{ role: 'due', weight: 3, words: mark }];
  // «I кв.» over marks of a plan says when, over values of an indicator by when.
  if (QUARTER.test(key))
    return [
      { role: 'due', weight: 3, words: key },
      { role: 'target', weight: 2.5, words: key },
    ];
  // «Срок / план» beside «Срок / факт»: when it was done, not when it should be.
  if (DONE_ON.test(key)) return [{ role: 'done', weight: 3, words: 'факт' }];
  const best = new Map<ColumnRole, RoleHit>();
  for (const [role, weight, pattern] of ENTRIES) {
    const match = pattern.exec(key);
    if (!match) continue;
    const hit = { role, weight: weight + (match.index === 0 ? 0.5 : 0), words: wordAt(key, match) };
    if (hit.weight > (best.get(role)?.weight ?? 0)) best.set(role, hit);
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight);
}

const FOREIGN =
  /^(?:место|адрес|кабинет|время|час(?:ы|ов)?(?!\p{L})|количеств|кол во|объем|телефон|контакт|ссылка|сайт|e ?mail|примечани|комментари|должност|район|школ[аы]|оо$|организация$)/u;

/** What titles of columns are called that have no role of their own, or none that is sure: who speaks, what is talked over, in what form. */
const PLAIN =
  /^(?:форм[аы](?: |$)|объект|предмет|виды?(?: |$)|метод|рассматриваем|обсуждаем|повестка|выступа|докладчик|ведущ|спикер|лектор|модератор)/u;

/** The words name a column, whether anything is read out of it or not. */
export function isColumnTitle(title: string): boolean {
  return title.length <= 60 && (isForeignTitle(title) || PLAIN.test(titleKey(title)));
}

/** A title that names something no role is for: what its cells look like says nothing. */
export function isForeignTitle(title: string): boolean {
  return FOREIGN.test(titleKey(title));
}

const MONEY = /финансиров|средств|стоимост|затрат|расход|бюджет|смет|сумм|руб(?!\p{L}{5})/u;

/** «Объём финансирования по годам, тыс. руб. / 2026»: what its figures count is money. */
export function isMoneyTitle(title: string): boolean {
  return MONEY.test(wordKey(title));
}

/** «I кв. 2026 г.»: the quarter or half of a year a column stands for. */
export function readQuarterTitle(title: string): string | undefined {
  return QUARTER.test(titleKey(title)) ? title : undefined;
}

/** The time a column of marks stands for: «Сентябрь», «янв. 2025», «Сроки / 2025». */
export function readMarkTitle(title: string): string | undefined {
  const parts = title.split(' / ');
  const last = (parts.at(-1) ?? '').trim();
  const key = titleKey(last).replace(/ (?:г|года?)$/u, '');
  const [word = '', year, ...rest] = key.split(' ');
  if (findMonth(word) !== undefined && rest.length === 0 && (year === undefined || /^20\d\d$/u.test(year))) return last;
  const isTime = parts.length > 1 && !isMoneyTitle(title) && /срок|период|график|год/u.test(wordKey(parts[0] ?? ''));
  return isTime && /^20\d\d$|^[1-4iv]{1,3} (?:кв|полуг)/u.test(key) ? last : undefined;
}

function wordAt(key: string, match: RegExpExecArray): string {
  const tail = /^\p{L}*/u.exec(key.slice(match.index + match[0].length))?.[0] ?? '';
  return (match[0] + tail).trim();
}
