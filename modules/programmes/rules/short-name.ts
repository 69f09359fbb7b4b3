import { formatName } from '#core/text/decline.ts';
import { readPersonName } from '#core/text/person-name.ts';

/** «Лунёва А. П.» of a full name; what is not read as a name stays. */
export function shortName(name: string): string {
  const reading = readPersonName(name);
  return reading.ok ? formatName(reading.name, 'short') : name;
}
