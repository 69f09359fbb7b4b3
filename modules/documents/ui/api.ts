import { createModuleClient } from '#core/http/client.ts';
import type { documentsContract } from '../contract.ts';

export const documents = createModuleClient<typeof documentsContract>('documents');

/** The name travels percent-encoded in a header: addresses end up in logs. @throws Error with a Russian text */
export async function uploadTemplateFile(file: File): Promise<string> {
  const response = await fetch('/api/upload', {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
      'x-file-purpose': 'template',
    },
    body: file,
  });
  const answer = (await response.json()) as { id?: string; message?: string };
  if (!response.ok || answer.id === undefined) throw new Error(answer.message ?? 'Файл не загрузился.');
  return answer.id;
}

/** Gives the browser a file that came as text. */
export function saveBase64(fileName: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
