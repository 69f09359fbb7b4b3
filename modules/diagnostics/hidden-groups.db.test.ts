import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { buildModel, buildPeople, buildSchool } from '#tests/builders/diagnostics.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import type { GroupShape } from './contract/shapes.ts';
import { findCampaignByTitle, loadReport, saveResults } from './public.ts';
import type { IncomingResult } from './rules/incoming.ts';
import { showConclusions } from './service/recommendations.ts';
import { showReport } from './service/report.ts';

const title = 'Диагностика по направлениям';

function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

interface Human {
  readonly id: string;
  readonly school: string;
  readonly direction: string;
  readonly stages: readonly ('entry' | 'repeat')[];
}

/** Schools × directions with zero to eight people in a cell, most of them at both stages. */
async function buildHumans(context: Context, random: (below: number) => number): Promise<Human[]> {
  const humans: Human[] = [];
  for (let number = 1; number <= 4; number += 1) {
    const school = await buildSchool(context, number);
    for (const direction of ['математика', 'физика', 'химия']) {
      for (const id of await buildPeople(context, random(9), school)) {
        const stages = stageChoices[random(6)] ?? bothStages;
        humans.push({ id, school, direction, stages });
      }
    }
  }
  return humans;
}
const bothStages = ['entry', 'repeat'] as const;
const stageChoices: readonly Human['stages'][] = [['entry'], ['repeat'], bothStages];

async function buildCampaign(context: Context, seed: number): Promise<{ humans: Human[]; campaignId: string }> {
  await buildModel(context);
  const random = randomOf(seed);
  const humans = await buildHumans(context, random);
  for (const stage of bothStages) {
    const rows = humans
      .filter((human) => human.stages.includes(stage))
      .map(
        (human): IncomingResult => ({
          personId: human.id,
          organizationId: human.school,
          direction: human.direction,
          state: 'done',
          scores: [{ competenceCode: 'subject', state: 'known', score: 20 + random(80) }],
        }),
      );
    await saveResults(context, { campaignTitle: title, stage, batchId: null, rows });
  }
  return { humans, campaignId: (await findCampaignByTitle(context, title))?.id ?? '' };
}

/** Elimination over a large prime: which sums follow from the shown ones. */
const prime = 1_000_003;
const modulo = (x: number) => ((x % prime) + prime) % prime;
function power(base: number, exponent: number): number {
  let [result, factor, rest] = [1n, BigInt(base), exponent];
  for (; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * factor) % BigInt(prime);
    factor = (factor * factor) % BigInt(prime);
  }
  return Number(result);
}
class Span {
  private readonly rows = new Map<number, number[]>();
  reduce(vector: readonly number[]): number[] {
    const rest = vector.map(modulo);
    for (let lead = 0; lead < rest.length; lead += 1) {
      const row = this.rows.get(lead);
      const factor = rest[lead] ?? 0;
      if (row && factor !== 0) for (const [i, x] of row.entries()) rest[i] = modulo((rest[i] ?? 0) - factor * x);
    }
    return rest;
  }
  add(vector: readonly number[]): void {
    const rest = this.reduce(vector);
    const lead = rest.findIndex((x) => x !== 0);
    if (lead < 0) return;
    const inverse = power(rest[lead] ?? 1, prime - 2);
    this.rows.set(
      lead,
      rest.map((x) => modulo(x * inverse)),
    );
  }
  has(vector: readonly number[]): boolean {
    return this.reduce(vector).every((x) => x === 0);
  }
}

type Kind = 'pair' | 'entry' | 'repeat';
const kindOf = ({ stages }: Human): Kind => (stages.length === 2 ? 'pair' : (stages[0] ?? 'entry'));

/** Unknowns: the score of every human at every stage. The figures tell how many of each kind they add up. */
function readEquations(group: GroupShape | null, members: readonly Human[], humans: readonly Human[]): number[][] {
  const [figures] = group?.competences ?? [];
  if (!figures || figures.isHidden) return [];
  const count = (kind: Kind) => members.filter((human) => kindOf(human) === kind).length;
  const pairs = figures.change?.n ?? 0;
  expect([0, count('pair')]).toContain(pairs);
  const vector = (stage: 'entry' | 'repeat', kinds: readonly Kind[], sign = 1) =>
    humans.flatMap((human) =>
      (['entry', 'repeat'] as const).map((each) =>
        each === stage && human.stages.includes(stage) && members.includes(human) && kinds.includes(kindOf(human))
          ? sign
          : 0,
      ),
    );
  const kindsAt = (stage: 'entry' | 'repeat', n: number): Kind[] => {
    const alone = n - pairs;
    expect([0, count(stage)]).toContain(alone);
    return [...(pairs > 0 ? (['pair'] as const) : []), ...(alone > 0 ? [stage] : [])];
  };
  const change = vector('repeat', ['pair']).map((x, index) => x + (vector('entry', ['pair'], -1)[index] ?? 0));
  return [
    vector('entry', kindsAt('entry', figures.entry?.n ?? 0)),
    vector('repeat', kindsAt('repeat', figures.repeat?.n ?? 0)),
    ...(pairs > 0 ? [change] : []),
  ];
}

