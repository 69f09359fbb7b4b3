/** Papers of pathways by the dozen: one ZIP, made as long work with progress. */
import { strToU8, zipSync } from 'fflate';
import { recordAccess } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { JobRun } from '#core/jobs.ts';
import { listCompetences, listScoresOf } from '#modules/diagnostics/public.ts';
import type { Paper } from '#modules/documents/model/paper.ts';
import { fillMany, loadIssuer, writeFileName } from '#modules/documents/public.ts';
import { getSetting, listDirectory } from '#modules/settings/public.ts';
import { GROUND_TITLES } from '../model.ts';
import { makeAdvice } from '../papers/advice-content.ts';
import type { PlanInput } from '../papers/model.ts';
import { makePlan } from '../papers/plan-content.ts';
import { makeAcquaintanceSheet, makeAgreementSheet } from '../papers/sheet-content.ts';
import { type Item, listItems, listNeeds, type Need } from '../store/items.ts';
import { listPathways, type Pathway } from '../store/pathways.ts';
import { type LoadedLine, loadLines } from './paper-inputs.ts';
import { requireReach } from './visibility.ts';

export const PAPERS = ['pathway_plan', 'pathway_advice', 'pathway_agreement', 'pathway_acquaintance'] as const;
export type PaperKind = (typeof PAPERS)[number];

export const PAPERS_JOB = 'pathways.papers';
const CHUNK = 50;

const TITLES: Record<PaperKind, string> = {
  pathway_plan: 'ИОМ педагогов',
  pathway_advice: 'Рекомендации педагогам',
  pathway_agreement: 'Листы согласования ИОМ',
  pathway_acquaintance: 'Листы ознакомления с приказом',
};

/** @throws AppError `not_found`. @returns the job's id */
export async function startPapers(context: Context, ids: readonly string[], paper: PaperKind): Promise<string> {
  const pathways = await listPathways(context, [...new Set(ids)]);
  if (pathways.length !== new Set(ids).size) throw new AppError(frameErrors.not_found);
  await requireReach(context, 'pathway.content', pathways);
  return context.services.jobs.start(context, {
    kind: PAPERS_JOB,
    title: `${TITLES[paper]}: документы Word`,
    payload: { ids: pathways.map(({ id }) => id), paper },
    href: '/pathways',
  });
}

interface Surroundings {
  readonly issuer: PlanInput['issuer'];
  readonly lines: readonly LoadedLine[];
  readonly needs: ReadonlyMap<string, readonly Need[]>;
  readonly items: ReadonlyMap<string, readonly Item[]>;
  readonly competence: (code: string) => string;
  readonly offerKind: (code: string) => string;
  readonly scores: ReadonlyMap<string, { readonly percent: number; readonly level: string }>;
  readonly withScores: boolean;
}

async function loadSurroundings(
  context: Context,
  organizationId: string,
  pathways: readonly Pathway[],
): Promise<Surroundings> {
  const ids = pathways.map(({ id }) => id);
  const titles = new Map((await listCompetences(context)).map(({ code, title }) => [code, title]));
  const kinds = await listDirectory(context, 'offer_kind', { withInactive: true });
  const kindTitles = new Map(kinds.map(({ code, title }) => [code, title]));
  const { scoresInPaper } = await getSetting(context, 'pathway_rules');
  return {
    issuer: await loadIssuer(context, organizationId),
    lines: await loadLines(context, pathways, organizationId),
    needs: Map.groupBy(await listNeeds(context, ids), ({ pathwayId }) => pathwayId),
    items: Map.groupBy(await listItems(context, ids), ({ pathwayId }) => pathwayId),
    competence: (code) => titles.get(code) ?? code,
    offerKind: (code) => kindTitles.get(code) ?? code,
    scores: scoresInPaper
      ? await listScoresOf(
          context,
          pathways.map(({ personId }) => personId),
        )
      : new Map(),
    withScores: scoresInPaper,
  };
}

function toPlanInput(line: LoadedLine, around: Surroundings): PlanInput {
  const { pathway, teacher, kind, tutor, startsOn, endsOn } = line;
  const needs = around.needs.get(pathway.id) ?? [];
  const place = new Map(needs.map(({ id }, index) => [id, index]));
  return {
    ...{ issuer: around.issuer, teacher, kind, tutor, startsOn, endsOn },
    category: teacher.category,
    ground: GROUND_TITLES[pathway.ground],
    aim: pathway.aim,
    needs: needs.map(({ competenceCode, direction }) => ({
      competence: around.competence(competenceCode),
      subject: direction,
      result: around.scores.get(`${pathway.personId}|${competenceCode}`) ?? null,
    })),
    items: (around.items.get(pathway.id) ?? []).map((item) => ({
      ...item,
      need: item.needId === null ? null : (place.get(item.needId) ?? null),
      kind: around.offerKind(item.kind),
    })),
    withScores: around.withScores,
    considered: pathway.consideredBy
      ? { body: pathway.consideredBy, number: pathway.consideredNumber, on: pathway.consideredOn }
      : null,
    agreedOn: pathway.agreedOn,
    order: toReference(pathway),
  };
}

