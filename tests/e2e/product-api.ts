import type { Visit } from './browser.ts';

/** What a story needs and does not tell, done through the same API as the pages. */
export async function call<T>(by: Visit, path: string, input: object = {}): Promise<T> {
  const answer = await by.context.request.post(`/api/rpc/${path}`, { data: { json: input } });
  const body = await answer.text();
  if (!answer.ok()) throw new Error(`${path}: ${body}`);
  return (JSON.parse(body) as { json: T }).json;
}
