import { expect, it } from 'vitest';
import { todayOf } from '#core/context.ts';
import { addMonths } from '#core/time/day.ts';
import { buildOffer, buildPathwayScene } from '#tests/builders/pathways.ts';
import { inTestTenant } from '#tests/database/database.ts';
import { newPathwaySchema } from './model.ts';
import { showPathway } from './service/show.ts';
import { addPathway } from './service/single.ts';

it('[IOM-01] of a pathway that begins later no item begins before it, and its time is counted from there', () =>
  inTestTenant(async (context) => {
    const { people } = await buildPathwayScene(context, [1]);
    await buildOffer(context);
    const startsOn = addMonths(todayOf(context), 3);
    const wish = { personId: people[0]?.[0] ?? '', kind: 'iom', ground: 'request', startsOn };
    const id = await addPathway(context, newPathwaySchema.parse(wish));
    const pathway = await showPathway(context, id);
    expect(pathway.startsOn).toBe(startsOn);
    expect(pathway.endsOn >= addMonths(startsOn, 12)).toBe(true);
    const begins = pathway.content?.items.map((item) => item.startsOn ?? item.dueOn) ?? [];
    expect(begins).toHaveLength(1);
    expect(begins.every((day) => day >= startsOn)).toBe(true);
  }));
