import { ASSOCIATIONS } from './associations.ts';
import { EXECUTION } from './execution.ts';
import type { Twin } from './parts.ts';
import { SCHOOL_HELP } from './school-help.ts';
import { SERVICE } from './service.ts';
import { SITE } from './site.ts';

/** Invented twins of the five source documents: their build and their faults, not one of their sentences. */
export const TWINS: readonly Twin[] = [SITE, SCHOOL_HELP, SERVICE, ASSOCIATIONS, EXECUTION];
