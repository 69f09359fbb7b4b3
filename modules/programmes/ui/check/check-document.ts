import type { ShownFinding } from '../../contract/readings.ts';
import type { ReadingKind } from '../../reading/model.ts';

/** What the page «Проверить документ» gets for a file. */
export interface CheckAnswer {
  readonly kind: ReadingKind;
  readonly title: string | null;
  readonly activities: number;
  readonly indicators: number;
  readonly findings: readonly ShownFinding[];
  readonly mayMark: boolean;
}

const NO_LINK = 'Нет связи с сервером. Попробуйте ещё раз, когда она появится.';

async function send(address: string, file: File): Promise<Response> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  }).catch(() => undefined);
  if (response?.ok) return response;
  const answer = (await response?.json().catch(() => undefined)) as { message?: string } | undefined;
  throw new Error(answer?.message ?? NO_LINK);
}

/** @throws Error with words for the user */
export async function checkDocument(file: File): Promise<CheckAnswer> {
  return (await send('/api/check', file)).json() as Promise<CheckAnswer>;
}

/** The sender's own file with the remarks goes to the browser's downloads. @throws Error with words for the user */
export async function downloadMarked(file: File): Promise<void> {
  const marked = await (await send('/api/check/marked', file)).blob();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(marked);
  link.download = file.name.replace(/(\.[^.]+)$/u, ' — с замечаниями$1');
  link.click();
  URL.revokeObjectURL(link.href);
}
