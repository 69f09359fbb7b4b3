import { activitiesContract } from './contract/activities.ts';
import { editionsContract as editions } from './contract/editions.ts';
import { indicatorsContract as indicators } from './contract/indicators.ts';
import { programmesContract as programmes } from './contract/programmes.ts';

/** The endpoints of the module, one file per slice. */
export const programmesContract = {
  ...programmes,
  ...indicators,
  ...editions,
  ...activitiesContract,
};
