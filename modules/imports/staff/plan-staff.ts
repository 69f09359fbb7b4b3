import { type Reach, reaches, reachOf } from '#core/access/reach.ts';
import { type Context, todayOf } from '#core/context.ts';
import { runAhead } from '#core/db/run-ahead.ts';
import { listNamedOrganizations } from '#modules/organizations/public.ts';
import { loadRegister, writeStaff } from '#modules/people/public.ts';
import {
  type Doubt,
  type ImportEffect,
  type ImportPlan,
  type PlanInput,
  type PlannedRow,
  type Question,
  rowKey,
} from '../kind.ts';
import type { StaffRow, WrongRow } from '../model.ts';
import { indexPeople, type PeopleIndex } from '../rules/blocking-keys.ts';
import type { MatchVerdict } from '../rules/match-people.ts';
import { buildChange, buildNewPerson, type StaffWrite } from './build-write.ts';
import { fitToPerson, listChanges } from './change-person.ts';
import {
  askAboutPerson,
  keepsName,
  matchHuman,
  nameOf,
  type QuestionContext,
  toRegisterPerson,
} from './decide-person.ts';
import { groupPeople, type IncomingHuman } from './group-people.ts';
import { type KnownFacts, type Register, type RegisterEntry, toKnownFacts } from './known-facts.ts';
import { type FoundHuman, listMissing, type Mention } from './list-missing.ts';
import { placeIssues, placeRows } from './place-rows.ts';
import { gatherFacts, type RowFacts } from './row-facts.ts';

/** People written at once: what is built for them is gone before the next ones, so that a region fits in memory. */
const WRITE_CHUNK = 1000;

/** Without the rows: what is kept for writing must not hold all of them. */
type Terms = Omit<PlanInput, 'rows'>;

interface Session {
  readonly today: string;
  readonly register: Register;
  readonly index: PeopleIndex;
  readonly input: Terms;
  readonly reach: Reach;
  readonly titles: ReadonlyMap<string, string>;
  /** Of the humans who are alike with others. */
  readonly positions: ReadonlyMap<string, number>;
}

interface Decided {
  readonly planned: PlannedRow;
  readonly personIds: readonly string[];
  /** Builds what would be written; absent where nothing would. */
  readonly build?: (() => StaffWrite) | undefined;
}

function factsOf(human: IncomingHuman, input: Terms): RowFacts {
  return gatherFacts(
    human.rows.map(({ source, row, organization }) => ({
      row,
      organizationKey: organization.key,
      findOrganization: (text) =>
        input.organizations.resolve(text ?? row.organization, source)?.key ?? organization.key,
    })),
  );
}

function compareWith(entry: RegisterEntry, facts: RowFacts, session: Session, isNameKept: boolean) {
  const endings = new Set((facts.facts.items.posts ?? []).flatMap(({ parts }) => parts.endsOn?.toString() ?? []));
  const known: KnownFacts = toKnownFacts(entry, session.today, endings);
  const fitted = fitToPerson(entry, known, facts, { today: session.today, keepsName: isNameKept });
  return { known, fitted, changes: listChanges(known, fitted) };
}

function maySee(entry: RegisterEntry, { reach, today }: Session): boolean {
  const organizationIds = entry.posts
    .filter(({ endsBefore }) => endsBefore === null || endsBefore > today)
    .map(({ organizationId }) => organizationId);
  return reaches(reach, { personId: entry.id, organizationIds });
}

function startRow(human: IncomingHuman): Omit<PlannedRow, 'state'> {
  const first = human.rows[0]?.source ?? { fileId: '', sheet: '', row: 0, value: undefined };
  const { surname, givenName = '', patronymic = '' } = human.name;
  return {
    key: rowKey(first),
    fileId: first.fileId,
    sheet: first.sheet,
    row: first.row,
    label: nameOf({ surname, givenName, patronymic }),
    rows: human.rows.map(({ source }) => source),
    changes: [],
    issues: human.rows.flatMap(({ source, row }) => placeIssues(source, row.issues)),
  };
}

const OTHER_SCHOOL =
  'Этот человек уже есть в реестре и работает в другой организации. Добавить ему место работы может методист.';

function takeSame(human: IncomingHuman, entry: RegisterEntry, session: Session, isNameKept: boolean): Decided {
  const start = startRow(human);
  const personIds = [entry.id];
  if (!maySee(entry, session)) {
    const issue = { fileId: start.fileId, sheet: start.sheet, cellRef: `A${start.row}`, value: start.label };
    const wrong = { ...issue, code: 'organization_missing', message: OTHER_SCHOOL, severity: 'wrong' } as const;
    return { personIds, planned: { ...start, state: 'wrong', issues: [wrong] } };
  }
  const { known, fitted, changes } = compareWith(entry, factsOf(human, session.input), session, isNameKept);
  if (changes.length === 0) return { personIds, planned: { ...start, state: 'unchanged', thingId: entry.id } };
  return {
    personIds,
    planned: { ...start, state: 'changed', thingId: entry.id, changes },
    build: () => buildChange(entry, known, fitted),
  };
}

