import { recordChange } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import { addDays, addMonths, type Day } from '#core/time/day.ts';
import type { Paper } from '#modules/documents/model/paper.ts';
import { loadIssuer, makeDocument } from '#modules/documents/public.ts';
import type { ExecutionAnswer, PLAIN_PAPERS, RecommendationInput } from '../contract/papers.ts';
import { programmeErrors } from '../errors.ts';
import * as contents from '../papers/contents.ts';
import { writeExecution } from '../papers/execution.ts';
import type { PaperInput } from '../papers/model.ts';
import { proposeRecommendations, writeConclusions } from '../papers/statements.ts';
import { tally } from '../papers/tally.ts';
import { loadPaperProgramme } from '../queries/paper-programme.ts';
import { listMonthRows } from '../queries/paper-rows.ts';
import { findProgrammeOfDocument, type Programme, updateProgramme } from '../store/programmes.ts';
import { amendmentContent, setEditionDocument } from './editions.ts';
import { listProgrammeIndicators } from './indicators.ts';
import { getProgramme } from './load.ts';

type PlainPaper = (typeof PLAIN_PAPERS)[number];

interface Loaded {
  readonly programme: Programme;
  readonly input: PaperInput;
  readonly asOf: Day;
}

async function load(context: Context, id: string, asOf: Day | null): Promise<Loaded> {
  const programme = await getProgramme(context, id, 'programme.read');
  const day = asOf ?? todayOf(context);
  const { indicators } = await listProgrammeIndicators(context, id);
  return {
    programme,
    input: {
      issuer: await loadIssuer(context, programme.organizationId),
      programme: await loadPaperProgramme(context, programme, indicators, day),
    },
    asOf: day,
  };
}

/** The report of the year before it is printed: each figure stands on rows that open (DOC-20, MON-24). */
export async function showExecution(context: Context, id: string, asOf: Day | null): Promise<ExecutionAnswer> {
  const { input, asOf: day } = await load(context, id, asOf);
  const { programme } = input;
  return {
    asOf: day,
    tally: tally(programme.activities, day),
    conclusions: writeConclusions(programme, day),
    recommendations: proposeRecommendations(programme, day),
    rows: programme.activities.map((activity) => ({
      activityId: activity.id,
      number: activity.number,
      title: activity.title,
      execution: writeExecution(activity, day),
      occurrences: activity.occurrences.map(({ state, dueOn, firstDueOn }) => ({
        state,
        dueOn,
        isMoved: firstDueOn !== null,
      })),
    })),
  };
}

const PREAMBLE = 'В целях развития системы методического сопровождения педагогических работников';

const MAKERS: Record<PlainPaper, (loaded: Loaded, preamble: string) => readonly [kind: string, paper: Paper]> = {
  passport: ({ input }) => ['programme_passport', contents.makePassport(input)],
  order: ({ input }, preamble) => ['programme_order', contents.makeApprovingOrder(input, preamble)],
  authority_order: ({ input }, preamble) => [
    'programme_order',
    contents.makeApprovingOrder({ ...input, issuer: contents.issueByAuthority(input.issuer) }, preamble),
  ],
  measures: ({ input }) => ['programme_measures', contents.makeMeasuresPlan(input)],
  execution: ({ input, asOf }) => ['programme_execution', contents.makeExecutionReport(input, asOf)],
  minutes: ({ input, asOf }) => ['programme_minutes', contents.makeMinutes(input, asOf)],
  meetings: ({ input }) => ['programme_meetings', contents.makeMeetingsPlan(input)],
};

async function register(
  context: Context,
  programme: Programme,
  kind: string,
  { title, content }: Paper,
): Promise<string> {
  const { id } = await makeDocument(context, {
    kind,
    title,
    organizationId: programme.organizationId,
    about: { kind: 'programme', id: programme.id },
    content: content as never,
  });
  return id;
}

/** @returns the id of the draft in the register of documents */
export async function makePaper(
  context: Context,
  id: string,
  {
    paper,
    asOf,
    preamble,
  }: { readonly paper: PlainPaper; readonly asOf: Day | null; readonly preamble: string | null },
): Promise<string> {
  const loaded = await load(context, id, asOf);
  const [kind, made] = MAKERS[paper](loaded, preamble ?? PREAMBLE);
  const documentId = await register(context, loaded.programme, kind, made);
  // Number and date of the order become those of the programme when it is signed.
  if (kind === 'programme_order') await updateProgramme(context, id, loaded.programme.version, { documentId });
  return documentId;
}

/** @throws AppError `edition_empty`, `edition_state` */
export async function makeAmendingOrder(context: Context, editionId: string): Promise<string> {
  const { programme: about, reason, lines } = await amendmentContent(context, editionId);
  const { programme, input } = await load(context, about.id, null);
  const changes = lines.flatMap(({ items }) => items);
  const paper = contents.makeAmendingOrder(input, reason, changes);
  const documentId = await register(context, programme, 'programme_amendment', paper);
  await setEditionDocument(context, editionId, documentId);
  return documentId;
}

interface ReportWish {
  readonly kind: 'interim' | 'final';
  readonly asOf: Day | null;
  readonly conclusion: string | null;
  readonly recommendations: readonly RecommendationInput[];
}

/** MON-07: no report without recommendations. @throws AppError `recommendations_needed` */
export async function makeReport(context: Context, id: string, wish: ReportWish): Promise<string> {
  if (wish.recommendations.length === 0) throw new AppError(programmeErrors.recommendations_needed);
  const { programme, input, asOf } = await load(context, id, wish.asOf);
  return register(context, programme, 'programme_report', contents.makeProgrammeReport({ ...input, ...wish, asOf }));
}

/** @param month «2026-03» */
export async function makeMonthlyPlan(context: Context, month: string, organizationId: string | null): Promise<string> {
  const first = `${month}-01`;
  const lines = await listMonthRows(context, organizationId, first, addDays(addMonths(first, 1), -1));
  const paper = contents.makeMonthlyPlan(await loadIssuer(context, organizationId), first, lines);
  const { id } = await makeDocument(context, {
    kind: 'monthly_plan',
    title: paper.title,
    organizationId,
    about: null,
    content: paper.content as never,
  });
  return id;
}

/** «Внести номер и дату» of the approving order gives them to its programme; a corrected number follows, a withdrawn order takes them back. */
export async function approveBy(
  context: Context,
  documentId: string,
  act: { readonly number: string; readonly signedOn: Day } | null,
): Promise<void> {
  const programme = await findProgrammeOfDocument(context, documentId);
  if (!programme) return;
  const after = { actNumber: act?.number ?? null, actOn: act?.signedOn ?? null };
  await updateProgramme(context, programme.id, programme.version, after);
  await recordChange(context, {
    action: act === null ? 'programme.order_withdrawn' : 'programme.approved',
    thing: 'programme',
    thingId: programme.id,
    before: { actNumber: programme.actNumber, actOn: programme.actOn },
    after,
  });
}
