import { GRANTS, type Permission } from '#core/access/grants.ts';
import { type Actor, can, canSomewhere, reachOf } from '#core/access/reach.ts';
import type { PlaceholderKind, PlaceholderSpec, TemplateFinding } from '#core/office/docx/check-template.ts';
import { NBSP } from '#core/text/plural.ts';
import type { Day } from '#core/time/day.ts';
import { formatDay, formatDayLong } from '#core/time/format.ts';
import type { DocumentAction, DocumentState, Finding, TemplateField, TemplateOwner } from './model.ts';

export interface DocumentAccess {
  readonly state: DocumentState;
  readonly organizationId: string | null;
  readonly isPersonal: boolean;
  /** Read in the organisation that issued it only. */
  readonly isConfined: boolean;
  readonly createdBy: string | null;
}

/** What of the municipality's settings decides who reads: loaded by `loadReadingRules`. */
export interface ReadingRules {
  /** By an act the service reads confined papers too; the authority never does. */
  readonly serviceReadsConfined: boolean;
}

const aboutOf = (document: Pick<DocumentAccess, 'organizationId'>) => ({
  organizationIds: document.organizationId === null ? [] : [document.organizationId],
});

/** Organisations where the actor has the permission by a post in them: a reach over the whole municipality is not one. */
export function listOwnOrganizations(actor: Actor, permission: Permission): readonly string[] {
  const assignments = actor.assignments.filter(({ role }) => GRANTS[role][permission] === 'organization');
  return actor.kind === 'system' ? [] : reachOf({ ...actor, assignments }, permission).organizationIds;
}

/** A school's templates are the school's own affair; the municipality's are the service's. */
export function mayEditTemplates(actor: Actor, organizationId: string | null): boolean {
  if (actor.kind === 'system') return true;
  if (organizationId === null) return reachOf(actor, 'template.edit').all;
  return listOwnOrganizations(actor, 'template.edit').includes(organizationId);
}

/** Everybody who reads documents sees the municipality's templates; a school's, those who read its documents. */
export function maySeeTemplates(actor: Actor, organizationId: string | null): boolean {
  if (organizationId === null) return canSomewhere(actor, 'document.read');
  return can(actor, 'document.read', aboutOf({ organizationId }));
}

/** Of those who reach the whole municipality, the ones who make documents themselves; the authority only reads. */
export function isOfService(actor: Actor): boolean {
  return reachOf(actor, 'document.edit').all;
}

/**
 * A document with results of single persons is its maker's alone; a confined one is the school's and its maker's (vision 8).
 * Twin: `documentReadable` in queries.ts.
 */
export function mayOpenDocument(actor: Actor, document: DocumentAccess, rules: ReadingRules): boolean {
  if (!can(actor, 'document.read', aboutOf(document))) return false;
  if (actor.kind === 'system') return true;
  if (actor.accountId !== null && actor.accountId === document.createdBy) return true;
  if (document.isPersonal) return false;
  return !document.isConfined || mayOpenConfined(actor, document, rules);
}

function mayOpenConfined(actor: Actor, { organizationId }: DocumentAccess, rules: ReadingRules): boolean {
  if (organizationId !== null && listOwnOrganizations(actor, 'document.read').includes(organizationId)) return true;
  return rules.serviceReadsConfined && isOfService(actor);
}

/** What this person may do with this document now; the page shows just these. */
export function availableActions(actor: Actor, document: DocumentAccess, rules: ReadingRules): DocumentAction[] {
  if (!mayOpenDocument(actor, document, rules)) return [];
  if (!can(actor, 'document.edit', aboutOf(document))) return ['download'];
  return document.state === 'withdrawn' ? ['download', 'restore'] : ['download', 'number', 'withdraw'];
}

/** Whose template a document was made by. */
export function nameTemplateOwner(templateId: string | null, organizationId: string | null): TemplateOwner {
  if (templateId === null) return 'product';
  return organizationId === null ? 'municipality' : 'organization';
}

/** Blanks that a person fills in by hand while the document has neither. */
export function writeRequisites(
  signed: { readonly number: string; readonly signedOn: Day } | undefined,
  isDateInWords: boolean,
): { readonly дата: string; readonly номер: string } {
  if (!signed) return { дата: `«____»${NBSP}____________${NBSP}20___${NBSP}г.`, номер: '_______' };
  return {
    дата: isDateInWords ? formatDayLong(signed.signedOn) : formatDay(signed.signedOn),
    номер: signed.number,
  };
}

export function toFinding({ severity, placeholder, place, text, proposal }: TemplateFinding): Finding {
  return { severity, placeholder, place, text, proposal: proposal ?? null };
}

/** Names of a template in the order of its specification, lists with what they hold. */
export function describeFields(
  spec: PlaceholderSpec,
  words: Readonly<Record<string, string>>,
  parents: readonly string[] = [],
): TemplateField[] {
  return Object.entries(spec).flatMap(([name, kind]) => {
    const names = [...parents, name];
    const own = {
      path: names.join('.'),
      tag: writeTag(name, kind),
      words: words[name] ?? '',
      depth: parents.length,
    };
    return typeof kind === 'object' ? [own, ...describeFields(kind.loop, words, names)] : [own];
  });
}

function writeTag(name: string, kind: PlaceholderKind): string {
  return kind === 'condition' || typeof kind === 'object' ? `{#${name}} … {/${name}}` : `{${name}}`;
}

const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

/** Some value for every name: a checked template is filled with it once, so that it fails while its author is there. */
export function makeTrialContent(spec: PlaceholderSpec): Record<string, TrialValue> {
  return Object.fromEntries(Object.entries(spec).map(([name, kind]) => [name, makeTrialValue(kind)]));
}

type TrialImage = { kind: 'image'; bytes: Uint8Array; widthMm: number; heightMm: number; alt: string };
type TrialValue = string | boolean | TrialImage | { kind: 'pageBreak' } | Record<string, TrialValue>[];

function makeTrialValue(kind: PlaceholderKind): TrialValue {
  if (kind === 'text') return 'образец';
  if (kind === 'condition') return true;
  if (kind === 'pageBreak') return { kind: 'pageBreak' };
  if (kind === 'image') return { kind: 'image', bytes: PIXEL, widthMm: 10, heightMm: 10, alt: 'образец' };
  return [makeTrialContent(kind.loop)];
}