function takeNew(human: IncomingHuman, session: Session): Decided {
  const planned: PlannedRow = { ...startRow(human), state: 'new' };
  return { planned, personIds: [], build: () => buildNewPerson(factsOf(human, session.input), human.name) };
}

/** Rows of one name in two schools, of which one has no date of birth: the later, or the poorer one, is asked about. */
function askAboutAlike(human: IncomingHuman, session: Session): Question | undefined {
  if (human.birthDate !== undefined) return undefined;
  const own = session.positions.get(keyOf(human)) ?? 0;
  const others = human.alike.filter(
    ({ row, source }) => row.birthDate !== undefined || (session.positions.get(rowKey(source)) ?? 0) < own,
  );
  if (others.length === 0) return undefined;
  return {
    reason: 'alike_in_import',
    text: 'В этой же загрузке есть человек с таким именем. Без даты рождения не решить, один это человек или двое.',
    proposal: 'same',
    mayBeNew: true,
    candidates: others.map(({ source, organization }) => ({
      id: `row:${rowKey(source)}`,
      title: startRow(human).label,
      note: `${organization.title}, строка ${source.row}`,
      changes: [],
    })),
  };
}

function ask(human: IncomingHuman, question: Question, personIds: readonly string[]): Decided {
  return { personIds, planned: { ...startRow(human), state: 'doubtful', question } };
}

function keyOf(human: IncomingHuman): string {
  const first = human.rows[0]?.source;
  return first === undefined ? '' : rowKey(first);
}

function answerOf(human: IncomingHuman, { answers }: Terms): string | undefined {
  return answers.size === 0 ? undefined : answers.get(keyOf(human));
}

interface Matched {
  readonly human: IncomingHuman;
  readonly verdict: MatchVerdict;
  /** The person of the register that the human is, by the match or by the answer. */
  readonly personId?: string | undefined;
  readonly doubts: readonly Doubt[];
  readonly recalled?: PlannedRow['recalled'];
}

/** What an earlier batch was told of this human; an answer given in this one goes before it. */
function recall(human: IncomingHuman, verdict: MatchVerdict, { input, register }: Session) {
  const isAsked = verdict.kind === 'doubtful' || human.alike.length > 0;
  if (!isAsked) return { doubts: [] };
  const { name, birthDate, snils } = human;
  const candidateIds = verdict.kind === 'doubtful' ? verdict.candidates : [];
  const places = [...new Set(human.rows.map(({ organization }) => organization.key))];
  const { subject, thingId } = input.remembered.recall({ name, birthDate, snils, places }, candidateIds);
  const doubts: Doubt[] = [{ key: keyOf(human), subject, candidateIds }];
  if (input.answers.has(keyOf(human)) || thingId === undefined) return { doubts };
  if (thingId === null) return { doubts, recalled: 'skip' as const };
  const isKnown = verdict.kind === 'doubtful' && register.has(thingId);
  return isKnown ? { doubts, recalled: 'same' as const, personId: thingId } : { doubts };
}

function match(human: IncomingHuman, session: Session): Matched {
  const verdict = matchHuman(human, session.index);
  if (verdict.kind === 'same') return { human, verdict, personId: verdict.personId, doubts: [] };
  const answer = answerOf(human, session.input) ?? '';
  const chosen = verdict.kind === 'doubtful' && answer.startsWith('same:') ? answer.slice('same:'.length) : undefined;
  const answered = chosen !== undefined && session.register.has(chosen) ? { personId: chosen } : {};
  return { human, verdict, ...recall(human, verdict, session), ...answered };
}

/** Rows under two surnames, or one sure and one by an answer, may be one person: they are one human then. */
function joinByPerson(matches: readonly Matched[]): readonly Matched[] {
  const byPerson = new Map<string, number>();
  const joined: Matched[] = [];
  for (const found of matches) {
    const at = found.personId === undefined ? undefined : byPerson.get(found.personId);
    const first = at === undefined ? undefined : joined[at];
    if (at === undefined || first === undefined) {
      if (found.personId !== undefined) byPerson.set(found.personId, joined.length);
      joined.push(found);
      continue;
    }
    const human = { ...first.human, rows: [...first.human.rows, ...found.human.rows] };
    joined[at] = { ...first, human, doubts: [...first.doubts, ...found.doubts] };
  }
  return joined;
}

/** The verdict with the doubts that led to it. */
function decide(matched: Matched, session: Session): Decided {
  const decided = decideHuman(matched, session);
  const { doubts, recalled } = matched;
  return doubts.length === 0 ? decided : { ...decided, planned: { ...decided.planned, doubts, recalled } };
}

