import { hashPassword } from 'better-auth/crypto';
import { ROLE_TITLES, type Role } from '#core/access/grants.ts';
import type { Context } from '#core/context.ts';
import { getAccountId } from '#modules/accounts/queries.ts';
import { addUser } from '#modules/accounts/service/users.ts';
import { replacePassword } from '#modules/accounts/store.ts';
import type { DemoPerson, Plan } from './plan.ts';

/** One of the demo's doors. */
export interface DemoLogin {
  readonly role: string;
  readonly login: string;
  readonly password: string;
  readonly name: string;
}

/** Of the demo only: it listens to this computer alone and holds nobody real. */
const PASSWORD = 'opora-demo';

interface Door {
  readonly role: Role;
  readonly login: string;
  /** Whose post fits: the first that is found. */
  readonly fits: readonly ((person: DemoPerson) => boolean)[];
}

const isIn = (kinds: readonly string[]) => (person: DemoPerson) => kinds.includes(person.organization.kind);
const hasPost = (codes: readonly string[]) => (person: DemoPerson) => codes.includes(person.postCode);
const both = (first: Door['fits'][number], second: Door['fits'][number]) => (person: DemoPerson) =>
  first(person) && second(person);

const SERVICE = ['rmk', 'imc'];
const anyone = () => true;

const DOORS: readonly Door[] = [
  {
    role: 'administrator',
    login: 'admin',
    fits: [both(isIn(SERVICE), hasPost(['specialist'])), hasPost(['pedagogue_librarian'])],
  },
  {
    role: 'service_head',
    login: 'rukovoditel',
    fits: [both(isIn(SERVICE), hasPost(['director'])), hasPost(['deputy_methodical'])],
  },
  { role: 'methodist', login: 'metodist', fits: [both(isIn(SERVICE), hasPost(['methodist'])), hasPost(['methodist'])] },
  {
    role: 'authority',
    login: 'upravlenie',
    fits: [both(isIn(['authority']), hasPost(['specialist'])), hasPost(['deputy_upbringing'])],
  },
  {
    role: 'school_head',
    login: 'direktor',
    fits: [both(isIn(['school']), hasPost(['deputy_teaching'])), hasPost(['director'])],
  },
  { role: 'tutor', login: 'tyutor', fits: [hasPost(['tutor']), hasPost(['psychologist'])] },
  { role: 'teacher', login: 'pedagog', fits: [(person) => person.subjectCodes.includes('mathematics'), anyone] },
];

export interface Choice {
  readonly role: Role;
  readonly login: string;
  readonly person: DemoPerson | undefined;
}

/** Who of the invented people stands behind each login; nobody twice. */
export function chooseHolders(plan: Plan, code: string, hasPlainLogins: boolean): Choice[] {
  const taken = new Set<string>();
  return DOORS.map(({ role, login, fits }) => {
    const free = plan.people.filter((person) => person.isWorking && !person.isOnLeave && !taken.has(person.id));
    const person = fits.map((fit) => free.find(fit)).find((found) => found !== undefined);
    if (person) taken.add(person.id);
    return { role, login: hasPlainLogins ? login : `${code}.${login}`, person };
  });
}

function nameOf({ person, role }: Choice): string {
  return person
    ? `${person.name.surname} ${person.name.givenName} ${person.name.patronymic}`.trim()
    : ROLE_TITLES[role];
}

/** Opens an account per role, each with its password and tied to its person. */
export async function openAccounts(context: Context, choices: readonly Choice[]): Promise<void> {
  const hashed = await hashPassword(PASSWORD);
  for (const choice of choices) {
    const { role, login, person } = choice;
    const organizationId = role === 'school_head' ? (person?.organization.id ?? null) : null;
    const { userId } = await addUser(context, {
      name: nameOf(choice),
      login,
      email: null,
      personId: person?.id ?? null,
      assignment: { role, organizationId, endsBefore: null, ground: null },
    });
    await replacePassword(context.db, await getAccountId(context, userId), hashed);
  }
}

/** The doors of a municipality that is there: read back, since people may have renamed themselves. */
export async function listLogins(context: Context): Promise<DemoLogin[]> {
  const rows = await context.db
    .selectFrom('membership as m')
    .innerJoin('userAccount as u', 'u.id', 'm.userId')
    .innerJoin('assignment as a', (join) =>
      join.onRef('a.tenantId', '=', 'm.tenantId').onRef('a.membershipId', '=', 'm.id'),
    )
    .select(['a.role', 'u.username', 'u.name'])
    .where('m.tenantId', '=', context.tenantId)
    .orderBy('a.id')
    .execute();
  const doors = new Set(DOORS.map(({ login }) => login));
  return rows
    .filter(({ username }) => doors.has((username ?? '').split('.').at(-1) ?? ''))
    .map(({ role, username, name }) => ({
      role: ROLE_TITLES[role as Role],
      login: username ?? '',
      password: PASSWORD,
      name,
    }));
}
