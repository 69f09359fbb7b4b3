/** What a programme comes in. */
export const DOCUMENT_ENDINGS = ['.docx', '.doc', '.odt', '.rtf', '.xlsx', '.xls', '.csv', '.txt'] as const;

/** Sends a document to be read. The name travels in a header, so that it never stands in an address. @throws Error with words for the user */
export async function uploadDocument(file: File): Promise<string> {
  const response = await fetch('/api/upload', {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
      'x-file-purpose': 'programme',
    },
    body: file,
  }).catch(() => undefined);
  const answer = (await response?.json().catch(() => ({}))) as { id?: string; message?: string } | undefined;
  if (response?.ok && answer?.id) return answer.id;
  throw new Error(answer?.message ?? 'Нет связи с сервером. Попробуйте ещё раз, когда она появится.');
}
