import { useQuery } from '@tanstack/react-query';
import { type Answer, callEntrance } from './auth-calls.ts';

/** Ways in besides the password, as the server is set up (../auth.ts). */
export interface Entrances {
  readonly passkeyHost: string;
  readonly oidcTitle: string | null;
}

export function useEntrances(): Entrances | undefined {
  const entrances = useQuery({
    queryKey: ['entrances'],
    queryFn: () => callEntrance<Entrances>('GET', '/api/public/entrances'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return entrances.data?.ok ? entrances.data.value : undefined;
}

const PROVIDER = 'oidc';

const REFUSALS: Readonly<Record<string, string>> = {
  signup_disabled:
    'Единый вход ещё не привязан к учётной записи в «Опоре». Войдите с логином и паролем и привяжите его на странице «Вход и пароль».',
  access_denied: 'Единый вход отменён. Войдите с логином и паролем или попробуйте снова.',
  account_already_linked_to_different_user:
    'Этот единый вход уже привязан к другой учётной записи. Обратитесь к администратору методической службы.',
  state_mismatch: 'Единый вход занял слишком много времени. Попробуйте снова.',
};

/** What the provider or our server has refused with, told in the address we come back to. */
export function describeOidcRefusal(code: unknown): string | undefined {
  if (typeof code !== 'string') return undefined;
  return REFUSALS[code] ?? 'Единый вход не сработал. Войдите с логином и паролем или попробуйте позже.';
}

/** Leaves the page for the provider's own. */
async function leaveFor(url: string, back: string, errorBack: string): Promise<Answer<{ url: string }>> {
  const body = { provider: PROVIDER, callbackURL: back, errorCallbackURL: errorBack };
  const answer = await callEntrance<{ url: string }>('POST', url, body);
  if (answer.ok) window.location.assign(answer.value.url);
  return answer;
}

export function signInWithOidc(next: string): Promise<Answer<object>> {
  return leaveFor('/api/auth/sign-in/social', next, '/sign-in');
}

export function linkOidc(): Promise<Answer<object>> {
  return leaveFor('/api/auth/link-social', '/profile', '/profile');
}

export interface LinkedSignIn {
  readonly providerId: string;
  /** better-auth's own id of the link; untying asks for it under the name `accountId`. */
  readonly id: string;
}

export async function findLinkedOidc(): Promise<LinkedSignIn | null> {
  const answer = await callEntrance<readonly LinkedSignIn[]>('GET', '/api/auth/list-accounts');
  return (answer.ok && answer.value.find(({ providerId }) => providerId === PROVIDER)) || null;
}

export function unlinkOidc({ providerId, id }: LinkedSignIn): Promise<Answer<object>> {
  return callEntrance('POST', '/api/auth/unlink-account', { providerId, accountId: id });
}
