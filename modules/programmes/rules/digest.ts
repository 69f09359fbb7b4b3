import { formatCount } from '#core/text/plural.ts';
import { addDays, type Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { firstWorkingDayOfWeek, mondayOf } from '#core/time/working-days.ts';

const [FROM_HOUR, TO_HOUR] = [8, 18];

/** Days without a mark after which the coordinator hears of an overdue row. */
export const COORDINATOR_DELAY = 7;

/** Once a week, on Monday (after a holiday on the first working day), in working hours. */
export function isDigestTime(today: Day, hour: number): boolean {
  return today === firstWorkingDayOfWeek(today) && hour >= FROM_HOUR && hour < TO_HOUR;
}

/** What a digest of the day speaks of: this week and the next, and who is late for long. */
export function digestWindow(today: Day): { week: Day; until: Day; lateBefore: Day } {
  const week = mondayOf(today);
  return { week, until: addDays(week, 13), lateBefore: addDays(today, -COORDINATOR_DELAY) };
}

export interface DigestLine {
  readonly title: string;
  readonly dueOn: Day;
  readonly programme: string;
}

export interface DigestContent {
  /** The account's own rows. */
  readonly soon: readonly DigestLine[];
  readonly overdue: readonly DigestLine[];
  /** Of programmes the account coordinates: late for long, and rows whose executor cannot be told here. */
  readonly late: readonly DigestLine[];
  readonly toPass: readonly DigestLine[];
}

export interface Recipients {
  /** Accounts of a person: they carry the person's rows out. */
  readonly executors: ReadonlyMap<string, readonly string[]>;
  /** Accounts that hear of a programme as its coordinator. */
  readonly coordinators: ReadonlyMap<string, readonly string[]>;
}

export interface ToldRow {
  readonly programmeId: string;
  readonly executorPersonId: string | null;
  readonly dueOn: Day;
}

/** Who hears of a row, and as what: its executor at once; the coordinator when it is late for long, or when nobody else can be told. */
export function listTellings(
  row: ToldRow,
  { executors, coordinators }: Recipients,
  today: Day,
): { readonly accountId: string; readonly as: keyof DigestContent }[] {
  const own = row.executorPersonId === null ? [] : (executors.get(row.executorPersonId) ?? []);
  const toOwn = own.map((accountId) => ({
    accountId,
    as: row.dueOn < today ? ('overdue' as const) : ('soon' as const),
  }));
  const isLate = row.dueOn < digestWindow(today).lateBefore;
  if (!isLate && own.length > 0) return toOwn;
  const others = (coordinators.get(row.programmeId) ?? []).filter((accountId) => !own.includes(accountId));
  return [
    ...toOwn,
    ...others.map((accountId) => ({ accountId, as: isLate ? ('late' as const) : ('toPass' as const) })),
  ];
}

const rows = (n: number) => formatCount(n, ['пункт', 'пункта', 'пунктов']);

function ownSentences({ soon, overdue }: DigestContent): string[] {
  const passed = overdue.length > 0 ? `срок прошёл: ${rows(overdue.length)}` : '';
  if (soon.length > 0)
    return [
      `По планам на эту и следующую неделю у вас ${rows(soon.length)}${passed && `, ${passed}`}. Сделанное отмечается одним нажатием`,
    ];
  return passed === '' ? [] : [`По планам ${passed}. Если уже сделано, отметьте одним нажатием`];
}

function coordinatorSentences({ late, toPass }: DigestContent): string[] {
  const parts = [
    ...(late.length > 0 ? [`больше недели без отметки: ${rows(late.length)}`] : []),
    ...(toPass.length > 0 ? [`передать исполнителям, у которых нет входа в программу: ${rows(toPass.length)}`] : []),
  ];
  return parts.length === 0 ? [] : [`В планах, которые вы ведёте, ${parts.join('; ')}`];
}

/** The notice of a digest, one for everything; undefined: there is nothing to say. */
export function writeDigest(content: DigestContent): { text: string; href: string } | undefined {
  const own = ownSentences(content);
  const coordinated = coordinatorSentences(content);
  if (own.length + coordinated.length === 0) return undefined;
  const href = coordinated.length > 0 ? '/programmes/attention' : '/my-activities';
  return { text: [...own, ...coordinated].join('. '), href };
}

const PARTS: readonly [keyof DigestContent, string][] = [
  ['overdue', 'Срок прошёл'],
  ['soon', 'На этой и следующей неделе'],
  ['late', 'В планах, которые вы ведёте, больше недели без отметки'],
  ['toPass', 'Передать исполнителям, у которых нет входа в программу'],
];

/** The same by mail, row by row. The link leads to a page of one's own after the sign-in: nothing of a person stands in it. */
export function writeLetter(content: DigestContent, publicUrl: string | null): { subject: string; text: string } {
  const parts = PARTS.flatMap(([key, title]) => {
    const lines = content[key];
    if (lines.length === 0) return [];
    const listed = lines.map((line) => `— ${formatDay(line.dueOn)}: ${line.title} (${line.programme})`);
    return [`${title}:\n${listed.join('\n')}`];
  });
  const count = PARTS.reduce((sum, [key]) => sum + content[key].length, 0);
  const href = writeDigest(content)?.href ?? '/';
  const where =
    publicUrl === null
      ? 'Отметить сделанное можно в Опоре на странице «Сегодня».'
      : `Отметить сделанное: ${publicUrl}${href}`;
  const closing = 'Письмо приходит раз в неделю; отключить его может координатор программы.';
  return {
    subject: `Планы на неделю: ${formatCount(count, ['пункт', 'пункта', 'пунктов'])}`,
    text: [...parts, where, closing].join('\n\n'),
  };
}
