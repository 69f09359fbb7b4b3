import { existsSync } from 'node:fs';
import { runChild } from './run-child.ts';

const quiet = { DEBIAN_FRONTEND: 'noninteractive' };

/** Whether we may install packages of the system: root on Debian or what is made of it. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/** Installs Debian's packages without a question; false when that failed (its own output says why). */
export async function installPackages(names: readonly string[]): Promise<boolean> {
  await runChild('apt-get', ['update', '-q'], { env: quiet });
  const words = ['install', '-y', '-q', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', ...names];
  return (await runChild('apt-get', words, { env: quiet })).code === 0;
}
