import type { Permission } from './access/grants.ts';
import type { About, Actor } from './access/reach.ts';
import { can } from './access/reach.ts';
import type { Clock } from './clock.ts';
import { dayIn } from './clock.ts';
import { frameErrors } from './contract/errors.ts';
import type { TenantDb } from './db/tenant.ts';
import { AppError } from './errors.ts';
import type { Events } from './events.ts';
import type { FileStore } from './files.ts';
import type { Jobs } from './jobs.ts';
import type { Mailer } from './mail.ts';

/** What lives as long as the process: made once in app/server, handed down, never imported. */
export interface Services {
  readonly clock: Clock;
  readonly files: FileStore;
  readonly jobs: Jobs;
  readonly mail: Mailer;
  /** Where people open the product from without, without a closing stroke; null: nobody has said. */
  readonly publicUrl: string | null;
  readonly events: Events;
}

/** One piece of work in one municipality: its transaction, its tenant, who acts and when. First argument everywhere. */
export interface Context {
  readonly db: TenantDb;
  readonly tenantId: string;
  readonly timeZone: string;
  readonly actor: Actor;
  readonly requestId: string;
  readonly services: Services;
}

/** Today in the municipality, 'YYYY-MM-DD'. */
export function todayOf(context: Context): string {
  return dayIn(context.timeZone, context.services.clock.now());
}

/** Throws `not_found` when the actor may not: what one may not see is not there. */
export function requireAccess(context: Context, permission: Permission, about: About = {}): void {
  if (!can(context.actor, permission, about)) throw new AppError(frameErrors.not_found);
}
