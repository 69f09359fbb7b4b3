import { formatName } from './decline.ts';
import { readPersonName } from './person-name.ts';
import { NBSP } from './plural.ts';

/** «А. П. Вересова», as it stands beside a signature; a name already in that order or not understood stays. */
export function writeSignature(name: string): string {
  if (/^\p{Lu}\./u.test(name.trim())) return name.trim().replace(/\.\s*(?=\p{L})/gu, `.${NBSP}`);
  const reading = readPersonName(name);
  return reading.ok ? formatName(reading.name, 'signature') : name.trim();
}
