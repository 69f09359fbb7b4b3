/** IOM-08: change by kind of item and for those without a pathway: pair by pair, declines beside gains, nothing about single people. */

export interface EffectPair {
  readonly personId: string;
  readonly competence: string;
  /** Raw scores in per cent, measured alike. */
  readonly entry: number;
  readonly repeat: number;
}

export interface EffectInput {
  readonly pairs: readonly EffectPair[];
  /** Persons with an entry score and no comparable repeat, by competence. */
  readonly withoutRepeat: readonly { readonly personId: string; readonly competence: string }[];
  /** Items done by the repeat: person, competence, kind. */
  readonly done: readonly { readonly personId: string; readonly competence: string; readonly kind: string }[];
  /** Who had a pathway that answers the competence, whatever was done of it. */
  readonly planned: readonly { readonly personId: string; readonly competence: string }[];
}

export interface EffectGroup {
  readonly n: number;
  /** null: nobody, or too few to show. */
  readonly mean: number | null;
  readonly median: number | null;
  readonly up: number;
  readonly same: number;
  readonly down: number;
  readonly isHidden: boolean;
}

export interface CompetenceEffect {
  readonly competence: string;
  readonly withPathway: EffectGroup;
  readonly withoutPathway: EffectGroup;
  /** By kind of a done item; one person may stand in several. */
  readonly kinds: readonly { readonly kind: string; readonly group: EffectGroup }[];
  /** A pathway but nothing done of it. */
  readonly nothingDone: EffectGroup;
  readonly withoutRepeat: number;
}

const keyOf = ({ personId, competence }: { personId: string; competence: string }) => `${personId}|${competence}`;

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

function summarize(pairs: readonly EffectPair[]): EffectGroup {
  const changes = pairs.map(({ entry, repeat }) => repeat - entry);
  return {
    n: changes.length,
    mean: changes.length === 0 ? null : changes.reduce((sum, change) => sum + change, 0) / changes.length,
    median: median(changes),
    up: changes.filter((change) => change > 0).length,
    same: changes.filter((change) => change === 0).length,
    down: changes.filter((change) => change < 0).length,
    isHidden: false,
  };
}

const HIDDEN: EffectGroup = { n: 0, mean: null, median: null, up: 0, same: 0, down: 0, isHidden: true };

const isSmall = (n: number, least: number) => n > 0 && n < least;

/** A part is shown when neither it nor what is left of the whole is a small group: none follows by subtraction. */
function showPart(part: EffectGroup, whole: EffectGroup, least: number): EffectGroup {
  return isSmall(part.n, least) || isSmall(whole.n - part.n, least) ? HIDDEN : part;
}

function describeCompetence(competence: string, input: EffectInput, least: number): CompetenceEffect {
  const pairs = input.pairs.filter((pair) => pair.competence === competence);
  const planned = new Set(input.planned.map(keyOf));
  const kindsOf = Map.groupBy(
    input.done.filter((item) => item.competence === competence),
    keyOf,
  );
  const whole = summarize(pairs);
  const own = pairs.filter((pair) => planned.has(keyOf(pair)));
  const withPathway = summarize(own);
  const kinds = [...new Set([...kindsOf.values()].flat().map(({ kind }) => kind))].toSorted();
  const ofKind = (kind: string) =>
    own.filter((pair) => (kindsOf.get(keyOf(pair)) ?? []).some((item) => item.kind === kind));
  const shownWith = showPart(withPathway, whole, least);
  // Inside a hidden group nothing is shown; else each part is judged against the group it is cut from.
  const show = (part: readonly EffectPair[]) =>
    shownWith.isHidden ? HIDDEN : showPart(summarize(part), withPathway, least);
  return {
    competence,
    withPathway: shownWith,
    withoutPathway: showPart(summarize(pairs.filter((pair) => !planned.has(keyOf(pair)))), whole, least),
    kinds: kinds.map((kind) => ({ kind, group: show(ofKind(kind)) })),
    nothingDone: show(own.filter((pair) => !kindsOf.has(keyOf(pair)))),
    withoutRepeat: input.withoutRepeat.filter((missing) => missing.competence === competence).length,
  };
}

/** By competence, in the order given. @param least smallest group shown; 1 hides nothing */
export function describeEffect(input: EffectInput, competences: readonly string[], least: number): CompetenceEffect[] {
  return competences.map((competence) => describeCompetence(competence, input, least));
}

/** What the figures do not prove, in plain words; the same on the page, in the paper and in the command line. */
export function listCautions(effects: readonly CompetenceEffect[], smallN: number): string[] {
  const missing = effects.reduce((sum, { withoutRepeat }) => sum + withoutRepeat, 0);
  const hasSmall = effects.some(({ withPathway: { n, isHidden } }) => !isHidden && n > 0 && n < smallN);
  return [
    'ИОМ получают те, у кого результат был ниже. Низкий результат при повторном измерении чаще растёт и сам по себе (возврат к среднему), поэтому прирост нельзя целиком приписать ИОМ.',
    'С теми, у кого ИОМ не было, сравнение условное: это другие люди с другими начальными результатами.',
    'Один педагог может пройти несколько видов мероприятий и стоит в каждой такой строке.',
    ...(missing > 0
      ? [
          `Без сопоставимого повторного результата: ${missing} (по компетенциям). Их изменение неизвестно, в среднее они не входят.`,
        ]
      : []),
    ...(hasSmall ? [`Где пар меньше ${smallN}, вывод осторожен: один человек меняет среднее заметно.`] : []),
  ];
}
