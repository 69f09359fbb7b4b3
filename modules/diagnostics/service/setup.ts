import { can } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { searchKey } from '#core/text/normalise.ts';
import { diagnosticsErrors } from '../errors.ts';
import { assessmentCompetence, type Competence, defaultCompetences, defaultScale, type Level } from '../model.ts';
import { hasResultsOfVersion, listInstruments, listScaleRows } from '../queries/campaigns.ts';
import { scaleFaultTexts } from '../rules/scale-words.ts';
import { checkScale } from '../rules/scoring.ts';
import * as store from '../store/setup.ts';

/** DIAG-02: the five competences of a new municipality; what is there already stays. */
export async function prepareCompetences(context: Context): Promise<void> {
  const known = new Set((await store.listCompetenceRows(context)).map(({ code }) => code));
  const missing = defaultCompetences.filter(({ code }) => !known.has(code));
  await store.insertCompetences(context, missing, known.size + 1);
}

export async function showCompetences(context: Context) {
  const competences = await store.listCompetenceRows(context);
  return { competences, mayEdit: can(context.actor, 'diagnostics.edit') };
}

/** DIAG-20: «оценочная» comes with its code and synonyms; any other gets a code of its own. */
export async function addCompetence(context: Context, title: string, synonyms: readonly string[]): Promise<string> {
  requireAccess(context, 'diagnostics.edit');
  const rows = await store.listCompetenceRows(context);
  checkTitle(rows, title);
  const known = isAssessment(title) ? assessmentCompetence : undefined;
  const competence: Competence = {
    code: known?.code ?? makeCode(rows),
    title: known?.title ?? title,
    synonyms: [...new Set([...(known?.synonyms ?? []), ...synonyms])],
  };
  const [id = ''] = await store.insertCompetences(context, [competence], rows.length + 1);
  await recordChange(context, { action: 'competence.added', thing: 'competence', thingId: id, after: competence });
  return id;
}

function isAssessment(title: string): boolean {
  return [assessmentCompetence.title, ...assessmentCompetence.synonyms].some(
    (name) => searchKey(name) === searchKey(title),
  );
}

function makeCode(rows: readonly { code: string }[]): string {
  const taken = new Set(rows.map(({ code }) => code));
  let number = rows.length + 1;
  while (taken.has(`competence_${number}`)) number += 1;
  return `competence_${number}`;
}

function checkTitle(rows: readonly store.CompetenceRow[], title: string, exceptId?: string): void {
  const key = searchKey(title);
  const taken = rows.find(
    (row) => row.id !== exceptId && [row.title, ...row.synonyms].some((name) => searchKey(name) === key),
  );
  if (taken) throw new AppError(diagnosticsErrors.competence_exists, { title: taken.title });
}

export async function editCompetence(
  context: Context,
  id: string,
  fields: { title: string; synonyms: string[]; isActive: boolean },
): Promise<void> {
  requireAccess(context, 'diagnostics.edit');
  const rows = await store.listCompetenceRows(context);
  const before = rows.find((row) => row.id === id);
  if (!before) throw new AppError(frameErrors.not_found);
  for (const name of [fields.title, ...fields.synonyms]) checkTitle(rows, name, id);
  await store.updateCompetence(context, id, fields);
  const { title, synonyms, isActive } = before;
  await recordChange(context, {
    action: 'competence.edited',
    thing: 'competence',
    thingId: id,
    before: { title, synonyms, isActive },
    after: fields,
  });
}

