import { type Answer, callEntrance } from './auth-calls.ts';
import type { Entrances } from './entrances.ts';

/** Newer browsers read and write the JSON of WebAuthn themselves; in others the key is not offered. */
interface JsonCredentials {
  parseRequestOptionsFromJSON(options: object): PublicKeyCredentialRequestOptions;
  parseCreationOptionsFromJSON(options: object): PublicKeyCredentialCreationOptions;
}

function findJsonCredentials(): JsonCredentials | undefined {
  if (typeof PublicKeyCredential === 'undefined' || !window.isSecureContext) return undefined;
  const candidate = PublicKeyCredential as unknown as Partial<JsonCredentials>;
  return candidate.parseRequestOptionsFromJSON && candidate.parseCreationOptionsFromJSON
    ? (candidate as JsonCredentials)
    : undefined;
}

/** Keys are tied to one host: at another address of the same server, or at a bare IP, the browser refuses them. */
export function canUsePasskeys({ passkeyHost }: Entrances): boolean {
  const { hostname } = window.location;
  const isHost = hostname === passkeyHost || hostname.endsWith(`.${passkeyHost}`);
  return isHost && findJsonCredentials() !== undefined;
}

const UNFINISHED = { ok: false, code: 'unfinished', text: 'Ключ входа не выбран.' } as const;

async function ask(work: () => Promise<Credential | null>): Promise<object | undefined> {
  try {
    const credential = (await work()) as (Credential & { toJSON(): object }) | null;
    return credential?.toJSON();
  } catch {
    // The person closed the browser's window or the device refused: nothing has happened.
    return undefined;
  }
}

export async function signInWithPasskey(): Promise<Answer<object>> {
  const json = findJsonCredentials();
  if (!json) return UNFINISHED;
  const options = await callEntrance<object>('GET', '/api/auth/passkey/generate-authenticate-options');
  if (!options.ok) return options;
  const publicKey = json.parseRequestOptionsFromJSON(options.value);
  const response = await ask(() => navigator.credentials.get({ publicKey }));
  return response ? callEntrance('POST', '/api/auth/passkey/verify-authentication', { response }) : UNFINISHED;
}

/** @param name of the device; @param login what the device shows beside the key */
export async function addPasskey(name: string, login: string): Promise<Answer<object>> {
  const json = findJsonCredentials();
  if (!json) return UNFINISHED;
  const options = await callEntrance<object>(
    'GET',
    `/api/auth/passkey/generate-register-options?name=${encodeURIComponent(login)}`,
  );
  if (!options.ok) return options;
  const publicKey = json.parseCreationOptionsFromJSON(options.value);
  const response = await ask(() => navigator.credentials.create({ publicKey }));
  return response ? callEntrance('POST', '/api/auth/passkey/verify-registration', { response, name }) : UNFINISHED;
}
