/** Words of a title that name its kind (codes of directory «programme_kind»), the more particular first. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [
    /низк\S*\s+(?:образовательн\S*\s+)?результат|шнор|адресн\S*\s+(?:методическ\S*\s+)?помощ|эффективн\S*\s+режим/iu,
    'school_help',
  ],
  [/опорн\S*\s+(?:площадк|школ)|инновационн\S*\s+площадк|стажировочн\S*\s+площадк/iu, 'reference_site'],
  [/(?:методическ|профессиональн)\S*\s+(?:объединени|сообществ)/iu, 'association_support'],
  [
    /развити\S*\s+(?:муниципальн\S*\s+)?методическ\S*\s+служб|модел\S*\s+методическ\S*\s+служб/iu,
    'service_development',
  ],
  [/план\S*\s+(?:работы|методическ\S*\s+работы)[\s\S]*(?:год|г\.)|годов\S*\s+план/iu, 'year_plan'],
  [
    /план\S*\s+мероприяти|дорожн\S*\s+карт|отч[её]т|информаци\S*\s+о\s+(?:ходе|выполнении|реализации)/iu,
    'measures_plan',
  ],
];

/** The kind of programme a title speaks of; «муниципальная программа» when it names none. */
export function guessKind(title: string): string {
  return SIGNS.find(([sign]) => sign.test(title))?.[1] ?? 'municipal_programme';
}
