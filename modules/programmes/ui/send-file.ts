/**
 * Sends a file to the store. The name travels in a header, so that it never stands in an address.
 * @returns the file's id @throws Error with words for the user
 */
export async function sendFile(file: File, purpose: 'programme' | 'programme_evidence'): Promise<string> {
  const response = await fetch('/api/upload', {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
      'x-file-purpose': purpose,
    },
    body: file,
  }).catch(() => undefined);
  const answer = (await response?.json().catch(() => ({}))) as { id?: string; message?: string } | undefined;
  if (response?.ok && answer?.id) return answer.id;
  throw new Error(answer?.message ?? 'Нет связи с сервером. Попробуйте ещё раз, когда она появится.');
}
