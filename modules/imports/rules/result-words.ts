/** Words of a table of results outside its figures: stages, competences, consents. */
import { searchKey } from '#core/text/normalise.ts';
import type { FieldSpec, ImportStage } from '../model.ts';
import { readScoreField, WHOLE_WORK } from './diagnostics-fields.ts';
import { compileFields, fitTitle } from './match-title.ts';
import { type ReportedLevel, readLevel } from './read-values.ts';
import { indexTitle } from './title-words.ts';

/** «входная», «повт.», «1», «2», entry, repeat. */
export function readStage(text: string): ImportStage | undefined {
  if (/^\s*(?:вх|перв|старт|начал|entry|in$|1)/iu.test(text)) return 'entry';
  return /^\s*(?:повт|втор|итог|вых|финал|контр|repeat|rep$|2)/iu.test(text) ? 'repeat' : undefined;
}

const ENTRY_TITLE = /(?<!\p{L})(?:входн|стартов|первичн|вх\.)/iu;
/** «Итоговая таблица» tells no stage: only a diagnostic that is itself the last one does. */
const REPEAT_TITLE =
  /(?<!\p{L})(?:повторн|повт\.|выходн|вых\.|(?:итогов|контрольн|финальн)\p{L}*\s+(?:диагн|замер|тест))/iu;

/** The stage that the name of a sheet or the words above its table tell of all its rows; none where they name both. */
export function readTitleStage(texts: readonly string[]): ImportStage | undefined {
  const all = texts.join('\n');
  const [isEntry, isRepeat] = [ENTRY_TITLE.test(all), REPEAT_TITLE.test(all)];
  if (isEntry === isRepeat) return undefined;
  return isEntry ? 'entry' : 'repeat';
}

export interface CompetenceFinder {
  /** The competence's code; undefined where no one competence of the model is meant. */
  find(text: string): string | undefined;
  /** «предметная, методическая» */
  readonly titles: string;
}

/** Knows competences by the words that columns are known by. Each text is looked up once: long tables repeat them. */
export function createCompetenceFinder(fields: readonly FieldSpec[]): CompetenceFinder {
  const own = fields.filter(({ code }) => {
    const field = readScoreField(code);
    return field?.kind === 'score' && field.stage === undefined && field.competence !== WHOLE_WORK;
  });
  const compiled = compileFields(own);
  const known = new Map<string, string | undefined>();
  const look = (text: string): string | undefined => {
    const title = indexTitle(text);
    const fits = compiled.flatMap((field) => fitTitle(field, { own: title, whole: title }) ?? []);
    const best = Math.max(...fits.map(({ strength }) => strength));
    const [first, second] = fits.filter(({ strength }) => strength === best);
    return second === undefined && first !== undefined ? readScoreField(first.field.spec.code)?.competence : undefined;
  };
  return {
    titles: own.map(({ title }) => title.toLowerCase()).join(', '),
    find: (text) => {
      if (!known.has(text)) known.set(text, look(text));
      return known.get(text);
    },
  };
}

const MAXIMUM =
  /(?<!\p{L})макс\p{L}*\.?(?:\s*балл\p{L}*)?\s*[-–—:=]?\s*(\d{1,3})(?!\d)|(?<!\p{L})из\s*(\d{1,3})(?=\s*(?:балл|б\.|б$|\)|›|,|;|$))/iu;

/** «макс. 20», «балл из 30»: the most that the title of a column allows; 100 and none tell nothing. */
export function readMaximum(title: string): number | undefined {
  if (title.includes('%')) return undefined;
  const found = MAXIMUM.exec(title);
  const most = Number(found?.[1] ?? found?.[2] ?? 100);
  return most > 0 && most !== 100 ? most : undefined;
}

const FIGURE = '(\\d{1,3}(?:[.,]\\d+)?)\\s*%?';
const WORD = '(\\p{L}{2,}(?:\\s+уров\\p{L}*)?)\\.?';
const FIGURE_FIRST = new RegExp(`^\\s*${FIGURE}\\s*[(,;–-]?\\s*${WORD}\\s*\\)?\\s*$`, 'iu');
const WORD_FIRST = new RegExp(`^\\s*${WORD}\\s*[(,;–-]?\\s*${FIGURE}\\s*\\)?\\s*$`, 'iu');

/** «72 (средний)», «низкий, 45 %» */
export function readFigureAndLevel(
  text: string,
): { readonly score: number; readonly reportedLevel: ReportedLevel } | undefined {
  const first = FIGURE_FIRST.exec(text);
  const second = first === null ? WORD_FIRST.exec(text) : null;
  const [figure, word] = first === null ? [second?.[2], second?.[1]] : [first[1], first[2]];
  const reportedLevel = word === undefined ? undefined : readLevel(word);
  if (figure === undefined || reportedLevel === undefined) return undefined;
  return { score: Number(figure.replace(',', '.')), reportedLevel };
}

/** «15 из 20», «17/20» */
export function readPoints(text: string): { readonly points: number; readonly most: number } | undefined {
  const found = /^\s*(\d+(?:[.,]\d+)?)\s*(?:балл\p{L}*\s*)?(?:из|\/)\s*(\d{1,3})(?:\s*балл\p{L}*)?\.?\s*$/iu.exec(text);
  const [points, most] = [Number(found?.[1]?.replace(',', '.')), Number(found?.[2])];
  return most > 0 ? { points, most } : undefined;
}

/** Whether a mark says that a person refused: «нет» under «Согласие», «да» under «Отказ»; of «Согласие / отказ» words alone tell. */
export function readsAsRefusal(mark: string, title: string): boolean {
  const word = searchKey(mark);
  if (/^(?:отказ|не\s?соглас|против)/u.test(word)) return true;
  const asks = searchKey(title);
  const isOfRefusal = /отказ|refus/u.test(asks);
  const isOfConsent = /соглас|участ/u.test(asks);
  if (isOfRefusal === isOfConsent) return false;
  return isOfRefusal ? /^(?:да|\+)$/u.test(word) : /^нет$/u.test(word);
}
