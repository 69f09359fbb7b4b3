import { createModuleClient } from '#core/http/client.ts';
import type { programmesContract } from '../contract.ts';

export const programmes = createModuleClient<typeof programmesContract>('programmes');

/** A made file goes to the browser's downloads. */
export function download(fileId: string): void {
  window.location.assign(`/api/files/${fileId}`);
}
