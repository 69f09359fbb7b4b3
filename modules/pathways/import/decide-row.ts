import { formatDay } from '#core/time/format.ts';
import type { PlannedRow, Question } from '#modules/imports/kind.ts';
import type { CellIssue } from '#modules/imports/model.ts';
import type { PeopleFinder } from '#modules/imports/public.ts';
import type { Fact } from '#modules/people/model.ts';
import { ITEM_STATE_TITLES, type PathwayState } from '../model.ts';
import type { ClosableItem, ReachablePerson } from '../queries/closing.ts';
import { matchItems } from '../rules/match-item.ts';
import { OPEN_ITEM_STATES } from '../rules/states.ts';
import { describeEvidence, doneDay, isCertificate, toTraining, trainingKey } from './certificate.ts';
import type { FoundRow } from './find-people.ts';
import type { ItemClosing } from './write-items.ts';

type FieldChange = PlannedRow['changes'][number];
type Training = Fact<'trainingRecord'>;

/** What is known around the rows: loaded once for all of them. */
export interface Known {
  readonly today: string;
  readonly event: string | undefined;
  readonly addTraining: boolean;
  readonly people: ReadonlyMap<string, ReachablePerson>;
  readonly items: ReadonlyMap<string, readonly ClosableItem[]>;
  readonly living: ReadonlyMap<string, { readonly state: PathwayState; readonly isOpenToActor: boolean }>;
  /** Training on the cards by person: keys of title and year. */
  readonly training: ReadonlyMap<string, ReadonlySet<string>>;
  readonly ask: PeopleFinder['ask'];
}

export interface Decision {
  readonly state: PlannedRow['state'];
  readonly personId?: string | undefined;
  readonly changes?: readonly FieldChange[];
  readonly question?: Question;
  readonly fault?: Pick<CellIssue, 'code' | 'message'>;
  readonly closing?: ItemClosing | undefined;
  readonly training?: Training | undefined;
}

const UNCHANGED: Decision = { state: 'unchanged' };
const wrong = (code: CellIssue['code'], message: string): Decision => ({ state: 'wrong', fault: { code, message } });
const isOpen = ({ state }: ClosableItem) => OPEN_ITEM_STATES.includes(state);

function findTraining(found: FoundRow, personId: string, event: string, known: Known): Training | undefined {
  if (!isCertificate(found.row) || known.people.get(personId)?.mayEdit !== true) return undefined;
  const training = toTraining(found.row, event, known.today);
  const isThere = known.training.get(personId)?.has(trainingKey(event, training.year)) ?? false;
  return isThere ? undefined : training;
}

function listChanges(closing: ItemClosing | undefined, training: Training | undefined): FieldChange[] {
  const changes: FieldChange[] = [];
  if (closing) {
    const { item, doneOn, evidence } = closing;
    const before = `${item.title}: ${ITEM_STATE_TITLES[item.state]}`;
    changes.push({ field: 'item', kind: 'changed', before, after: `${ITEM_STATE_TITLES.done} ${formatDay(doneOn)}` });
    changes.push({ field: 'evidence', kind: 'changed', before: item.evidence ?? undefined, after: evidence });
  }
  if (training) changes.push({ field: 'training', kind: 'added', before: undefined, after: training.title });
  return changes;
}

function close(found: FoundRow, item: ClosableItem, event: string, known: Known): Decision {
  const { row } = found;
  const closing = { item, doneOn: doneDay(row, known.today), evidence: describeEvidence(row, known.today) };
  const training = findTraining(found, item.personId, event, known);
  const changes = listChanges(closing, training);
  return { state: 'changed', personId: item.personId, changes, closing, training };
}

/** Of the card only: the item is closed already, or there is none and the user wants the certificate kept. */
function keepTraining(found: FoundRow, personId: string, event: string, known: Known): Decision {
  const training = findTraining(found, personId, event, known);
  if (!training) return { ...UNCHANGED, personId };
  return { state: 'changed', personId, changes: listChanges(undefined, training), training };
}

