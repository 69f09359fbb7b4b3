/** Pages that nobody signs in for; public/early.js says them again. */
export const OPEN_PATHS: readonly string[] = ['/sign-in', '/first-run', '/invitation', '/check'];
