import type { PassportField } from './model.ts';
import { titleKey } from './plain-text.ts';

/** Stems of the rows of a passport (DOC-03); the first that fits wins, so the narrower stand first. */
const FIELDS: readonly (readonly [PassportField, RegExp])[] = [
  ['goal', /^(?:основн\p{L}* |стратегическ\p{L}* |главн\p{L}* )?цел[ьи](?!\p{L})/u],
  ['tasks', /^(?:основн\p{L}* |ключев\p{L}* )?задач/u],
  ['financing', /финанс|объем\p{L}* и источник|источник\p{L}* (?:средств|финанс)|ресурсное обеспечение|бюджет/u],
  ['risks', /(?<!\p{L})риск/u],
  ['control', /контрол|мониторинг (?:хода )?реализац|управление реализац|отчетност/u],
  [
    'results',
    /(?:ожидаем|планируем|прогнозируем|предполагаем|конечн)\p{L}* .*(?:результат|эффект|итог)|^результат|^ожидаем|^эффект/u,
  ],
  ['indicators', /показател|индикатор|критери\p{L}* (?:эффективн|оценк)/u],
  ['grounds', /(?<!\p{L})основани|нормативн|правов\p{L}* (?:баз|основ)|документы/u],
  ['customer', /заказчик/u],
  ['developers', /разработчик|автор|составител/u],
  ['coordinator', /координатор|руководител\p{L}* (?:программ|проект|плана)|куратор|научн\p{L}* руководител/u],
  ['executors', /исполнител/u],
  ['participants', /участник|партнер|целев\p{L}* (?:групп|аудитор)|адресат|контингент/u],
  ['stages', /этап/u],
  ['period', /срок|период|продолжительност/u],
  ['directions', /направлени|мероприяти|приоритет/u],
  ['conditions', /услови|механизм/u],
  [
    'title',
    /^(?:полное |краткое )?наименование(?! (?:раздел|организац|учрежд|оо|муницип|показател))|^название|^тема (?:программ|проект|площадк)|^программа$/u,
  ],
];

const LONGEST = 90;

/** The field a row of a passport or a label «Цель Программы» names; undefined: none that is known. */
export function findPassportField(label: string): PassportField | undefined {
  const key = titleKey(label).replace(/^(?:\d+ )+/u, '');
  if (key === '' || key.length > LONGEST) return undefined;
  return FIELDS.find(([, pattern]) => pattern.test(key))?.[0];
}