/** Instruments with their versions; a competence without a scale of its own has the default one. */
export async function showInstruments(context: Context) {
  const rows = await listInstruments(context);
  const scales = Map.groupBy(await listScaleRows(context), (row) => row.instrumentVersionId);
  const competences = await store.listCompetenceRows(context);
  const byInstrument = Map.groupBy(rows, (row) => row.id);
  const instruments = [...byInstrument.values()].flatMap((versions) => {
    const [first] = versions;
    if (!first) return [];
    const { id, title, author, isIndependent } = first;
    return [
      {
        ...{ id, title, author, isIndependent },
        versions: versions.map(({ versionId, version, act, approvedOn, isUsed }) => {
          const own = new Map((scales.get(versionId) ?? []).map((row) => [row.competenceId, row.levels as Level[]]));
          return {
            ...{ id: versionId, version, act, approvedOn, isUsed },
            scales: competences.map((competence) => ({
              competenceId: competence.id,
              levels: own.get(competence.id) ?? [...defaultScale.levels],
              isDefault: !own.has(competence.id),
            })),
          };
        }),
      },
    ];
  });
  return { instruments, mayEdit: can(context.actor, 'diagnostics.edit') };
}

export interface InstrumentFields {
  readonly title: string;
  readonly author: string | null;
  readonly isIndependent: boolean;
}

export interface VersionFields {
  readonly version: string;
  readonly act: string | null;
  readonly approvedOn: string | null;
}

/** DIAG-19 */
export async function addInstrument(context: Context, instrument: InstrumentFields, version: VersionFields) {
  requireAccess(context, 'diagnostics.edit');
  if (await store.findInstrument(context, { title: instrument.title })) {
    throw new AppError(diagnosticsErrors.instrument_exists, { title: instrument.title });
  }
  const id = await store.insertInstrument(context, instrument);
  const versionId = await store.insertVersion(context, id, version);
  await recordChange(context, {
    action: 'instrument.added',
    thing: 'instrument',
    thingId: id,
    after: { ...instrument, ...version },
  });
  return { id, versionId };
}

export async function addVersion(context: Context, instrumentId: string, version: VersionFields): Promise<string> {
  requireAccess(context, 'diagnostics.edit');
  if (!(await store.findInstrument(context, { id: instrumentId }))) throw new AppError(frameErrors.not_found);
  const versions = await store.listVersions(context, instrumentId);
  if (versions.some((other) => other.version === version.version)) {
    throw new AppError(diagnosticsErrors.instrument_exists, { title: version.version });
  }
  const id = await store.insertVersion(context, instrumentId, version);
  const before = versions.at(-1);
  if (before) await store.copyScales(context, before.id, id);
  await recordChange(context, {
    action: 'instrument.version_added',
    thing: 'instrument',
    thingId: instrumentId,
    after: version,
  });
  return id;
}

/** DIAG-04: a scale without gaps; once there are results by it, it stays, so that no level changes afterwards. */
export async function saveScale(
  context: Context,
  instrumentVersionId: string,
  competenceId: string,
  levels: readonly Level[],
): Promise<void> {
  requireAccess(context, 'diagnostics.edit');
  const verdict = checkScale({ levels: [...levels] });
  if (!verdict.ok) {
    throw new AppError(diagnosticsErrors.scale_bad, {
      why: verdict.codes.map((code) => scaleFaultTexts[code]).join('; '),
    });
  }
  if (await hasResultsOfVersion(context, instrumentVersionId)) throw new AppError(diagnosticsErrors.scale_in_use);
  await store.upsertScale(context, instrumentVersionId, competenceId, { levels: [...levels] });
  await recordChange(context, {
    action: 'instrument.scale_saved',
    thing: 'instrument_version',
    thingId: instrumentVersionId,
    after: { competenceId, levels },
  });
}

const defaultInstrument = 'Диагностика профессиональных компетенций';

/** The instrument of a campaign that names none; made once. @returns its latest version */
export async function ensureDefaultVersion(context: Context): Promise<string> {
  const known = await store.findInstrument(context, { title: defaultInstrument });
  if (!known) {
    const fields = { title: defaultInstrument, author: null, isIndependent: true };
    const id = await store.insertInstrument(context, fields);
    return store.insertVersion(context, id, { version: '1', act: null, approvedOn: null });
  }
  const versions = await store.listVersions(context, known.id);
  const last = versions.at(-1);
  return last?.id ?? store.insertVersion(context, known.id, { version: '1', act: null, approvedOn: null });
}
