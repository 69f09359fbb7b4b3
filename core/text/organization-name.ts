import { isTooLong, searchKey } from './normalise.ts';

/** `special`: for children with special needs; `boarding`: school with board; `support`: psychological and medical centre. */
export type OrganizationKind =
  | 'school'
  | 'gymnasium'
  | 'lyceum'
  | 'kindergarten'
  | 'additional'
  | 'special'
  | 'boarding'
  | 'evening'
  | 'college'
  | 'orphanage'
  | 'support'
  | 'methodical';

/**
 * What a name says. `number` «5» or «5а»; `properName` without quotes («Ромашка», «Сосновская»); `honour` what follows «им.»;
 * `place` what follows «с.», «п.», «г.» …; `isBranch`: a branch or part of another organisation. All but kind are in the key form.
 */
export type OrganizationName = {
  kind?: OrganizationKind;
  number?: string;
  properName?: string;
  honour?: string;
  place?: string;
  isBranch: boolean;
  key: string;
};

const START = '(?<!\\p{L})';
const END = '(?!\\p{L})';

/** The first that fits wins: a music school is additional education, a kindergarten may be called a centre. */
const KINDS: readonly (readonly [OrganizationKind, RegExp])[] = [
  [
    'kindergarten',
    word(
      'детск\\p{L}* сад\\p{L}*|детсад\\p{L}*|д/с|дс|[мгч]?[бак]?доу|црр|ясли|дошкольн\\p{L}* (?:общеобр|образ)\\p{L}* учр\\p{L}*',
    ),
  ],
  ['support', word('пмпк|ппмс\\p{L}*|психолого-\\p{L}+')],
  [
    'methodical',
    word(
      'рмк|гмк|ммс|имц|имдц|цро|ммц|методическ\\p{L}* (?:кабинет|центр|служб)\\p{L}*|центр\\p{L}* развития образования',
    ),
  ],
  [
    'additional',
    word(
      '[мг]?[бак]?у ?до|[мг]?[бак]?оу ?до|дополнительн\\p{L}* образован\\p{L}*|ддт|цдт|црт|ддю?т|дюц|дюсш|сш|сшор|дши|дмш|дхш|цдо|цдод|' +
        '(?:дом|дворец|центр) (?:детск\\p{L}*|творчеств\\p{L}*|пионер\\p{L}*|внешкольн\\p{L}*)|станци\\p{L}* юн\\p{L}*|сюн|сют|' +
        '(?:спортивн|музыкальн|художественн)\\p{L}* школ\\p{L}*|школ\\p{L}* искусств|кванториум',
    ),
  ],
  ['special', word('коррекцион\\p{L}*|скош\\p{L}*|специальн\\p{L}* (?:\\p{L}+ )?школ\\p{L}*|для детей с овз')],
  ['boarding', word('(?:школ\\p{L}*-)?интернат\\p{L}*|кадетск\\p{L}*')],
  ['evening', word('вечерн\\p{L}*|осош|всош')],
  ['orphanage', word('детск\\p{L}* дом\\p{L}*')],
  ['college', word('колледж\\p{L}*|техникум\\p{L}*|училищ\\p{L}*|гбпоу|спо')],
  ['gymnasium', word('(?:про)?гимнази\\p{L}*')],
  ['lyceum', word('лице[йяюем]\\p{L}*')],
  ['school', word('школ\\p{L}*|[сон]ош|сш|нош|шк')],
];

/** Forms of additional education: two of one municipality may carry the same number (ДЮСШ № 1, ДШИ № 1). */
const FORMS: readonly (readonly [string, RegExp])[] = [
  ['ддт', word('ддт|дом\\p{L}* детского творчества')],
  ['цдт', word('цдт|центр\\p{L}* детского творчества')],
  ['дюц', word('дюц|детско-юношеск\\p{L}* центр\\p{L}*')],
  ['дюсш', word('дюсш|детско-юношеск\\p{L}* спортивн\\p{L}* школ\\p{L}*')],
  ['дши', word('дши|(?:детск\\p{L}* )?школ\\p{L}* искусств')],
  ['дмш', word('дмш|(?:детск\\p{L}* )?музыкальн\\p{L}* школ\\p{L}*')],
  ['дхш', word('дхш|(?:детск\\p{L}* )?художественн\\p{L}* школ\\p{L}*')],
  ['сш', word('сшор|сш|спортивн\\p{L}* школ\\p{L}*')],
  ['сют', word('сют|станци\\p{L}* юных техников')],
  ['сюн', word('сюн|станци\\p{L}* юных натуралистов')],
  ['цдо', word('цдод?|центр\\p{L}* дополнительного образования(?: детей)?')],
  ['дворец', word('двор(?:ец|ца) (?:детск\\p{L}*|пионеров|творчества)(?: и юношеского)?(?: творчества)?')],
];

