/** What can show that an item is done: a photograph or a scan. */
export const EVIDENCE_ENDINGS = ['.pdf', '.jpg', '.jpeg', '.png', '.webp', '.heic'] as const;

/** Sends a paper that shows an item is done. @returns the file's id @throws Error with words for the user */
export async function uploadEvidence(file: File): Promise<string> {
  const response = await fetch('/api/upload', {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
      'x-file-purpose': 'evidence',
    },
    body: file,
  }).catch(() => undefined);
  const answer = (await response?.json().catch(() => ({}))) as { id?: string; message?: string } | undefined;
  if (response?.ok && answer?.id) return answer.id;
  throw new Error(answer?.message ?? 'Нет связи с сервером. Попробуйте ещё раз, когда она появится.');
}