async function listEquations(context: Context, campaignId: string, humans: readonly Human[]): Promise<Span> {
  const span = new Span();
  const add = (group: GroupShape | null, members: readonly Human[]) => {
    for (const equation of readEquations(group, members, humans)) span.add(equation);
  };
  const whole = await showReport(context, { campaignId, bar: null, organizationId: null });
  add(whole.total, humans);
  for (const group of whole.organizations) {
    add(
      group,
      humans.filter((human) => human.school === group.id),
    );
    const one = await showReport(context, { campaignId, bar: null, organizationId: group.id });
    for (const cell of one.directions) {
      add(
        cell,
        humans.filter((human) => human.school === group.id && human.direction === cell.id),
      );
    }
  }
  for (const group of whole.directions) {
    add(
      group,
      humans.filter((human) => human.direction === group.id),
    );
  }
  return span;
}

/** Every school, direction, cell, and within each those of one kind: all that anybody would ask for. */
function listTargets(humans: readonly Human[]): { stage: 'entry' | 'repeat'; members: Human[] }[] {
  const groups = [
    ...Map.groupBy(humans, (human) => human.school).values(),
    ...Map.groupBy(humans, (human) => human.direction).values(),
    ...Map.groupBy(humans, (human) => `${human.school} ${human.direction}`).values(),
    [...humans],
  ];
  const kinds = groups.flatMap((group) => [group, ...Map.groupBy(group, kindOf).values()]);
  return kinds.flatMap((members) =>
    (['entry', 'repeat'] as const).map((stage) => ({
      stage,
      members: members.filter((human) => human.stages.includes(stage)),
    })),
  );
}

describe('small groups through the API', () => {
  it.each([3, 17, 101, 2026, 77_777])(
    '[DIAG-22] no group under five follows from all that is shown (seed %i)',
    (seed) =>
      inTestTenant(async (context) => {
        const { humans, campaignId } = await buildCampaign(context, seed);
        const span = await listEquations(actingAs(context, { role: 'methodist' }), campaignId, humans);
        const targets = listTargets(humans).filter(({ members }) => members.length > 0 && members.length < 5);
        expect(targets.length).toBeGreaterThan(0);
        for (const { stage, members } of targets) {
          const vector = humans.flatMap((human) =>
            (['entry', 'repeat'] as const).map((each) => (each === stage && members.includes(human) ? 1 : 0)),
          );
          expect(span.has(vector)).toBe(false);
        }
      }),
  );

  it('[DIAG-22] a campaign of four people shows nothing but to the system', () =>
    inTestTenant(async (context) => {
      await buildModel(context);
      const school = await buildSchool(context, 1);
      const rows = (await buildPeople(context, 4, school)).map(
        (personId, index): IncomingResult => ({
          personId,
          organizationId: school,
          state: 'done',
          scores: [{ competenceCode: 'subject', state: 'known', score: 50 + index * 10 }],
        }),
      );
      await saveResults(context, { campaignTitle: title, stage: 'entry', batchId: null, rows });
      const campaignId = (await findCampaignByTitle(context, title))?.id ?? '';
      const methodist = actingAs(context, { role: 'methodist' });
      const report = await showReport(methodist, { campaignId, bar: null, organizationId: null });
      expect(report.total?.competences).toEqual([
        {
          code: 'subject',
          title: 'предметная',
          isHidden: true,
          withheld: 4,
          levels: [],
          entry: null,
          repeat: null,
          change: null,
          deficits: null,
        },
      ]);
      expect(report.high).toBeNull();
      expect(await showConclusions(methodist, campaignId)).toMatchObject({
        statements: [],
        isHidden: true,
        proposals: [],
      });
      expect((await loadReport(methodist, campaignId)).summary.competences).toEqual([]);
      expect((await loadReport(context, campaignId)).summary.competences[0]?.entry.mean).toBe(65);
    }));

  it('[DIAG-22] a school sees itself only, with the marks of the whole', () =>
    inTestTenant(async (context) => {
      const { humans, campaignId } = await buildCampaign(context, 17);
      const [school = '', other = ''] = [...new Set(humans.map((human) => human.school))];
      const whole = await showReport(actingAs(context, { role: 'authority' }), {
        campaignId,
        bar: null,
        organizationId: school,
      });
      const head = actingAs(context, { role: 'school_head', organizationId: school });
      const own = await showReport(head, { campaignId, bar: null, organizationId: null });
      expect(own.total).toEqual(whole.total);
      expect(own.directions).toEqual(whole.directions);
      expect(own.organizations).toEqual([]);
      await expect(showReport(head, { campaignId, bar: null, organizationId: other })).rejects.toMatchObject({
        code: 'not_found',
      });
    }));
});
