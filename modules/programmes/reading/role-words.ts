import type { ColumnRole } from './model.ts';
import { titleKey } from './plain-text.ts';

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
  ['due', 2, word('график|периодичност')],
  ['owner', 3, word('ответствен|исполнител')],
  [
    'owner',
    3,
    start('кто (?:отвечает|проводит|делает|исполня|готовит|организу)|отвеча[ею]т|организатор|куратор|координатор'),
  ],
  ['owner', 2, whole('кто|ф и о|фио|отв|отв исполнители|должностное лицо|место и ответственные')],
  [
    'expected',
    3,
    word('ожидаем|прогнозируем|планируем\\p{L}* (?:результат|итог|эффект)|показател\\p{L}* результативност'),
  ],
  ['expected', 3, start('результат|выход|итог(?!о(?!в))|продукт|документ|эффект|подтвержда|конечн')],
  [
    'expected',
    3,
    start('форм\\p{L}* (?:отч|предст|заверш|контрол|фиксац|подведен|документ)|где (?:рассматр|заслуш)|способ'),
  ],
  ['expected', 2, word('результат|показател\\p{L}* (?:выполнен|исполнен|реализац|эффективност)')],
  ['expected', 1, whole('форма|показател[ьи]|индикатор\\p{L}*')],
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
  ['target', 3, word('целев\\p{L}* (?:значен|показат|ориентир)|планов\\p{L}* (?:значен|показат)|базов')],
  ['target', 3, start('значени|норматив|план$|факт$|цель на|исходн|текущ\\p{L}* значен')],
  [
    'target',
    2,
    whole('(?:на |план |факт )?(?:20\\d\\d)(?: ?[-/] ?(?:20)?\\d\\d)?(?: (?:г|год|года|гг|уч год|учебный год))*'),
  ],
  ['criterion', 3, start('(?:наименование |название )?критери')],
  ['value', 2, whole('примечани[ея]|комментари[ий]')],
];

/** What each role's words found in a column title, the strongest first. */
export function findRoleHits(title: string): RoleHit[] {
  const key = titleKey(title);
  if (key === '' || key.length > 220) return [];
  const best = new Map<ColumnRole, RoleHit>();
  for (const [role, weight, pattern] of ENTRIES) {
    const match = pattern.exec(key);
    if (!match) continue;
    const hit = { role, weight: weight + (match.index === 0 ? 0.5 : 0), words: wordAt(key, match) };
    if (hit.weight > (best.get(role)?.weight ?? 0)) best.set(role, hit);
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight);
}

function wordAt(key: string, match: RegExpExecArray): string {
  const tail = /^\p{L}*/u.exec(key.slice(match.index + match[0].length))?.[0] ?? '';
  return (match[0] + tail).trim();
}
