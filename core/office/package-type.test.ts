import { expect, it } from 'vitest';
import { readPackageType } from './package-type.ts';
import { saveFile, zipParts } from './testing/build.ts';

const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODT = 'application/vnd.oasis.opendocument.text';

it.each<[string, Record<string, string>, string | undefined]>([
  ['Word', { '[Content_Types].xml': '', 'word/document.xml': '<w/>' }, `${OOXML}.wordprocessingml.document`],
  ['Excel', { 'xl/workbook.xml': '<w/>' }, `${OOXML}.spreadsheetml.sheet`],
  ['PowerPoint', { 'ppt/presentation.xml': '<p/>' }, `${OOXML}.presentationml.presentation`],
  ['OpenDocument text', { mimetype: ODT, 'content.xml': '<t/>' }, ODT],
  ['a drawing', { mimetype: 'application/vnd.oasis.opendocument.graphics' }, undefined],
  ['a program beside a document’s name', { 'setup.exe': 'MZ' }, undefined],
  ['macros', { 'word/document.xml': '<w/>', 'word/vbaProject.bin': 'x' }, undefined],
  ['a type too long to be one', { mimetype: 'x'.repeat(500) }, undefined],
])('a package is known by its parts: %s', async (_, parts, type) => {
  expect(await readPackageType(await saveFile('package.zip', zipParts(parts)))).toBe(type);
});

it('a package that is broken is none', async () => {
  expect(await readPackageType(await saveFile('broken.docx', 'PK\u0003\u0004 and no more'))).toBeUndefined();
});
