// Who is here is asked while the page's script is still being read: the frame cannot be drawn without the answer. `core/http/client.ts` takes it.
// Scripts kept from the last visit may be read before this one: then they have asked already, and an answer nobody takes would never end.
if (!('oporaEarly' in window) && !['/sign-in', '/first-run', '/invitation', '/check'].includes(location.pathname)) {
  const path = '/api/rpc/accounts/me';
  const answer = fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"json":{}}' });
  // Whoever takes it learns that it failed.
  answer.catch(() => {});
  window.oporaEarly = { path, answer };
}
