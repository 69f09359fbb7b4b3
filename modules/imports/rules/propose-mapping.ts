import type { FieldSpec, GridCell, GridRow, HeaderColumn, MappingEntry, MappingProposal } from '../model.ts';
import { cellAt, isFilled } from './grid.ts';
import {
  type CompiledField,
  compileFields,
  fitTitle,
  splitTitle,
  type TitleFit,
  type TitleSegment,
} from './match-title.ts';
import { hasRoot, indexTitle } from './title-words.ts';

const SAMPLES = 40;
/** Share of a column's values that must look right for a column to be recognised by values alone. */
const SURE_SHARE = 0.8;

interface ColumnSample {
  readonly column: HeaderColumn;
  readonly cells: readonly GridCell[];
}

function sampleColumn(column: HeaderColumn, rows: readonly GridRow[]): ColumnSample {
  const cells: GridCell[] = [];
  for (const row of rows) {
    const cell = cellAt(row, column.index);
    if (isFilled(cell)) cells.push(cell);
    if (cells.length >= SAMPLES) break;
  }
  return { column, cells };
}

interface Agreement {
  readonly matched: number;
  readonly total: number;
}

function countAgreement(spec: FieldSpec, sample: ColumnSample): Agreement | undefined {
  const looksLike = spec.looksLike;
  if (looksLike === undefined || sample.cells.length === 0) return undefined;
  let matched = 0;
  for (const cell of sample.cells) if (looksLike(cell)) matched += 1;
  return { matched, total: sample.cells.length };
}

interface Candidate {
  readonly sample: ColumnSample;
  readonly part: number;
  readonly fit: TitleFit;
  readonly agreement: Agreement | undefined;
  readonly strength: number;
}

/** A compound title is one field only when that field explains every part and is no detail of another: «Фамилия, имя, отчество». */
function findWholeFit(
  fields: readonly CompiledField[],
  whole: TitleSegment,
  parts: readonly TitleSegment[],
): TitleFit | undefined {
  if (parts.length < 2) return undefined;
  const fits = listFits(fields, whole);
  const known = parts.filter((part) => listFits(fields, part).length > 0);
  const details = new Set(fits.flatMap((fit) => fit.field.spec.covers ?? []));
  return fits
    .filter((fit) => !details.has(fit.field.spec.code))
    .filter((fit) =>
      fit.field.synonyms.some((roots) => roots.length >= 2 && known.every((part) => explainsBest(fields, roots, part))),
    )
    .sort((a, b) => b.strength - a.strength)[0];
}

/** No other field knows the part better: of «Стаж общ./пед.» the pedagogical one has only «стаж» in the first part. */
function explainsBest(fields: readonly CompiledField[], roots: readonly string[], part: TitleSegment): boolean {
  const own = roots.filter((root) => hasRoot(part.own, root));
  const letters = own.reduce((sum, root) => sum + root.replace('$', '').length, 0);
  const best = Math.max(...listFits(fields, part).map(({ coverage }) => coverage));
  return letters > 0 && letters / Math.max(1, part.own.joined.length) >= best;
}

function listFits(fields: readonly CompiledField[], segment: TitleSegment): readonly TitleFit[] {
  const fits: TitleFit[] = [];
  for (const field of fields) {
    const fit = fitTitle(field, segment);
    if (fit !== undefined) fits.push(fit);
  }
  return fits;
}

function listCandidates(fields: readonly CompiledField[], sample: ColumnSample): readonly Candidate[] {
  const { whole, parts } = splitTitle(sample.column.title);
  const single = findWholeFit(fields, whole, parts);
  const toCandidate = (fit: TitleFit, part: number): Candidate => {
    const agreement = countAgreement(fit.field.spec, sample);
    const share = agreement === undefined ? 0.5 : agreement.matched / agreement.total;
    return { sample, part, fit, agreement, strength: fit.strength + (parts.length > 1 ? 0 : (share - 0.5) * 8) };
  };
  if (single !== undefined) return [toCandidate(single, 0)];
  const own = parts.flatMap((part, at) => listFits(fields, part).map((fit) => toCandidate(fit, at)));
  return own.length > 0 ? own : listByGroup(fields, sample).map((fit) => toCandidate(fit, 0));
}

/** «Категория › имеется»: the words of the group, where the column's own say nothing and its values are of that kind. */
function listByGroup(fields: readonly CompiledField[], sample: ColumnSample): readonly TitleFit[] {
  const group = sample.column.title.split(' › ').slice(0, -1).join(' ');
  if (group === '') return [];
  const words = indexTitle(group);
  return listFits(fields, { own: words, whole: words })
    .filter(({ field }) => {
      const agreement = countAgreement(field.spec, sample);
      return agreement !== undefined && agreement.matched / agreement.total >= SURE_SHARE;
    })
    .map((fit) => ({ ...fit, strength: fit.strength / 2 }));
}

