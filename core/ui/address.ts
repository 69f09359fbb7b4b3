export type AddressParts = { path: string; search: string; hash: string };
export type AddressValue = string | number | boolean | readonly string[];
export type AddressDefaults = Readonly<Record<string, AddressValue>>;

/** The state that defaults describe: literals are widened, so that `'all'` accepts any text. */
export type AddressState<Defaults extends AddressDefaults> = {
  [Key in keyof Defaults]: Defaults[Key] extends string
    ? string
    : Defaults[Key] extends number
      ? number
      : Defaults[Key] extends boolean
        ? boolean
        : readonly string[];
};

/** `/people?tab=posts#top` → its three parts; search keeps its question mark, hash loses its sign. */
export function splitAddress(href: string): AddressParts {
  const [beforeHash = '', hash = ''] = splitOnce(href, '#');
  const [path = '', search = ''] = splitOnce(beforeHash, '?');
  return { path: path === '' ? '.' : path, search: search === '' ? '' : `?${search}`, hash };
}

function splitOnce(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Whether the router must not touch the address: another site, mail, a telephone, the API and its files. */
export function isOutsideAddress(href: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(href) || /^\/api(\/|$|\?)/.test(href);
}

/** Reads one value from a search parameter in the shape of its default; anything unreadable is the default. */
export function readAddressValue(raw: unknown, fallback: AddressValue): AddressValue {
  if (raw === undefined || raw === null) return fallback;
  if (typeof fallback === 'number') return readNumber(raw, fallback);
  if (typeof fallback === 'boolean') return raw === true || raw === 'true' || raw === 1 || raw === '1';
  if (typeof fallback === 'string') return isScalar(raw) ? String(raw) : fallback;
  const items = Array.isArray(raw) ? raw : [raw];
  return items.filter(isScalar).map(String);
}

function readNumber(raw: unknown, fallback: number): number {
  const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The whole state out of search parameters; parameters that the defaults do not name are ignored. */
export function readAddressState<Defaults extends AddressDefaults>(
  search: Readonly<Record<string, unknown>>,
  defaults: Defaults,
): AddressState<Defaults> {
  const entries = Object.entries(defaults).map(([key, fallback]) => [key, readAddressValue(search[key], fallback)]);
  return Object.fromEntries(entries) as AddressState<Defaults>;
}

/** New search parameters: others stay, a value equal to its default leaves the address, so that addresses stay short. */
export function writeAddressState<Defaults extends AddressDefaults>(
  search: Readonly<Record<string, unknown>>,
  defaults: Defaults,
  changes: Partial<AddressState<Defaults>>,
): Record<string, unknown> {
  const next: Record<string, unknown> = { ...search };
  for (const [key, value] of Object.entries(changes)) {
    const fallback = defaults[key];
    if (value === undefined || fallback === undefined || isSameValue(value as AddressValue, fallback)) delete next[key];
    else next[key] = value;
  }
  return next;
}

function isSameValue(left: AddressValue, right: AddressValue): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
