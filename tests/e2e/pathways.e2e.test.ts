import { describePathwayDrafting } from './pathway-drafting.ts';
import { describePathwayLife } from './pathway-life.ts';

// One after the other: both are the same deputy's work in the same school.
describePathwayDrafting();
describePathwayLife();
