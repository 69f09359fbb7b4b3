import { createModuleClient } from '#core/http/client.ts';
import type { organizationsContract } from '#modules/organizations/contract.ts';
import type { settingsContract } from '#modules/settings/contract.ts';
import type { peopleContract } from '../contract.ts';

export const people = createModuleClient<typeof peopleContract>('people');
export const organizations = createModuleClient<typeof organizationsContract>('organizations');
export const settings = createModuleClient<typeof settingsContract>('settings');

/** A made file goes to the browser's downloads. */
export function download(fileId: string): void {
  window.location.assign(`/api/files/${fileId}`);
}
