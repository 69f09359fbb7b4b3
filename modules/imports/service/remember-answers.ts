import { createHash } from 'node:crypto';
import type { Context } from '#core/context.ts';
import { searchKey } from '#core/text/normalise.ts';
import { formatNumber } from '#core/text/plural.ts';
import { tellApart } from '#modules/people/public.ts';
import type { AskedAbout, Doubt, PlannedRow, RememberedAnswers } from '../kind.ts';
import { listRemembered, type RememberedAnswer, saveRemembered } from '../store/answers.ts';
import { type Batch, listSkipped } from '../store/batches.ts';

const ORGANIZATION = 'organization';

/** The same words in another list ask the same; the digest keeps no personal data beside the register. */
function digestOf(tenantId: string, { name, birthDate, snils, places }: AskedAbout): string {
  const words = [name.surname, name.givenName, name.patronymic].map((word) => searchKey(word ?? ''));
  const said = [tenantId, ...words, birthDate ?? '', snils ?? '', ...places.toSorted()];
  return createHash('sha256').update(said.join('\0')).digest('hex');
}

/** The answer holds while the register offers nobody who was not there when it was given. */
function isStillRight({ thingId, candidateIds }: RememberedAnswer, offered: readonly string[]): boolean {
  const known = new Set([...candidateIds, thingId]);
  return offered.every((id) => known.has(id));
}

/** Answers of earlier batches of this kind, ready to be asked. */
export async function openRemembered(context: Context, kind: string): Promise<RememberedAnswers> {
  const answers = await listRemembered(context, kind);
  return {
    recall: (about, candidateIds) => {
      const subject = digestOf(context.tenantId, about);
      const answer = answers.get(subject);
      const isKept = answer !== undefined && isStillRight(answer, candidateIds);
      return { subject, thingId: isKept ? answer.thingId : undefined };
    },
  };
}

/** Answers about organisations as a batch keeps its own: by the key of the name. */
export async function listOrganizationAnswers(
  context: Context,
  known: ReadonlySet<string>,
): Promise<Record<string, string>> {
  const answers = await listRemembered(context, ORGANIZATION);
  return Object.fromEntries(
    [...answers.values()]
      .filter(({ thingId }) => thingId === null || known.has(thingId))
      .map(({ subject, thingId }) => [subject, thingId === null ? 'skip' : `same:${thingId}`]),
  );
}

/** Said on the review: nothing is settled in silence. */
export function describeRecalled(rows: readonly PlannedRow[]): string[] {
  const count = (kind: PlannedRow['recalled']) => rows.filter(({ recalled }) => recalled === kind).length;
  const [same, skipped] = [count('same'), count('skip')];
  const parts = [
    ...(same > 0 ? [`узнано строк: ${formatNumber(same)}`] : []),
    ...(skipped > 0 ? [`не загружается строк: ${formatNumber(skipped)}`] : []),
  ];
  return parts.length === 0 ? [] : [`По ответам прошлых загрузок ${parts.join(', ')}.`];
}

function listOrganizations({ parameters }: Batch): RememberedAnswer[] {
  return Object.entries(parameters.organizations).flatMap(([subject, answer]): RememberedAnswer[] => {
    if (answer === 'skip') return [{ subject, thingId: null, candidateIds: [] }];
    // A new organisation is found by its name from now on.
    return answer.startsWith('same:') ? [{ subject, thingId: answer.slice('same:'.length), candidateIds: [] }] : [];
  });
}

interface Settled extends Doubt {
  readonly thingId: string;
  readonly isNew: boolean;
}

interface Outcome {
  readonly rows: readonly PlannedRow[];
  readonly answers: ReadonlyMap<string, string>;
  readonly things: ReadonlyMap<string, string>;
}

function listSettled({ rows, answers, things }: Outcome): Settled[] {
  return rows.flatMap(({ key: rowKey, thingId, doubts = [] }) =>
    doubts.flatMap((doubt): Settled[] => {
      const answer = answers.get(doubt.key);
      const became = things.get(rowKey) ?? thingId;
      return answer === undefined || became === undefined
        ? []
        : [{ ...doubt, thingId: became, isNew: answer === 'new' }];
    }),
  );
}

/** Keeps what was answered in a batch that is being written: the same list asks nothing a second time. */
export async function rememberAnswers(context: Context, batch: Batch, outcome: Outcome): Promise<void> {
  const settled = listSettled(outcome);
  const skipped = await listSkipped(context, batch.id);
  await saveRemembered(context, { kind: batch.kind, batchId: batch.id }, [
    ...settled,
    ...skipped.map(({ subject, candidateIds }) => ({ subject, candidateIds, thingId: null })),
  ]);
  await saveRemembered(context, { kind: ORGANIZATION, batchId: batch.id }, listOrganizations(batch));
  // One rule for all, given on the command line, is nobody's look at two records.
  if (batch.createdBy === null) return;
  await tellApart(
    context,
    settled
      .filter(({ isNew }) => isNew)
      .flatMap(({ thingId, candidateIds }) => candidateIds.map((other) => [thingId, other] as const)),
    batch.id,
  );
}
