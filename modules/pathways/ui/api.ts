import { createModuleClient } from '#core/http/client.ts';
import type { pathwaysContract } from '../contract.ts';

export const pathways = createModuleClient<typeof pathwaysContract>('pathways');

/** A made file goes to the browser's downloads. */
export function download(fileId: string): void {
  window.location.assign(`/api/files/${fileId}`);
}
