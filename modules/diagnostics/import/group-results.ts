/** Rows of a table of results with the people they turned out to be. */
import type { Doubt, OrganizationResolver, PlanInput, PlannedRow, Question, SourceRow } from '#modules/imports/kind.ts';
import { rowKey } from '#modules/imports/kind.ts';
import type { ResultRow, WrongRow } from '#modules/imports/model.ts';
import type { NewNamedPerson, PeopleFinder } from '#modules/imports/public.ts';
import type { Stage } from '../model.ts';
import type { IncomingResult, IncomingScore } from '../rules/incoming.ts';

export interface FoundRow {
  readonly source: SourceRow;
  readonly row: ResultRow;
  readonly key: string;
  readonly organizationId?: string | undefined;
  /** The participant: a person of the register, one to be added, or a number. */
  readonly personId?: string | undefined;
  readonly newPerson?: NewNamedPerson | undefined;
  /** Rows of one name, organisation and date of birth that are answered «new» are one human. */
  readonly newKey?: string | undefined;
  readonly question?: Question | undefined;
  readonly doubts?: readonly Doubt[] | undefined;
  readonly recalled?: PlannedRow['recalled'];
}

const NOT_IN_REGISTER: Question = {
  reason: 'not_in_register',
  text: 'Человека с таким именем нет в реестре. Добавить его или не загружать строку?',
  proposal: 'new',
  mayBeNew: true,
  candidates: [],
};

function findOrganization(organizations: OrganizationResolver, source: SourceRow, row: ResultRow) {
  return organizations.resolve(row.organization, source);
}

/** A name without an organisation that one person of the whole register bears is that person. */
function isOnlyOne(verdict: ReturnType<PeopleFinder['find']>, organizationId: string | undefined): boolean {
  return (
    verdict.kind === 'doubtful' &&
    verdict.reason === 'without_birth_date' &&
    organizationId === undefined &&
    verdict.candidates.length === 1
  );
}

function findPerson(
  found: Pick<FoundRow, 'source' | 'row' | 'key' | 'organizationId'> & { readonly place: string },
  people: PeopleFinder,
  input: PlanInput,
): FoundRow {
  const { row, key, organizationId, place } = found;
  if (row.name === undefined) return found;
  const { name, birthDate, snils } = row;
  const verdict = people.find({ row: row.row, name, birthDate, snils, organizationId });
  if (verdict.kind === 'same') return { ...found, personId: verdict.personId };
  if (verdict.kind === 'doubtful' && isOnlyOne(verdict, organizationId))
    return { ...found, personId: verdict.candidates[0] };
  const candidateIds = verdict.kind === 'doubtful' ? verdict.candidates : [];
  const about = { name, birthDate, snils, places: [organizationId ?? ''] };
  const { subject, thingId } = input.remembered.recall(about, candidateIds);
  const asked = { ...found, doubts: [{ key, subject, candidateIds }] };
  const answer = input.answers.get(key);
  const chosen = answer?.startsWith('same:') ? answer.slice('same:'.length) : undefined;
  if (chosen !== undefined && people.has(chosen)) return { ...asked, personId: chosen };
  if (answer === 'new')
    return { ...asked, newPerson: { name, birthDate, snils, organizationId }, newKey: `${subject}|${place}` };
  if (answer === undefined && typeof thingId === 'string' && people.has(thingId))
    return { ...asked, personId: thingId, recalled: 'same' };
  const question = verdict.kind === 'doubtful' ? people.ask(verdict) : NOT_IN_REGISTER;
  return { ...asked, question, ...(answer === undefined && thingId === null && { recalled: 'skip' as const }) };
}

/** Finds the person of every row that has a name; a row without one is its number. */
export function findPeople(
  rows: readonly { readonly source: SourceRow; readonly row: ResultRow }[],
  people: PeopleFinder,
  input: PlanInput,
): readonly FoundRow[] {
  return rows.map(({ source, row }) => {
    const organization = findOrganization(input.organizations, source, row);
    const found = { source, row, key: rowKey(source), organizationId: organization?.id };
    return findPerson({ ...found, place: organization?.key ?? '' }, people, input);
  });
}

function toScore({ competence, score, reportedLevel }: ResultRow['scores'][number]): IncomingScore {
  if (score !== undefined) return { competenceCode: competence, state: 'known', score, reportedLevel };
  return reportedLevel === undefined
    ? { competenceCode: competence, state: 'unknown' }
    : { competenceCode: competence, state: 'reported', reportedLevel };
}

/** One incoming participation per stage that the row speaks of; a row that only refuses speaks of its sheet's stage or the batch's. */
export function toIncoming(
  { row, organizationId }: Pick<FoundRow, 'row' | 'organizationId'>,
  participant: Pick<IncomingResult, 'personId' | 'keyNumber'>,
  batchStage: Stage,
): ReadonlyMap<Stage, IncomingResult> {
  const byStage = Map.groupBy(row.scores, ({ stage }) => stage ?? batchStage);
  if (byStage.size === 0) byStage.set(row.stage ?? batchStage, []);
  const entries = [...byStage].map(([stage, scores]): [Stage, IncomingResult] => {
    const state = scores.length > 0 ? 'done' : row.isRefused ? 'declined' : 'absent';
    return [stage, { ...participant, organizationId, direction: row.direction, state, scores: scores.map(toScore) }];
  });
  return new Map(entries);
}

export function isWrong(value: unknown): value is WrongRow {
  return (value as { kind: string }).kind === 'wrong';
}
