import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { formatDay, formatDays } from '#core/time/format.ts';
import {
  type ImportPlan,
  type PlanInput,
  type PlannedRow,
  type Question,
  rowKey,
  type SourceRow,
} from '#modules/imports/kind.ts';
import type { CellIssue } from '#modules/imports/model.ts';
import { listDirectory } from '#modules/settings/public.ts';
import type { OfferFields } from '../model.ts';
import { listCompetences, listKnownOffers } from '../queries.ts';
import { keyOfOffer } from '../rules.ts';
import { compareOffer, indexOffers, listFieldChanges, readCompetences, readKind } from './match-schedule.ts';
import type { OpenWords, ScheduleRow, WrongScheduleRow } from './read-schedule.ts';
import type { KnownOffer, NamedList } from './shapes.ts';
import { type OfferWrite, writeOffers } from './write-schedule.ts';

interface Lists {
  readonly kinds: NamedList;
  readonly competences: NamedList;
  readonly find: ReturnType<typeof indexOffers>;
}

interface Drafted {
  readonly planned: PlannedRow;
  readonly write?: OfferWrite | undefined;
}

function issueAt(
  words: OpenWords,
  severity: CellIssue['severity'],
  code: CellIssue['code'],
  message: string,
): CellIssue {
  return { column: words.column, cellRef: words.cellRef, value: words.text, code, message, severity };
}

function startRow(source: SourceRow, label: string, issues: readonly CellIssue[]): Omit<PlannedRow, 'state'> {
  const { fileId, sheet, row } = source;
  const placed = issues.map(({ cellRef, value, code, message, severity }) => ({
    ...{ fileId, sheet, cellRef, value, code, message, severity },
  }));
  return {
    ...{ key: rowKey(source), fileId, sheet, row, rows: [source], changes: [], issues: placed },
    label: label || `строка ${row}`,
  };
}

/** The row's words in the municipality's codes. */
function readWords(value: ScheduleRow, lists: Lists): { fields: ScheduleRow['fields']; issues: CellIssue[] } {
  const issues = [...value.issues];
  const { kindWords, competenceWords } = value;
  const kind = kindWords && readKind(kindWords.text, lists.kinds);
  if (kindWords && kind === undefined) {
    const known = lists.kinds.map(({ title }) => title.toLowerCase()).join(', ');
    issues.push(issueAt(kindWords, 'wrong', 'kind_unknown', `Вид не узнан. Напишите один из них: ${known}.`));
  }
  const named = competenceWords && readCompetences(competenceWords.text, lists.competences);
  if (competenceWords && named && named.unknown.length > 0) {
    const text = `Компетенция «${named.unknown.join(', ')}» не узнана: к ней не привязано.`;
    issues.push(issueAt(competenceWords, 'doubt', 'competence_unknown', text));
  }
  const subjectCodes = [...new Set([...(value.fields.subjectCodes ?? []), ...(named?.subjectCodes ?? [])])];
  const fields = {
    ...value.fields,
    ...(kind !== undefined && { kind }),
    ...(named && named.codes.length > 0 && { competenceCodes: [...new Set(named.codes)] }),
    ...(subjectCodes.length > 0 && { subjectCodes }),
  };
  return { fields, issues };
}

function describeOffer({ provider, startsOn, endsOn }: KnownOffer): string {
  const days = startsOn === null ? 'без дат' : endsOn === null ? formatDay(startsOn) : formatDays(startsOn, endsOn);
  return [provider ?? 'организатор не указан', days].join(', ');
}

function ask(candidates: readonly KnownOffer[], fields: Partial<OfferFields>): Question {
  return {
    reason: 'several_offers',
    text: 'Мероприятий с таким названием несколько, а организатор или начало в строке не указаны. Какое это?',
    proposal: 'skip',
    mayBeNew: true,
    candidates: candidates.slice(0, 10).map((offer) => ({
      ...{ id: offer.id, title: offer.title, note: describeOffer(offer) },
      changes: listFieldChanges(offer, compareOffer(offer, fields)),
    })),
  };
}

function decide(start: Omit<PlannedRow, 'state'>, fields: ScheduleRow['fields'], lists: Lists, answer = ''): Drafted {
  const found = lists.find(fields);
  const chosen = answer.startsWith('same:') ? found.find(({ id }) => answer === `same:${id}`) : undefined;
  const isNew = found.length === 0 || answer === 'new';
  const known = chosen ?? (found.length === 1 && !isNew ? found[0] : undefined);
  if (known) {
    const changes = compareOffer(known, fields);
    const list = listFieldChanges(known, changes);
    const planned = { ...start, thingId: known.id, changes: list };
    if (list.length === 0) return { planned: { ...planned, state: 'unchanged' } };
    return { planned: { ...planned, state: 'changed' }, write: { id: known.id, known, fields: changes } };
  }
  if (!isNew) return { planned: { ...start, state: 'doubtful', question: ask(found, fields) } };
  return { planned: { ...start, state: 'new' }, write: { id: newId(), fields } };
}

/** Two rows of one key: the second says nothing more, or contradicts the first. */
function checkRepeated(
  source: SourceRow,
  fields: ScheduleRow['fields'],
  seen: Map<string, string>,
): string | undefined {
  const { title, provider = null, startsOn = null } = fields;
  const key = keyOfOffer({ title, provider, startsOn });
  const place = seen.get(key);
  if (place === undefined) seen.set(key, `${source.sheet}, строка ${source.row}`);
  return place;
}

function draftRow(source: SourceRow, lists: Lists, seen: Map<string, string>, answer: string | undefined): Drafted {
  const value = source.value as ScheduleRow | WrongScheduleRow;
  if (value.kind === 'wrong') return { planned: { ...startRow(source, value.text, value.issues), state: 'wrong' } };
  const { fields, issues } = readWords(value, lists);
  const { title } = fields;
  const first = checkRepeated(source, fields, seen);
  if (first !== undefined) {
    const message = `Такая строка уже есть: ${first}. Оставьте одну или уточните название, например «группа 2».`;
    issues.push({
      ...{ column: 0, cellRef: `A${source.row}`, value: title, code: 'row_repeated', severity: 'wrong', message },
    });
  }
  const start = startRow(source, title, issues);
  if (issues.some(({ severity }) => severity === 'wrong')) return { planned: { ...start, state: 'wrong' } };
  return decide(start, fields, lists, answer);
}

/** What a schedule would do to the catalogue: one line per row of it (IOM-11, IOM-16). */
export async function planSchedule(context: Context, input: PlanInput): Promise<ImportPlan> {
  const competences = (await listCompetences(context)).filter(({ isActive }) => isActive);
  const lists: Lists = {
    kinds: await listDirectory(context, 'offer_kind'),
    competences,
    find: indexOffers(await listKnownOffers(context)),
  };
  const seen = new Map<string, string>();
  const drafted = input.rows.map((source) => draftRow(source, lists, seen, input.answers.get(rowKey(source))));
  const writes = drafted.flatMap(({ write }) => write ?? []);
  return {
    rows: drafted.map(({ planned }) => planned),
    notes: [],
    write: async (batchId) => ({
      effects: await writeOffers(context, writes, batchId),
      things: new Map(drafted.flatMap(({ planned, write }) => (write ? [[planned.key, write.id] as const] : []))),
    }),
  };
}
