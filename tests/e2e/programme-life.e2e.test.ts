import { describeProgrammeMarks } from './programme-marks.ts';

// One after the other: each makes the programme it tells of.
describeProgrammeMarks();
