import { can } from '#core/access/reach.ts';
import { recordAccess } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import type { ProfileLine } from '../contract/shapes.ts';
import type { Level, Scale } from '../model.ts';
import { listCampaigns } from '../queries/campaigns.ts';
import { listNames, listOrganizationsOf, listPersonResults, type PersonResult } from '../queries/profile.ts';
import { findNeeds, rankOf } from '../rules/needs.ts';
import { levelCodeOf } from '../rules/scoring.ts';
import { getRulesInForce, maySchoolsSeeScores } from './rules-in-force.ts';

function readLevel(scale: Scale, code: string | undefined) {
  const index = scale.levels.findIndex((level: Level) => level.code === code);
  const level = scale.levels[index];
  return level ? { code: level.code, title: level.title, rank: rankOf(index, scale.levels.length) } : null;
}

/** One line per participation: sources stand side by side and are never averaged into one. */
function toLines(results: readonly PersonResult[]): ProfileLine[] {
  return [...Map.groupBy(results, (row) => row.participationId).values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const { campaignId, campaign, stage, instrument, direction, heldOn } = first;
    return [
      {
        ...{ campaignId, campaign, stage, instrument, direction, heldOn },
        isIndependent: first.source === 'independent',
        results: rows.map(({ competence, competenceTitle, value, scale }) => ({
          code: competence,
          title: competenceTitle,
          state: value.state,
          score: value.state === 'known' ? value.score : null,
          level: readLevel(scale, levelCodeOf(value, scale)),
          word: value.state === 'reported' ? value.word : null,
        })),
      },
    ];
  });
}

async function toNeeds(context: Context, results: readonly PersonResult[]) {
  const { deficitRule } = await getRulesInForce(context);
  const titles = new Map(results.map((row) => [row.competence, row.competenceTitle]));
  return findNeeds(results, deficitRule, todayOf(context)).map(({ competence, source }) => ({
    code: competence,
    title: titles.get(competence) ?? competence,
    since: source.heldOn,
  }));
}

/**
 * Vision 8: the person and the tutor see scores; a director or deputy sees in which competence support is needed, and no score,
 * unless the municipality has set it wider. Every look of another is written down.
 */
export async function showProfile(context: Context, personId: string) {
  const organizationIds = await listOrganizationsOf(context, personId);
  requireAccess(context, 'diagnostics.needs', { personId, organizationIds });
  const seesScores = can(context.actor, 'diagnostics.scores', { personId }) || (await maySchoolsSeeScores(context));
  const results = await listPersonResults(context, { personIds: [personId] });
  await recordAccess(context, 'scores', [personId], seesScores ? 'Карточка: результаты' : 'Карточка: что усилить');
  const isOwn = context.actor.personId === personId;
  return {
    view: isOwn ? ('own' as const) : seesScores ? ('scores' as const) : ('needs' as const),
    lines: seesScores ? toLines(results) : [],
    needs: await toNeeds(context, results),
  };
}

/** Who of an organisation needs support and in which competence. */
export async function listNeeds(context: Context, organizationId: string) {
  requireAccess(context, 'diagnostics.needs', { organizationIds: [organizationId] });
  const results = await listPersonResults(context, { organizationId });
  const byPerson = Map.groupBy(results, (row) => row.participant);
  const needs = new Map<string, string[]>();
  const { deficitRule } = await getRulesInForce(context);
  const today = todayOf(context);
  for (const [personId, rows] of byPerson) {
    const titles = new Map(rows.map((row) => [row.competence, row.competenceTitle]));
    const found = findNeeds(rows, deficitRule, today).map(({ competence }) => titles.get(competence) ?? competence);
    if (found.length > 0) needs.set(personId, found);
  }
  await recordAccess(context, 'scores', [...needs.keys()], 'Организация: кому нужна поддержка');
  const names = await listNames(context, [...needs.keys()]);
  return names.map(({ id, name }) => ({ personId: id, name, competences: needs.get(id) ?? [] }));
}

/** Campaigns an organisation takes part in, with its own counts. */
export async function showOrganization(context: Context, organizationId: string) {
  requireAccess(context, 'diagnostics.read', { organizationIds: [organizationId] });
  return {
    campaigns: await listCampaigns(context, [organizationId]),
    maySeeNeeds: can(context.actor, 'diagnostics.needs', { organizationIds: [organizationId] }),
  };
}