function toReference({ orderNumber, approvedOn }: Pathway) {
  return orderNumber !== null && approvedOn !== null ? { number: orderNumber, signedOn: approvedOn } : null;
}

function writeAdvice(line: LoadedLine, around: Surroundings): Paper {
  const { needs, items, teacher, issuer } = toPlanInput(line, around);
  return makeAdvice({
    issuer,
    teacher,
    needs,
    items: items
      .filter(({ state }) => state !== 'cancelled' && state !== 'done')
      .map(({ title, kind, form, startsOn, dueOn, hours }) => ({
        ...{ title, kind, form, startsOn, dueOn, hours },
        ...{ provider: null, place: null, url: null },
      })),
    contacts: line.tutor === null ? [] : [{ colleague: line.tutor, how: 'тьютор' }],
  });
}

function writeSheet(paper: PaperKind, { issuer, lines }: Surroundings): Paper {
  const sheet = lines.map((line) => ({ ...line, agreedOn: line.pathway.agreedOn }));
  if (paper === 'pathway_agreement') return makeAgreementSheet({ issuer, order: null, lines: sheet });
  const order = lines.flatMap(({ pathway }) => toReference(pathway) ?? [])[0] ?? null;
  return makeAcquaintanceSheet({ issuer, order, lines: sheet });
}

/** Papers of one school: one of each pathway, or one sheet for all. */
function writePapers(paper: PaperKind, around: Surroundings): Paper[] {
  if (paper === 'pathway_plan') return around.lines.map((line) => makePlan(toPlanInput(line, around)));
  if (paper === 'pathway_advice') return around.lines.map((line) => writeAdvice(line, around));
  return [writeSheet(paper, around)];
}

interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function fillSchool(context: Context, paper: PaperKind, organizationId: string, pathways: readonly Pathway[]) {
  const around = await loadSurroundings(context, organizationId, pathways);
  const papers = writePapers(paper, around);
  const bytes = await fillMany(
    context,
    paper,
    organizationId,
    papers.map(({ content }) => content as never),
  );
  await recordAccess(
    context,
    'pathway',
    pathways.map(({ personId }) => personId),
    TITLES[paper],
  );
  return papers.map((made, at): NamedFile => ({ name: made.title, bytes: bytes[at] ?? strToU8('') }));
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Namesakes get numbers: nothing falls out of the archive. */
function nameApart(files: readonly NamedFile[]): Record<string, [Uint8Array, { level: 0 }]> {
  const taken = new Map<string, number>();
  const named = files.map(({ name, bytes }): [string, [Uint8Array, { level: 0 }]] => {
    const n = (taken.get(name) ?? 0) + 1;
    taken.set(name, n);
    return [writeFileName(name, n === 1 ? '' : String(n)), [bytes, { level: 0 }]];
  });
  return Object.fromEntries(named);
}

async function saveFiles(context: Context, paper: PaperKind, files: readonly NamedFile[]): Promise<string> {
  const [only] = files;
  const isOne = files.length === 1 && only !== undefined;
  const file = isOne
    ? { name: writeFileName(only.name), mediaType: DOCX, purpose: 'export' as const }
    : { name: `${TITLES[paper]}.zip`, mediaType: 'application/zip', purpose: 'export' as const };
  const content = isOne ? only.bytes : zipSync(nameApart(files));
  return (await context.services.files.save(context, file, content)).id;
}

/** The job `pathways.papers`. Parts of fifty, each in its own transaction; the rights are asked again. */
export async function runPapers(run: JobRun, payload: { ids: readonly string[]; paper: PaperKind }) {
  const { ids, paper } = payload;
  const files: NamedFile[] = [];
  let done = 0;
  const schools = await run.inTenant(async (context) => {
    const pathways = await listPathways(context, ids);
    await requireReach(context, 'pathway.content', pathways);
    return [...Map.groupBy(pathways, ({ organizationId }) => organizationId)];
  });
  for (const [organizationId, own] of schools) {
    const size = paper === 'pathway_plan' || paper === 'pathway_advice' ? CHUNK : own.length;
    for (let at = 0; at < own.length; at += size) {
      const part = own.slice(at, at + size);
      files.push(...(await run.inTenant((context) => fillSchool(context, paper, organizationId, part))));
      done += part.length;
      await run.report(done, ids.length, `Готово документов: ${files.length}`);
    }
  }
  const fileId = await run.inTenant((context) => saveFiles(context, paper, files));
  return { fileId, documents: files.length };
}
