/** Columns of a table of diagnostics results: competence × stage, by number or by word (rows DIAG-02, DIAG-03). */
import type { FieldSpec, ImportStage } from '../model.ts';
import { looksLikeLevel, looksLikeScore } from './cell-looks.ts';
import { personFields } from './person-fields.ts';
import { titleWords } from './title-words.ts';

export interface CompetenceTitle {
  readonly code: string;
  /** «Методическая», «Психолого-педагогическая» */
  readonly title: string;
}

const STAGE_ROOTS: Readonly<Record<ImportStage, readonly string[]>> = {
  entry: ['вх', 'entry', 'in$', 'начальн', 'первичн', 'стартов'],
  repeat: ['повт', 'rep$', 'repeat', 'итогов', 'вых', 'финальн', 'контрольн'],
};
const GENERIC_WORDS = new Set(['компетенция', 'компетенции', 'компетентность', 'профессиональная', 'competence']);

/** Machine headings of the well-known competences beside their Russian words. */
const ALIASES: readonly { readonly root: string; readonly aliases: readonly string[] }[] = [
  { root: 'предметн', aliases: ['subject'] },
  { root: 'методич', aliases: ['method'] },
  { root: 'цифров', aliases: ['digital', 'икт'] },
  { root: 'коммуник', aliases: ['communic'] },
  { root: 'психолог', aliases: ['psych'] },
  { root: 'оценоч', aliases: ['assessment', 'evaluat'] },
];

/** Word beginnings by which a competence is known in a heading: of its title without the ending, and of its code. */
export function listCompetenceRoots(competence: CompetenceTitle): readonly string[] {
  const first = titleWords(competence.title).find((word) => !GENERIC_WORDS.has(word));
  const roots = new Set<string>();
  if (first !== undefined) {
    roots.add(first.length > 6 ? first.slice(0, -2) : first);
    for (const { root, aliases } of ALIASES) if (first.startsWith(root)) for (const alias of aliases) roots.add(alias);
  }
  const code = titleWords(competence.code)[0];
  if (code !== undefined) roots.add(code);
  return [...roots];
}

function combine(firsts: readonly string[], seconds: readonly string[]): readonly string[] {
  return firsts.flatMap((first) => seconds.map((second) => `${first} ${second}`));
}

function competenceFields(competence: CompetenceTitle): readonly FieldSpec[] {
  const roots = listCompetenceRoots(competence);
  const fields: FieldSpec[] = [];
  const stages: readonly (ImportStage | undefined)[] = ['entry', 'repeat', undefined];
  for (const stage of stages) {
    const suffix = stage === undefined ? '' : `:${stage}`;
    const named = stage === undefined ? '' : stage === 'entry' ? ', входная' : ', повторная';
    const synonyms = stage === undefined ? roots : combine(roots, STAGE_ROOTS[stage]);
    fields.push({
      code: `score:${competence.code}${suffix}`,
      title: `${competence.title}${named}`,
      synonyms,
      except: ['курс', 'рекоменд', 'дефицит'],
      looksLike: (cell) => looksLikeScore(cell) || looksLikeLevel(cell),
      sampleNoun: 'результаты от 0 до 100',
    });
    fields.push({
      code: `level:${competence.code}${suffix}`,
      title: `${competence.title}${named}: уровень`,
      synonyms: combine(synonyms, ['уровен', 'level']),
      except: ['сформированн', '%'],
      looksLike: looksLikeLevel,
      sampleNoun: 'уровни словом',
    });
  }
  return fields;
}

/** Code of the whole work's result where the source has one figure and no competences (row DIAG-36). */
export const WHOLE_WORK = 'whole';

const generalFields: readonly FieldSpec[] = [
  {
    code: 'direction',
    title: 'Направление',
    synonyms: ['направлен', 'предмет', 'дисциплин', 'вид диагност', 'direction', 'subject$'],
    except: ['предметн', 'in$', 'rep$', 'компетенц'],
  },
  {
    code: 'competence',
    title: 'Компетенция',
    synonyms: ['компетенц', 'competence'],
    except: ['%', 'балл', 'score', 'сформированн'],
  },
  { code: 'stage', title: 'Этап', synonyms: ['этап', 'stage', 'вид замер', 'замер'] },
  {
    code: `score:${WHOLE_WORK}:entry`,
    title: 'Результат, входная',
    synonyms: combine(STAGE_ROOTS.entry, ['диагн', 'балл', 'результат', 'процент', '%', 'score', 'тест']),
    except: ['средн'],
    looksLike: looksLikeScore,
    sampleNoun: 'результаты от 0 до 100',
  },
  {
    code: `score:${WHOLE_WORK}:repeat`,
    title: 'Результат, повторная',
    synonyms: combine(STAGE_ROOTS.repeat, ['диагн', 'балл', 'результат', 'процент', '%', 'score', 'тест']),
    except: ['средн'],
    looksLike: looksLikeScore,
    sampleNoun: 'результаты от 0 до 100',
  },
  {
    code: `score:${WHOLE_WORK}`,
    title: 'Результат',
    synonyms: ['балл', 'результат', 'процент', 'выполнен', 'score', 'итог'],
    except: ['средн'],
    looksLike: looksLikeScore,
    sampleNoun: 'результаты от 0 до 100',
  },
  {
    code: `level:${WHOLE_WORK}`,
    title: 'Уровень',
    synonyms: ['уровен', 'level'],
    except: ['сформированн', '%', 'образован'],
    looksLike: looksLikeLevel,
    sampleNoun: 'уровни словом',
  },
  { code: 'refusal', title: 'Отказ', synonyms: ['отказ', 'refus', 'согласи', 'участи'] },
  { code: 'note', title: 'Примечание', synonyms: ['примечан', 'комментар', 'note$'], repeatable: true },
];

/** Fields of a result table for the competences of one model. A name is not required: numbers alone are accepted. */
export function listDiagnosticsFields(competences: readonly CompetenceTitle[]): readonly FieldSpec[] {
  const known = competences.flatMap(listCompetenceRoots);
  const general = generalFields.map((field) =>
    /^(?:score|level):/u.test(field.code) ? { ...field, except: [...(field.except ?? []), ...known] } : field,
  );
  // A name or a number: a participant has one of them.
  const people = personFields.map((field) => {
    if (field.code === 'fullName') return { ...field, required: false };
    return field.code === 'rowNumber' ? { ...field, required: true, alternatives: ['fullName', 'lastName'] } : field;
  });
  return requireResults([...people, ...competences.flatMap(competenceFields), ...general]);
}

/** A table without a result, a level or a refusal is none of results: of a staff list all people would be «не явился». */
function requireResults(fields: readonly FieldSpec[]): readonly FieldSpec[] {
  const whole = `score:${WHOLE_WORK}`;
  const alternatives = fields
    .map(({ code }) => code)
    .filter((code) => code === 'refusal' || /^(?:score|level):/u.test(code));
  return fields.map((field) => (field.code === whole ? { ...field, required: true, alternatives } : field));
}

export interface ScoreField {
  readonly kind: 'score' | 'level';
  readonly competence: string;
  readonly stage?: ImportStage | undefined;
}

/** Reads a field's code back: «score:digital:repeat». Other codes give nothing. */
export function readScoreField(code: string): ScoreField | undefined {
  const [kind, competence, stage] = code.split(':');
  if ((kind !== 'score' && kind !== 'level') || competence === undefined) return undefined;
  return stage === 'entry' || stage === 'repeat' ? { kind, competence, stage } : { kind, competence };
}
