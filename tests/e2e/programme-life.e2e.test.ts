import { describeProgrammeActs } from './programme-acts.ts';
import { describeProgrammeMarks } from './programme-marks.ts';
import { describeProgrammePapers } from './programme-papers.ts';

// One after the other: each makes the programme it tells of.
describeProgrammeMarks();
describeProgrammeActs();
describeProgrammePapers();
