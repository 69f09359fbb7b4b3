import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../..');
const FOLDER = ['../shared/seeds', '../../shared/seeds']
  .map((path) => join(ROOT, path))
  .find((path) => existsSync(path));

/** Documents of real services, kept beside the checkout and never in it; none where the folder is not there. */
export const SEEDS: readonly { readonly name: string; readonly path: string }[] =
  FOLDER === undefined
    ? []
    : readdirSync(FOLDER)
        .filter((name) => /^\d.*\.txt$/.test(name))
        .sort()
        .map((name) => ({ name, path: join(FOLDER, name) }));