/** Words that any school has in its full name and that tell it from none. */
const GENERIC = new RegExp(
  `${START}(?:` +
    '[мгчн]?(?:б|к|а)?(?:д|п)?оу(?: ?до)?|[мг][бка]?у(?: ?до)?|оо|до|[сонв]ош|сш|шк|дс|д/с|црр|' +
    '(?:муниципальн|государственн|частн|негосударственн|бюджетн|казенн|автономн|общеобразовательн|образовательн|дошкольн|' +
    'некоммерческ|учреждени|организаци|средн|основн|начальн|общ|неполн|школ|гимнази|прогимнази|лице|детсад|детск|сад|ясли|' +
    'комбинированн|общеразвивающ|компенсирующ|комплекс|углубленн|изучени|отдельн|предмет|присмотр|оздоровлени|приоритетн|' +
    'осуществлени|направлени|развити|филиал|структурн|подразделени|дополнительн|образовани|полн|сельск|центр|ребенк|вид|дети|детей|отделени|' +
    'художественно|эстетическ|интернат|коррекционн|творчеств|район|областн|городск|имен|муниципалитет|вечерн|сменн|специальн|корпус|кабинет|методическ)\\p{L}*|' +
    `с|со|для|и|по|в|на|им|г|n|no)${END}\\.?`,
  'gu',
);

const HONOUR = /(?<!\p{L})(?:имени|им)(?!\p{L})\.? *(.+)$/u;
const PLACE = new RegExp(
  `${START}(?:(?:г|гор|с|п|пос|д|дер|х|ст|р\\. ?п|пгт|рп|аул)\\.|город[ае]?|сел[оае]|поселк?[аеу]?|деревн[иея]|станиц[аыие]|хутор[ае]?|пгт|р/п)` +
    ' *(\\p{L}[\\p{L}-]+(?: \\p{L}[\\p{L}-]+)?)',
  'u',
);

/**
 * Reads an organisation's name, full or as people call it: «МБОУ СОШ № 5», «школа 5» and the name of the charter give one key.
 * The legal form, the level of a school and «им. …» are not in the key: lists leave them out.
 */
export function readOrganizationName(text: string): OrganizationName {
  const line = searchKey(isTooLong(text) ? '' : text)
    .replace(/["']/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const kind = findKind(line);
  const number = findNumber(line);
  const honour = findHonour(line);
  const place = findPlace(line.replace(HONOUR, ''));
  const form = kind === 'additional' ? FORMS.find(([, pattern]) => pattern.test(line)) : undefined;
  const properName = findProperName(form ? line.replace(form[1], ' ') : line, place);
  const identity = number ?? properName ?? (place ? `в ${place}` : honour) ?? '';
  return {
    ...(kind ? { kind } : {}),
    ...(number ? { number } : {}),
    ...(properName ? { properName } : {}),
    ...(honour ? { honour } : {}),
    ...(place ? { place } : {}),
    isBranch: /(?<!\p{L})(?:филиал|структурн\p{L}+ подразделени|сп(?!\p{L})|дошкольн\p{L}+ групп|отделени)/u.test(line),
    key: `${kind ?? '?'}:${form && identity !== properName ? `${form[0]} ${identity}`.trim() : identity}`,
  };
}

function word(source: string): RegExp {
  return new RegExp(`${START}(?:${source})${END}`, 'u');
}

function findKind(line: string): OrganizationKind | undefined {
  // A digit may stand right after the word: «сош5».
  const spaced = line.replace(/(?<=\p{L})(?=\d)/gu, ' ');
  return KINDS.find(([, pattern]) => pattern.test(spaced))?.[0];
}

/** After «№», else a bare number that is no year, no «50-летия» and stands before «им.». */
function findNumber(line: string): string | undefined {
  const marked = /(?:№|(?<!\p{L})(?:no|n)\.?) *(\d{1,4}(?:-?\p{L}(?!\p{L}))?)(?!\d)/u.exec(line);
  const bare = /(?<![\d.,/])(\d{1,3}\p{L}?)(?![\p{L}\d.,/]|-?(?:летия|лет|я|й|ой|го|ая))/u.exec(
    line.replace(HONOUR, ''),
  );
  const number = (marked ?? bare)?.[1]?.replace('-', '').replace(/^0+(?=\d)/u, '');
  return number || undefined;
}

/** «им. Ю. А. Гагарина» → «гагарина»: initials come and go. */
function findHonour(line: string): string | undefined {
  const text = HONOUR.exec(line)?.[1] ?? '';
  return (
    text
      .replace(/№ *\d+\p{L}?|(?<!\p{L})\p{L}\. */gu, '')
      .replace(/[^\p{L}\p{N}-]+/gu, ' ')
      .trim() || undefined
  );
}

function findPlace(line: string): string | undefined {
  const match = PLACE.exec(line);
  // Two words only where the first is an adjective («с. Новая Сосновка»): else the second tells something else.
  const [first = '', second] = (match?.[1] ?? '').split(' ');
  if (!first) return undefined;
  return second && /(?:ая|ое|ый|ий|ой|ые|ие|ого|его)$/u.test(first) ? `${first} ${second}` : first;
}

/** What is left of the name without the words that every school has, its number, honour and place. */
function findProperName(line: string, place: string | undefined): string | undefined {
  const rest = line
    .replace(HONOUR, ' ')
    .replace(place ? PLACE : /(?!)/u, ' ')
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/№? *\d+(?:-\p{L}+|\p{L}(?!\p{L}))?/gu, ' ')
    .replace(GENERIC, ' ')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .replace(/(?<!\p{L})-+|-+(?!\p{L})/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return rest.length > 1 ? rest : undefined;
}