function decideHuman({ human, verdict, personId }: Matched, session: Session): Decided {
  const { input, register } = session;
  const answer = answerOf(human, input);
  const entry = personId === undefined ? undefined : register.get(personId);
  if (entry !== undefined) return takeSame(human, entry, session, keepsName(verdict));
  if (verdict.kind === 'doubtful') {
    if (answer === 'new' && verdict.reason !== 'snils_of_other_name') return takeNew(human, session);
    const context: QuestionContext = {
      register,
      titleOf: (id) => session.titles.get(id) ?? '',
      maySee: (person) => maySee(person, session),
      changesOf: (person) => compareWith(person, factsOf(human, input), session, keepsName(verdict)).changes,
    };
    return ask(human, askAboutPerson(verdict, context), verdict.candidates);
  }
  const alike = answer === 'new' ? undefined : askAboutAlike(human, session);
  return alike === undefined ? takeNew(human, session) : ask(human, alike, []);
}

/** Rows that the user said are one human with another row of this import. */
function joinAnswered(humans: readonly IncomingHuman[], answers: PlanInput['answers']): readonly IncomingHuman[] {
  if (![...answers.values()].some((answer) => answer.startsWith('same:row:'))) return humans;
  const joined = new Map<string, IncomingHuman>();
  for (const human of humans) joined.set(keyOf(human), human);
  for (const human of humans) {
    const answer = answers.get(keyOf(human));
    const target = answer?.startsWith('same:row:') ? joined.get(answer.slice('same:row:'.length)) : undefined;
    if (target === undefined || target === human) continue;
    joined.set(keyOf(target), { ...target, rows: [...target.rows, ...human.rows] });
    joined.delete(keyOf(human));
  }
  return [...joined.values()];
}

async function openSession(context: Context, input: PlanInput, humans: readonly IncomingHuman[]): Promise<Session> {
  const today = todayOf(context);
  const { rows: _rows, ...terms } = input;
  const register = await loadRegister(context);
  const people = [...register.values()].map((entry) => toRegisterPerson(entry, today));
  const organizations = await listNamedOrganizations(context);
  return {
    today,
    register,
    index: indexPeople(people),
    input: terms,
    reach: reachOf(context.actor, 'import.run'),
    titles: new Map(organizations.map(({ id, shortName }) => [id, shortName])),
    positions: new Map(humans.flatMap((human, at) => (human.alike.length === 0 ? [] : [[keyOf(human), at]]))),
  };
}

/** Takes the humans from the list as it goes: what is written need not stay in memory. */
async function writeAll(context: Context, decided: Decided[], batchId: string) {
  const effects: ImportEffect[] = [];
  const things = new Map<string, string>();
  async function writeSome(some: readonly Decided[]) {
    const writes = some.flatMap(({ build, planned }) => {
      const write = build?.();
      if (write !== undefined) things.set(planned.key, write.personId);
      return write ?? [];
    });
    // Inserted rows carry the batch (`marksInserts`): only what has a state before is kept.
    for (const effect of await writeStaff(context, writes, batchId))
      if (effect.operation === 'update') effects.push(effect);
  }
  function* listSteps() {
    decided.reverse();
    while (decided.length > 0) {
      const some = decided.splice(-WRITE_CHUNK).reverse();
      yield () => writeSome(some);
    }
  }
  await runAhead(listSteps());
  return { effects, things };
}

function makePlan(context: Context, rows: readonly PlannedRow[], decided: Decided[]): ImportPlan {
  return { rows, notes: [], write: (batchId) => writeAll(context, decided, batchId) };
}

function listMentions(out: readonly PlannedRow[], { organizations }: PlanInput): readonly Mention[] {
  return out.flatMap(({ rows }) =>
    rows.flatMap((source): Mention[] => {
      const row = source.value as StaffRow | WrongRow;
      const organizationId = organizations.resolve(row.organization, source)?.id;
      if (organizationId === undefined) return [];
      const [word = ''] = row.kind === 'wrong' ? row.text.split(' ') : [];
      return [{ organizationId, surname: row.name?.surname ?? word, givenName: row.name?.givenName ?? '' }];
    }),
  );
}

/** What a batch of staff lists would do: every human once, each with a verdict, and the people the lists do not have. */
export async function planStaff(context: Context, input: PlanInput): Promise<ImportPlan> {
  const { placed, out } = placeRows(input, reachOf(context.actor, 'import.run'));
  const humans = joinAnswered(groupPeople(placed), input.answers);
  const session = await openSession(context, input, humans);
  const matches = joinByPerson(humans.map((human) => match(human, session)));
  const decided = matches.map((found) => decide(found, session));
  const found: FoundHuman[] = decided.map(({ personIds }, at) => ({ rows: matches[at]?.human.rows ?? [], personIds }));
  const missing = input.isPart ? [] : listMissing(session.register, found, listMentions(out, input), session.today);
  return makePlan(context, [...decided.map(({ planned }) => planned), ...out, ...missing], decided);
}
