/**
 * Writes anew the twins that have been through LibreOffice, when their words have changed:
 * `node tools/write-twins.ts`. Word's file → ODT → DOCX, and one text opened and saved as DOCX.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findConverter } from '#core/office/document/convert.ts';
import { ASSOCIATIONS } from '#modules/programmes/reading/testing/twins/associations.ts';
import { SAVED_FOLDER } from '#modules/programmes/reading/testing/twins/saved.ts';
import { SERVICE } from '#modules/programmes/reading/testing/twins/service.ts';
import { SITE } from '#modules/programmes/reading/testing/twins/site.ts';
import { toDocx } from '#modules/programmes/reading/testing/twins/to-docx.ts';
import { toText } from '#modules/programmes/reading/testing/twins/to-text.ts';

const program = await findConverter();
if (program === undefined) throw new Error('LibreOffice is not here.');
const folder = mkdtempSync(join(tmpdir(), 'opora-twins-'));

function save(name: string, format: string, to: string, ...more: string[]): void {
  const options = [`-env:UserInstallation=file://${folder}/profile`, '--headless', ...more];
  execFileSync(program ?? '', [...options, '--convert-to', format, '--outdir', to, join(folder, name)]);
}

try {
  for (const twin of [SITE, SERVICE]) {
    writeFileSync(join(folder, `${twin.of}.docx`), toDocx(twin, 'whole'));
    save(`${twin.of}.docx`, 'odt', folder);
    save(`${twin.of}.odt`, 'docx:MS Word 2007 XML', SAVED_FOLDER);
  }
  writeFileSync(join(folder, `${ASSOCIATIONS.of}.txt`), toText(ASSOCIATIONS));
  save(`${ASSOCIATIONS.of}.txt`, 'docx:MS Word 2007 XML', SAVED_FOLDER, '--infilter=Text (encoded):UTF8,LF,,,');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
