import { TemplateHandler } from 'easy-template-x';
import { zipSync } from 'fflate';
import type { Context } from '#core/context.ts';
import { prepareTemplate, type TemplateContent } from '#core/office/docx/template.ts';
import { getDocumentKind } from '#modules/documents/kinds.ts';
import { fillMany } from '#modules/documents/public.ts';
import { writeRequisites } from '#modules/documents/rules.ts';
import { readLayout } from '#modules/documents/templates.ts';
import { makePlan } from '#modules/pathways/papers/plan-content.ts';
import { pathwayPlanKind } from '#modules/pathways/papers/plan-kind.ts';
import { makeColleague, makeSamplePlan } from '#modules/pathways/papers/testing/sample-input.ts';
import { median, type Report } from './figures.ts';
import { findTenantId } from './server-pages.ts';
import type { Stage } from './stage.ts';

const DOCUMENTS = 1000;
/** Both take turns: a machine that slows down slows both. */
const TURNS = 10;

/** A pathway of four items for each, under a name of its own. */
function makeContents(): TemplateContent[] {
  return Array.from({ length: DOCUMENTS }, (_, index) => {
    const teacher = makeColleague(`Проверочная${index} Анна Петровна`, 'учитель математики');
    return makePlan(makeSamplePlan({ teacher })).content;
  });
}

/** Work of the processor: the machine may be shared. */
async function measure(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Already compressed: stored as they are. */
function pack(files: readonly Uint8Array[]): Uint8Array {
  const named = files.map((file, index) => [`${index + 1}.docx`, [file, { level: 0 }]] as const);
  return zipSync(Object.fromEntries(named) as Parameters<typeof zipSync>[0]);
}

async function fillBare(template: Uint8Array, contents: readonly TemplateContent[]): Promise<void> {
  const handler = new TemplateHandler();
  const requisites = writeRequisites(undefined, true);
  for (const content of contents) await handler.process(Buffer.from(template), { ...content, ...requisites } as never);
}

async function compare(context: Context, report: Report): Promise<void> {
  const contents = makeContents();
  const template = await getDocumentKind(pathwayPlanKind.code).buildDefault(await readLayout(context));
  await (await prepareTemplate(template)).fill({ ...contents[0], ...writeRequisites(undefined, true) });
  await fillBare(template, contents.slice(0, 20));
  const turns: { ours: number; bare: number }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const part = contents.slice((turn * DOCUMENTS) / TURNS, ((turn + 1) * DOCUMENTS) / TURNS);
    const bare = await measure(() => fillBare(template, part));
    const ours = await measure(async () => pack(await fillMany(context, pathwayPlanKind.code, null, part)));
    turns.push({ ours, bare });
  }
  const sum = (key: 'ours' | 'bare') => turns.reduce((total, turn) => total + turn[key], 0);
  const part = `${DOCUMENTS} pathways as DOCX`;
  const note = `${(sum('ours') / 1000).toFixed(1)} s / ${(sum('bare') / 1000).toFixed(1)} s of the processor`;
  report.figures.push(
    {
      part,
      name: 'in one ZIP, against the engine alone',
      value: sum('ours') / sum('bare'),
      unit: '×',
      limit: 1.5,
      note,
    },
    { part, name: 'the same, median of turns', value: median(turns.map(({ ours, bare }) => ours / bare)), unit: '×' },
  );
}

/** `fillMany` and packing into one ZIP against easy-template-x alone, on the same template and contents. */
export async function benchDocuments(stage: Stage, report: Report): Promise<void> {
  await stage.application.asSystem(await findTenantId(stage), (context) => compare(context, report));
}
