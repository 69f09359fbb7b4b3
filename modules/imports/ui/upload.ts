import { frameErrors } from '#core/contract/errors.ts';

/** Sends one file as it is. The name travels in a header, so that it never stands in an address. @returns the file's id */
export async function uploadFile(file: File): Promise<string> {
  const name = file.webkitRelativePath || file.name;
  const response = await fetch('/api/upload', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) },
    body: file,
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok) {
    const message = (answer as { message?: string }).message;
    throw new Error(message ?? frameErrors.offline.text);
  }
  return (answer as { id: string }).id;
}
