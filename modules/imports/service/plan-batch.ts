import type { Context } from '#core/context.ts';
import { readOrganizationKind } from '#core/text/organization-kind.ts';
import { EMPTY_ORGANIZATION } from '#modules/organizations/model.ts';
import { addOrganizations, listNamedOrganizations } from '#modules/organizations/public.ts';
import type { BatchCounts, BatchParameters, OrganizationFinding } from '../contract/shapes.ts';
import type { ImportKind, ImportPlan, PlannedRow, SourceRow } from '../kind.ts';
import { describeUnread } from '../rules/describe-unread.ts';
import type { BatchFile } from '../store/batches.ts';
import { needsColumns } from './inspect-table.ts';
import { describeRecalled, listOrganizationAnswers, openRemembered } from './remember-answers.ts';
import { createOrganizationResolver, type ListingResolver } from './resolve-organizations.ts';

export interface PlanSettings {
  readonly kind: ImportKind;
  readonly files: readonly Pick<BatchFile, 'id' | 'name' | 'organizationId' | 'sheets'>[];
  readonly rows: readonly SourceRow[];
  readonly parameters: Pick<BatchParameters, 'own' | 'organizations'>;
  readonly answers: ReadonlyMap<string, string>;
  readonly isPart: boolean;
  /** The command line's answer to questions about organisations. */
  readonly policy?: 'new' | 'same' | 'skip' | undefined;
}

/** A head of one school sends the list of that school: a file that names none is theirs. */
function findOwnOrganization(context: Context, kind: ImportKind): string | undefined {
  if (!kind.needsOrganization || context.actor.kind === 'system') return undefined;
  const own = new Set(context.actor.assignments.map(({ organizationId }) => organizationId));
  const [only] = own;
  return own.size === 1 && only !== null ? only : undefined;
}

async function openResolver(context: Context, settings: PlanSettings): Promise<ListingResolver> {
  const known = await listNamedOrganizations(context);
  const files = new Map(settings.files.map((file) => [file.id, file]));
  const own = findOwnOrganization(context, settings.kind);
  const remembered = await listOrganizationAnswers(context, new Set(known.map(({ id }) => id)));
  return createOrganizationResolver({
    known,
    answers: { ...remembered, ...settings.parameters.organizations },
    policy: settings.policy,
    fileOrganization: ({ fileId, sheet }) => {
      const file = files.get(fileId);
      if (file?.organizationId) return { id: file.organizationId };
      const text = file?.sheets.find(({ name }) => name === sheet)?.organizationText ?? undefined;
      const name = file?.name
        .split('/')
        .at(-1)
        ?.replace(/\.\w{2,5}$/u, '');
      return text === undefined && own !== undefined ? { id: own } : { text, name };
    },
  });
}

/** Of the files that were read; a file that was not is a problem of its own. */
function listUnread({ files, rows, isPart }: PlanSettings): readonly string[] {
  if (isPart) return [];
  const withRows = new Map<string, Set<string>>();
  for (const { fileId, sheet } of rows) {
    const sheets = withRows.get(fileId);
    if (sheets === undefined) withRows.set(fileId, new Set([sheet]));
    else sheets.add(sheet);
  }
  const read = files.filter(({ sheets }) => !needsColumns(sheets));
  return describeUnread(read, withRows);
}

export interface PlannedBatch {
  readonly plan: ImportPlan;
  readonly organizations: readonly OrganizationFinding[];
}

/** What the rows would do, as things stand now. Writes nothing. */
export async function planBatch(context: Context, settings: PlanSettings): Promise<PlannedBatch> {
  const organizations = await openResolver(context, settings);
  const { kind, rows, answers, isPart, parameters } = settings;
  const remembered = await openRemembered(context, kind.code);
  const input = { rows, organizations, answers, remembered, parameters: parameters.own, isPart };
  const plan = await kind.plan(context, input);
  return {
    plan: { ...plan, notes: [...plan.notes, ...listUnread(settings), ...describeRecalled(plan.rows)] },
    organizations: organizations.list(),
  };
}

/** Makes the organisations that the rows name and the register does not have. @returns their ids */
export async function makeOrganizations(context: Context, settings: PlanSettings, batchId: string): Promise<string[]> {
  if (!settings.kind.isAboutPeople) return [];
  const resolver = await openResolver(context, settings);
  for (const source of settings.rows) {
    const { organization } = source.value as { organization?: string };
    resolver.resolve(organization, source);
    for (const post of (source.value as { posts?: { organization?: string }[] }).posts ?? [])
      if (post.organization !== undefined) resolver.resolve(post.organization, source);
  }
  const fresh = resolver.list().filter(({ state }) => state === 'new');
  return addOrganizations(
    context,
    fresh.map(({ title }) => {
      const shortName = title.length <= 120 ? title : `${title.slice(0, 119)}…`;
      return { ...EMPTY_ORGANIZATION, kind: readOrganizationKind(title) ?? 'other', name: title, shortName };
    }),
    batchId,
  );
}

const MOST_KEPT_ORGANIZATIONS = 2000;

/** Counts of a plan by verdict, each human once. */
export function countPlan(
  rows: readonly PlannedRow[],
  rest: { skipped: Record<string, number>; notes: readonly string[]; organizations: readonly OrganizationFinding[] },
): BatchCounts {
  const counts = { new: 0, changed: 0, unchanged: 0, doubtful: 0, missing: 0, wrong: 0 };
  let wrongCells = 0;
  for (const { state, issues } of rows) {
    counts[state] += 1;
    if (state === 'wrong') for (const { severity } of issues) if (severity === 'wrong') wrongCells += 1;
  }
  const asked = rest.organizations.filter(({ state }) => state !== 'known');
  const known = rest.organizations.filter(({ state }) => state === 'known');
  return {
    ...counts,
    wrongCells,
    skipped: rest.skipped,
    notes: [...rest.notes],
    organizations: [...asked, ...known].slice(0, MOST_KEPT_ORGANIZATIONS),
  };
}
