/**
 * Reading of a municipal programme, plan or report: what `core/office` has taken from the file (`ReadDocument`) becomes a road map with
 * dates, owners and results. Pure: no clock, no files. The way of a document, a file for each step:
 *
 * flow.ts, grid.ts       paragraphs as lines, tables as grids with a cell for each column (Word's hair-thin columns levelled);
 * find-tables.ts         tables a page has parted are one; rejoin-passport.ts and line-tables.ts undo what a converter to text has done;
 * list-plans.ts          plans written in paragraphs, without a table, become one;
 * find-header.ts         titles in one row or two; role-words.ts knows their stems, cell-looks.ts what cells look like;
 * column-roles.ts        both together propose a role for each column, table-kind.ts a kind for the table, with reasons in Russian;
 * read-layout.ts         puts in what a person has corrected (`Corrections`, found by the signature of the titles);
 * logical-rows.ts        joins the pieces of a row, tells sections and totals apart; shifted-row.ts straightens a row that slid aside;
 * read-activities.ts, read-indicators.ts, read-stages.ts, read-passport.ts, read-order.ts, read-approval.ts, read-sections.ts   read
 *                        the meaning;
 * unread-words.ts, stray-lines.ts   list tables, columns and paragraphs understood by none of them, with their places.
 */
import type { ReadDocument } from '#core/office/document/model.ts';
import type { DuePeriod } from '#core/time/due/model.ts';
import { findKind } from './document-kind.ts';
import { findTables, mergeTables } from './find-tables.ts';
import { findTitle, isTitleText } from './find-title.ts';
import { type Line, readFlow } from './flow.ts';
import { gatherTexts } from './gather-texts.ts';
import { makeWordJoiner } from './join-words.ts';
import type { SectionKind } from './label-line.ts';
import { findLineTables } from './line-tables.ts';
import { findListPlans } from './list-plans.ts';
import type { Corrections, ProgrammeReading, TableKind } from './model.ts';
import { titleKey } from './plain-text.ts';
import { readActivities } from './read-activities.ts';
import { readApproval } from './read-approval.ts';
import { readIndicators } from './read-indicators.ts';
import { type Layout, readLayouts } from './read-layout.ts';
import { readOrder } from './read-order.ts';
import { readSections } from './read-sections.ts';
import { readStageTables } from './read-stages.ts';
import { rejoinPassport } from './rejoin-passport.ts';
import { rewriteWords } from './rewrite-words.ts';
import { listStrayLines, wordsOf } from './stray-lines.ts';
import { listOtherColumns, listOtherTables, nameParts } from './unread-words.ts';

export interface ReadingOptions {
  /** What a person put right on the screen. */
  readonly corrections?: Corrections;
  /** The period of the programme where it is known; else the document's own. */
  readonly period?: DuePeriod;
}

const NO_STAMP: ReturnType<typeof readApproval> = { approval: null, told: new Set() };

export function readProgramme(document: ReadDocument, options: ReadingOptions = {}): ProgrammeReading {
  const flow = findLineTables(rejoinPassport(mergeTables(readFlow(document))));
  const lines = flow.filter((piece) => piece.type === 'line');
  const { order, used, told } = readOrder(lines);
  const stamp = order ? NO_STAMP : readApproval(lines);
  const pieces = findListPlans(flow, used);
  const layouts = readLayouts(findTables(pieces), options.corrections);
  const ofKind = (...kinds: TableKind[]) => layouts.filter(({ kind }) => kinds.includes(kind));
  const plans = ofKind('activities', 'report');

  const firstTable = layouts.find(({ kind }) => kind !== 'other')?.table.at ?? pieces.length;
  const name = findTitle(pieces, used, firstTable);
  const opening = new Set<Line>([...used, ...name.lines]);
  const sections = readSections(pieces, opening, plans[0]?.table.at ?? pieces.length);
  const title = name.title ?? readCaption(layouts);
  const texts = gatherTexts(layouts, sections, options.period ?? {}, title);

  const staged = readStageTables(ofKind('stages'), texts.period);
  const stages = staged.stages.length > 0 ? staged.stages : texts.stages;
  const plan = readActivities(plans, { period: texts.period, stages, tasks: texts.tasks, name: title ?? '' });
  const lists = readIndicators(ofKind('indicators'));

  const understood = {
    title: texts.passport?.fields.title?.replace(/\s+/gu, ' ') ?? title,
    order,
    approval: stamp.approval,
    passport: texts.passport,
    aims: [...texts.aims, ...plan.aims],
    stages: plan.stages,
    tasks: plan.tasks.length > 0 ? plan.tasks : texts.tasks,
    activities: plan.activities,
    indicators: lists.indicators.length > 0 ? lists.indicators : texts.indicators,
    expectedResults: texts.results,
    risks: texts.risks,
    financing: texts.financing,
    groupFunctions: texts.functions,
    tables: layouts.map(({ reading }) => reading),
  };
  const replaced = listReplaced({ stages: staged.stages, tasks: plan.tasks, indicators: lists.indicators });
  const read = [...texts.read].filter(({ kind }) => !replaced.has(kind)).flatMap((section) => section.lines);
  // A passport may give a shorter name than the page above it.
  const named = name.lines.filter(({ text }) => titleKey(understood.title ?? '').includes(titleKey(text)));
  const use = { told: new Set([...told, ...stamp.told, ...named, ...read]), opening, order: used };
  const unread = [
    ...texts.unread,
    ...staged.unread,
    ...plan.unread,
    ...lists.unread,
    ...listOtherColumns(layouts),
    ...listOtherTables(layouts),
    ...listStrayLines(pieces, use, wordsOf(understood)),
    ...nameParts(document.unread),
  ];
  const kind = options.corrections?.kind ?? findKind(understood);
  return rewriteWords({ kind, ...understood, unread }, makeWordJoiner(pieces));
}

/** Where a table has taken their place, sections are told only by words that stand elsewhere. */
function listReplaced(tables: Partial<Record<SectionKind, readonly unknown[]>>): ReadonlySet<string | null> {
  return new Set(Object.entries(tables).flatMap(([kind, found]) => (found.length > 0 ? [kind] : [])));
}

/** A workbook keeps the name of the plan in the rows above its titles, below whom it is an appendix to. */
function readCaption(layouts: readonly Layout[]): string | null {
  const captions = layouts.find(({ table }) => (table.header?.captions.length ?? 0) > 0)?.table.header?.captions ?? [];
  const from = captions.findIndex((caption) => isTitleText(caption));
  const name = captions.slice(Math.max(0, from)).join(' ').replace(/\s+/gu, ' ');
  return name === '' ? null : name;
}
