import { describeProgrammeBeginnings } from './programme-beginnings.ts';
import { describeProgrammePeople } from './programme-people.ts';
import { describeProgrammeRoles } from './programme-roles.ts';

// Beside programme-life: other people, each with the programme it tells of.
describeProgrammePeople();
describeProgrammeRoles();
describeProgrammeBeginnings();
