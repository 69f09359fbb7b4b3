import type { Context } from '#core/context.ts';
import { EMPTY_ORGANIZATION } from '#modules/organizations/model.ts';
import { addOrganization } from '#modules/organizations/public.ts';
import { SETTINGS } from '#modules/settings/model.ts';
import { saveSetting } from '#modules/settings/service.ts';

/** The more particular first: an information centre that also «diagnoses» is not a plain one. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/диагностическ|имдц/, 'imdc'],
  [/информационно-метод|имц/, 'imc'],
  [/развити[яею] образования|цро/, 'cro'],
  [/методическ(?:ий|ого|ому) кабинет|рмк|гмк/, 'rmk'],
];

const SHORT_NAME = 120;

/** The kind of a methodical service after its name, as the ready directory calls it. */
export function readServiceKind(name: string): string {
  const text = name.toLowerCase().replaceAll('ё', 'е');
  return KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'methodical';
}

/** Makes the methodical service an organisation of a new municipality and puts its name on the letterhead. */
export async function foundService(context: Context, name: string): Promise<void> {
  const shortName = name.length > SHORT_NAME ? `${name.slice(0, SHORT_NAME - 1)}…` : name;
  await addOrganization(context, { ...EMPTY_ORGANIZATION, kind: readServiceKind(name), name, shortName }, null);
  await saveSetting(context, { key: 'service', value: { ...SETTINGS.service.initial, name }, act: null });
}
