interface Operation {
  readonly summary?: string;
}

interface Published {
  readonly info: { readonly version: string };
  readonly paths?: Record<string, Record<string, Operation> | undefined>;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}

/** A page of the published API that needs nothing from outside: every endpoint with its summary. */
export function apiPage(published: unknown): string {
  const { info, paths = {} } = published as Published;
  const rows = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations ?? {}).map(
      ([method, operation]) =>
        `<tr><td>${escapeHtml(method.toUpperCase())}</td><td><code>/api/v1${escapeHtml(path)}</code></td><td>${escapeHtml(operation.summary ?? '')}</td></tr>`,
    ),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Opora API ${escapeHtml(info.version)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem;max-width:70rem}td{padding:.25rem .75rem .25rem 0;vertical-align:top}</style>
<h1>Opora API ${escapeHtml(info.version)}</h1>
<p>The machine-readable description: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1). Sign in with the product's session.</p>
<table>${rows.join('\n')}</table></html>`;
}