function askForItem(found: FoundRow, options: readonly ClosableItem[], event: string, known: Known): Question {
  return {
    reason: found.isSure ? 'which_item' : 'who_and_which_item',
    text: found.isSure ? `«${event}»: какой это пункт ИОМ?` : `Кто это, и какой пункт ИОМ закрывает «${event}»?`,
    proposal: 'same',
    mayBeNew: false,
    candidates: options.slice(0, 10).map((item) => ({
      id: item.id,
      title: item.title,
      note: `${known.people.get(item.personId)?.name ?? ''}, срок ${formatDay(item.dueOn)}`,
      changes: close(found, item, event, known).changes ?? [],
    })),
  };
}

/** Why nothing of the person's pathway is closed, in words that tell no more than the actor may know. */
function explainNone(personIds: readonly string[], event: string, known: Known): string {
  const living = personIds.flatMap((id) => known.living.get(id) ?? []);
  if (living.length === 0) return 'У педагога нет действующего ИОМ.';
  if (living.every(({ isOpenToActor }) => !isOpenToActor))
    return 'ИОМ педагога отмечает школа или тьютор: вам он не открыт.';
  if (living.every(({ state }) => state !== 'approved' && state !== 'in_progress'))
    return 'ИОМ педагога ещё не утверждён: пункт закроется после приказа.';
  return `В ИОМ педагога нет такого пункта: «${event}».`;
}

function withoutItem(
  found: FoundRow,
  personIds: readonly string[],
  event: string,
  known: Known,
  chosen: string,
): Decision {
  if (!known.addTraining || !isCertificate(found.row))
    return wrong('item_missing', explainNone(personIds, event, known));
  const [only] = personIds;
  if (only !== undefined && (found.isSure || personIds.includes(chosen)))
    return keepTraining(found, found.isSure ? only : chosen, event, known);
  if (found.verdict.kind !== 'doubtful') return wrong('person_unknown', 'Такого человека нет в реестре.');
  return { state: 'doubtful', question: { ...known.ask(found.verdict), mayBeNew: false, proposal: 'skip' } };
}

/** IOM-07: what a row does; the row asks where it is not sure who is meant, or which item. */
export function decideRow(found: FoundRow, known: Known, answer: string | undefined): Decision {
  const personIds = found.personIds.filter((id) => known.people.has(id));
  if (personIds.length === 0)
    return wrong('person_unknown', 'Такого человека нет в реестре. Проверьте имя и организацию.');
  if (found.row.mark !== 'present') return UNCHANGED;
  const event = found.row.event ?? known.event ?? found.row.titleEvent;
  if (event === undefined)
    return wrong('event_missing', 'Не указано мероприятие. Назовите его при загрузке или в столбце.');
  const chosen = answer?.startsWith('same:') ? answer.slice('same:'.length) : '';
  const items = personIds.flatMap((id) => known.items.get(id) ?? []);
  const picked = items.find(({ id }) => id === chosen);
  if (picked) return isOpen(picked) ? close(found, picked, event, known) : { ...UNCHANGED, personId: picked.personId };
  const { exact, similar } = matchItems(event, items);
  const [first, ...others] = exact.filter(isOpen);
  if (first && others.length === 0 && found.isSure) return close(found, first, event, known);
  const evidence = describeEvidence(found.row, known.today);
  const done = [...exact.filter((item) => !isOpen(item) && first === undefined), ...similar].find(
    (item) => !isOpen(item) && (exact.includes(item) || item.evidence === evidence),
  );
  if (done) return keepTraining(found, done.personId, event, known);
  const options = [...exact, ...similar].filter(isOpen);
  if (options.length > 0) return { state: 'doubtful', question: askForItem(found, options, event, known) };
  return withoutItem(found, personIds, event, known, chosen);
}
