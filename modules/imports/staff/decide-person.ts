import { formatDay } from '#core/time/format.ts';
import type { Question, QuestionCandidate } from '../kind.ts';
import type { PeopleIndex } from '../rules/blocking-keys.ts';
import {
  type DoubtReason,
  doubtMessages,
  type MatchVerdict,
  matchPerson,
  type RegisterPerson,
} from '../rules/match-people.ts';
import type { IncomingHuman } from './group-people.ts';
import type { Register, RegisterEntry } from './known-facts.ts';

/** The register in the shape that matching needs: posts held on the day only. */
export function toRegisterPerson(entry: RegisterEntry, today: string): RegisterPerson {
  return {
    id: entry.id,
    name: { surname: entry.surname, givenName: entry.givenName, patronymic: entry.patronymic },
    formerSurnames: entry.formerSurnames,
    birthDate: entry.birthDate ?? undefined,
    snils: entry.snils ?? undefined,
    posts: entry.posts
      .filter(({ endsBefore }) => endsBefore === null || endsBefore > today)
      .map(({ organizationId, postCode }) => ({ organizationId, postCode })),
  };
}

/** The verdict for a human of the import: a match found through any of the schools counts. */
export function matchHuman(human: IncomingHuman, index: PeopleIndex): MatchVerdict {
  const { name, birthDate, snils } = human;
  const candidates = index.find(name, birthDate, snils);
  const places = [...new Set(human.rows.map(({ organization }) => organization.id))];
  const row = human.rows[0]?.row.row ?? 0;
  const verdicts = places.map((organizationId) =>
    matchPerson({ row, name, birthDate, snils, organizationId }, candidates),
  );
  const same = verdicts.find((verdict) => verdict.kind === 'same');
  return same ?? verdicts.find((verdict) => verdict.kind === 'doubtful') ?? { kind: 'new' };
}

/** The name in the list may be a slip or is cut short: it does not replace the register's. */
const NAME_KEEPING: ReadonlySet<DoubtReason> = new Set(['typo', 'initials_only', 'two_of_one_name']);

export function keepsName(verdict: MatchVerdict): boolean {
  return verdict.kind === 'doubtful' && NAME_KEEPING.has(verdict.reason);
}

export function nameOf(entry: Pick<RegisterEntry, 'surname' | 'givenName' | 'patronymic'>): string {
  return [entry.surname, entry.givenName, entry.patronymic].filter((part) => part !== '').join(' ');
}

const MOST_CANDIDATES = 5;

export interface QuestionContext {
  readonly register: Register;
  titleOf(organizationId: string): string;
  /** Whether the asking person may see the candidate. */
  maySee(entry: RegisterEntry): boolean;
  changesOf(entry: RegisterEntry): QuestionCandidate['changes'];
}

function describeCandidate(entry: RegisterEntry, context: QuestionContext): QuestionCandidate {
  if (!context.maySee(entry)) {
    return { id: entry.id, title: nameOf(entry), note: 'работает в другой организации', changes: [] };
  }
  const posts = entry.posts
    .slice(0, 3)
    .map(({ title, organizationId }) => `${title}, ${context.titleOf(organizationId)}`);
  const birth = entry.birthDate === null ? 'дата рождения не указана' : `дата рождения ${formatDay(entry.birthDate)}`;
  return {
    id: entry.id,
    title: nameOf(entry),
    note: [birth, ...posts].join('; '),
    changes: context.changesOf(entry),
  };
}

/** The doubt as a question with a proposed answer. */
export function askAboutPerson(
  verdict: Extract<MatchVerdict, { kind: 'doubtful' }>,
  context: QuestionContext,
): Question {
  const entries = verdict.candidates.slice(0, MOST_CANDIDATES).flatMap((id) => context.register.get(id) ?? []);
  return {
    reason: verdict.reason,
    text: doubtMessages[verdict.reason],
    proposal: verdict.proposal,
    mayBeNew: verdict.reason !== 'snils_of_other_name',
    candidates: entries.map((entry) => describeCandidate(entry, context)),
  };
}
