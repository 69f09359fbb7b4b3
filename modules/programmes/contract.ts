import { activitiesContract } from './contract/activities.ts';
import { linksContract } from './contract/links.ts';
import { partsContract } from './contract/parts.ts';
import { programmesContract as programmes } from './contract/programmes.ts';

/** The endpoints of the module, one file per slice. */
export const programmesContract = {
  ...programmes,
  ...activitiesContract,
  ...partsContract,
  ...linksContract,
};