/** Strongest first; a field goes to one column, a part of a title to one field. */
function assign(candidates: readonly Candidate[]): ReadonlyMap<number, readonly Candidate[]> {
  const takenFields = new Map<string, number>();
  const takenParts = new Set<string>();
  const byColumn = new Map<number, Candidate[]>();
  const sorted = [...candidates].sort(
    (a, b) => b.strength - a.strength || a.sample.column.index - b.sample.column.index || a.part - b.part,
  );
  for (const candidate of sorted) {
    const { spec } = candidate.fit.field;
    const column = candidate.sample.column.index;
    const part = `${column}:${candidate.part}`;
    const takenBy = takenFields.get(spec.code);
    if (takenParts.has(part)) continue;
    if (takenBy === column) {
      takenParts.add(part);
      continue;
    }
    if (takenBy !== undefined && spec.repeatable !== true) continue;
    takenFields.set(spec.code, column);
    takenParts.add(part);
    byColumn.set(column, [...(byColumn.get(column) ?? []), candidate]);
  }
  return byColumn;
}

function explainSamples(spec: FieldSpec, agreement: Agreement | undefined): string {
  if (agreement === undefined || spec.sampleNoun === undefined) return '';
  const { matched, total } = agreement;
  const count = `${matched}\u00a0из\u00a0${total}`;
  if (matched === total) return `; все значения (${total})\u00a0— ${spec.sampleNoun}`;
  return matched * 2 >= total
    ? `; ${count} значений\u00a0— ${spec.sampleNoun}`
    : `; но только ${count} значений\u00a0— ${spec.sampleNoun}`;
}

function rateConfidence(coverage: number, agreement: Agreement | undefined): number {
  const byTitle = 0.55 + 0.45 * coverage;
  if (agreement === undefined) return byTitle * 0.95;
  const share = agreement.matched / agreement.total;
  return byTitle * 0.5 + share * 0.5;
}

function toEntry(sample: ColumnSample, chosen: readonly Candidate[]): MappingEntry {
  const { column } = sample;
  const ordered = [...chosen].sort((a, b) => a.part - b.part);
  const first = ordered[0];
  if (first === undefined) {
    const reason =
      column.title === '' && sample.cells.length === 0 ? 'столбец пуст' : 'заголовок не узнан; столбец не загружается';
    return { column: column.index, title: column.title, fields: [], confidence: 0, reason };
  }
  const named = ordered.map((candidate) => `«${candidate.fit.field.spec.title}»`);
  const isCompound = ordered.length > 1;
  const samples = isCompound ? '' : explainSamples(first.fit.field.spec, first.agreement);
  const confidence = Math.min(
    ...ordered.map((candidate) => rateConfidence(candidate.fit.coverage, isCompound ? undefined : candidate.agreement)),
  );
  return {
    column: column.index,
    title: column.title,
    fields: ordered.map((candidate) => candidate.fit.field.spec.code),
    confidence: Math.round(confidence * 100) / 100,
    reason: isCompound ? `в одном столбце ${named.join(', ')}` : `заголовок похож на ${named[0]}${samples}`,
  };
}

/** A column whose title says nothing may still be plain from its values: names, СНИЛС, e-mail. */
function recognizeByValues(
  fields: readonly CompiledField[],
  sample: ColumnSample,
  taken: ReadonlySet<string>,
): MappingEntry | undefined {
  for (const { spec } of fields) {
    if (spec.byValues !== true || taken.has(spec.code)) continue;
    const agreement = countAgreement(spec, sample);
    if (agreement === undefined || agreement.total < 2 || agreement.matched / agreement.total < SURE_SHARE) continue;
    return {
      column: sample.column.index,
      title: sample.column.title,
      fields: [spec.code],
      confidence: 0.6,
      reason: `заголовок не узнан, но ${agreement.matched}\u00a0из\u00a0${agreement.total} значений\u00a0— ${spec.sampleNoun ?? spec.title}`,
    };
  }
  return undefined;
}

/** Required fields that neither they themselves nor their alternatives feed. */
export function listMissingFields(fields: readonly FieldSpec[], entries: readonly MappingEntry[]): readonly string[] {
  const fed = new Set(entries.flatMap((entry) => entry.fields));
  return fields
    .filter((field) => field.required === true)
    .filter((field) => !fed.has(field.code) && !(field.alternatives ?? []).some((code) => fed.has(code)))
    .map((field) => field.code);
}

/**
 * Proposes for every column the fields it feeds, with a reason in Russian and a confidence of 0…1.
 * `rows` are the first data rows: up to 40 filled cells of each column are looked at.
 */
export function proposeMapping(
  fields: readonly FieldSpec[],
  columns: readonly HeaderColumn[],
  rows: readonly GridRow[],
): MappingProposal {
  const compiled = compileFields(fields);
  const samples = columns.map((column) => sampleColumn(column, rows));
  const byColumn = assign(samples.flatMap((sample) => listCandidates(compiled, sample)));
  const taken = new Set([...byColumn.values()].flat().map((candidate) => candidate.fit.field.spec.code));
  const entries = samples.map((sample) => {
    const chosen = byColumn.get(sample.column.index) ?? [];
    const byValues = chosen.length === 0 ? recognizeByValues(compiled, sample, taken) : undefined;
    for (const code of byValues?.fields ?? []) taken.add(code);
    return byValues ?? toEntry(sample, chosen);
  });
  const used = entries.filter((entry) => entry.fields.length > 0);
  const missingFields = listMissingFields(fields, entries);
  const mean = used.reduce((sum, entry) => sum + entry.confidence, 0) / Math.max(1, used.length);
  return {
    entries,
    missingFields,
    confidence: missingFields.length > 0 ? Math.min(mean, 0.3) : Math.round(mean * 100) / 100,
  };
}
