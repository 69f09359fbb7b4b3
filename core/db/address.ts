/** A PostgreSQL address as a URL; «user@/base?host=/folder» (a unix socket) has no host, which URL would refuse. */
export function parseAddress(address: string): URL {
  return new URL(address.replace('@/', '@localhost/'));
}

/** The same server, another database or role. */
export function rewriteAddress(
  address: string,
  change: { database?: string; user?: string; password?: string },
): string {
  const url = parseAddress(address);
  if (change.database) url.pathname = `/${change.database}`;
  if (change.user) url.username = change.user;
  if (change.password) url.password = change.password;
  return url.toString();
}
