/** Plain logins of the demo (demo/accounts.ts) share one password: it listens to this computer alone. */
export const PASSWORD = 'opora-demo';

export interface Cookie {
  readonly name: string;
  readonly value: string;
}

function readCookie(header: string): Cookie {
  const [pair = ''] = header.split(';');
  const at = pair.indexOf('=');
  return { name: pair.slice(0, at), value: pair.slice(at + 1) };
}

/** Signs in as the form does, without it. @returns the cookies of the session */
export async function openSession(url: string, username: string): Promise<Cookie[]> {
  const answer = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`${username} was not let in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie().map(readCookie);
}
