import type { Handlers } from '#core/http/implement.ts';
import type { linksContract } from '../contract/links.ts';
import * as links from '../service/links.ts';

export const linkHandlers: Handlers<typeof linksContract> = {
  matchOwners: async (context, { words }) => ({ matches: await links.matchOwners(context, words) }),
  activitiesOfPerson: async (context, { personId }) => ({ rows: await links.listOfPerson(context, personId) }),
  programmesOfOrganization: async (context, { organizationId }) => ({
    rows: await links.listOfOrganization(context, organizationId),
  }),
};
