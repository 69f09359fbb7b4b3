import type { FieldSpec } from '../model.ts';
import { hasRoot, indexTitle, matchedLetters, type TitleIndex } from './title-words.ts';

/** A field with its word beginnings split once, so that 300 columns cost no parsing. */
export interface CompiledField {
  readonly spec: FieldSpec;
  readonly synonyms: readonly (readonly string[])[];
  readonly except: readonly string[];
}

export function compileFields(fields: readonly FieldSpec[]): readonly CompiledField[] {
  return fields.map((spec) => ({
    spec,
    synonyms: spec.synonyms.map((synonym) => synonym.split(' ')),
    except: spec.except ?? [],
  }));
}

export interface TitleSegment {
  /** The part itself: «дата» of «Категория, дата, приказ». */
  readonly own: TitleIndex;
  /** The part with the words it hangs on: the group above and the first part of the same title. */
  readonly whole: TitleIndex;
}

export interface TitleFit {
  readonly field: CompiledField;
  /** Letters explained, own ones counted twice: a longer explanation is a more exact one. */
  readonly strength: number;
  /** Share of the part's own letters that the field explains, 0…1. */
  readonly coverage: number;
}

function fitSynonym(
  segment: TitleSegment,
  roots: readonly string[],
): { strength: number; coverage: number } | undefined {
  const total = matchedLetters(segment.whole, roots);
  if (total === 0) return undefined;
  let own = 0;
  for (const root of roots) if (hasRoot(segment.own, root)) own += root.endsWith('$') ? root.length - 1 : root.length;
  if (own === 0) return undefined;
  const coverage = Math.min(1, own / Math.max(1, segment.own.joined.length));
  return { strength: total + own + coverage * 6, coverage };
}

export function fitTitle(field: CompiledField, segment: TitleSegment): TitleFit | undefined {
  if (field.except.some((root) => hasRoot(segment.whole, root))) return undefined;
  let best: { strength: number; coverage: number } | undefined;
  for (const roots of field.synonyms) {
    const fit = fitSynonym(segment, roots);
    if (fit !== undefined && (best === undefined || fit.strength > best.strength)) best = fit;
  }
  return best === undefined ? undefined : { field, ...best };
}

const SEPARATORS = /[,;/()\n+]|\s+и\s+|\s&\s/gu;

/** A title as parts that may each name a field. The first is the title as a whole where it has no parts. */
export function splitTitle(title: string): { readonly whole: TitleSegment; readonly parts: readonly TitleSegment[] } {
  const path = title.split(' › ');
  const leaf = path.at(-1) ?? '';
  const group = path.slice(0, -1).join(' ');
  const whole: TitleSegment = { own: indexTitle(leaf), whole: indexTitle(`${group} ${leaf}`) };
  const plain = leaf.replace(/ф\.\s*и\.\s*о\.?/giu, 'ФИО').replace(/п\s*\/\s*п/giu, '');
  const texts = plain
    .split(SEPARATORS)
    .map((text) => text.trim())
    .filter((text) => indexTitle(text).joined !== '');
  if (texts.length < 2) return { whole, parts: [whole] };
  const first = texts[0] ?? '';
  const parts = texts.map((text, at) => ({
    own: indexTitle(text),
    whole: indexTitle(at === 0 ? `${group} ${text}` : `${group} ${first} ${text}`),
  }));
  return { whole, parts };
}
