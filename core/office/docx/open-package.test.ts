import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DOCX_ERROR_CODES, DocxError } from '#core/office/docx/errors.ts';
import { describeDocxError } from '#core/office/docx/messages.ts';
import { openDocxPackage } from '#core/office/docx/open-package.ts';
import { makeDocx, para } from '#core/office/docx/testing/make-docx.ts';

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CFB = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const compound = (stream: string): Uint8Array =>
  Buffer.concat([Buffer.from(CFB), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);
const link = (type: string, rest = ''): string => `<Relationship Id="rId9" Type="${REL}/${type}" Target="x" ${rest}/>`;
const body = para('x');

/** Says in the central directory that a part is smaller than it is. */
function lieAboutSize(zip: Uint8Array, name: string): Uint8Array {
  const bytes = Buffer.from(zip);
  const at = bytes.lastIndexOf(name);
  bytes.writeUInt32LE(10, at - 46 + 24);
  return bytes;
}

async function catchCode(bytes: Uint8Array): Promise<string> {
  try {
    await openDocxPackage(bytes);
  } catch (error) {
    return error instanceof DocxError ? error.code : String(error);
  }
  return 'none';
}

describe('openDocxPackage refuses', () => {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const zeros = new Uint8Array(30 * 1024 ** 2);
  const deep = `${'<w:p>'.repeat(500)}${'</w:p>'.repeat(500)}`;
  const cases: readonly [string, Uint8Array, string][] = [
    ['0 bytes', new Uint8Array(), 'empty-file'],
    ['a text', strToU8('привет'), 'not-docx'],
    ['a PDF', strToU8('%PDF-1.7'), 'not-docx'],
    ['an old DOC', compound('WordDocument'), 'legacy-doc'],
    ['a file with a password', compound('EncryptedPackage'), 'password'],
    ['an ODT', zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }), 'open-document'],
    ['a ZIP of anything', zipSync({ 'a.txt': strToU8('x') }), 'not-docx'],
    [
      'a workbook under the name of a document',
      makeDocx({ body, mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
      'not-docx',
    ],
    ['a DOTX', makeDocx({ body, mainType: `${word}.template.main+xml` }), 'word-template'],
    [
      'a DOCM by its content type',
      makeDocx({ body, mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
      'macros',
    ],
    ['a hidden macro part', makeDocx({ body, parts: { 'word/vbaProject.bin': new Uint8Array([1]) } }), 'macros'],
    ['a relationship to macros', makeDocx({ body, relations: link('vbaProject') }), 'macros'],
    ['an embedded object', makeDocx({ body, relations: link('oleObject') }), 'active-content'],
    ['an imported HTML part', makeDocx({ body, relations: link('aFChunk') }), 'active-content'],
    [
      'a picture from elsewhere',
      makeDocx({ body, relations: link('image', 'TargetMode="External"') }),
      'external-content',
    ],
    ['a DOCTYPE in the text', makeDocx({ body, parts: { 'word/document.xml': '<!DOCTYPE a><a/>' } }), 'doctype'],
    [
      'a DOCTYPE in a part nobody reads',
      makeDocx({ body, parts: { 'customXml/item1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }),
      'doctype',
    ],
    ['broken XML', makeDocx({ body: '<w:p>' }), 'damaged'],
    ['XML in UTF-16', makeDocx({ body, parts: { 'word/a.xml': Buffer.from('\ufeff<a/>', 'utf16le') } }), 'damaged'],
    ['endless nesting', makeDocx({ body: deep }), 'damaged'],
    ['a cut file', makeDocx({ body }).subarray(0, 400), 'damaged'],
    ['a bomb of zeros', makeDocx({ body, parts: { 'word/media/a.png': zeros } }), 'bomb'],
    [
      'a bomb that lies about its size',
      lieAboutSize(makeDocx({ body, parts: { 'word/media/a.png': zeros } }), 'word/media/a.png'),
      'bomb',
    ],
    [
      'too many parts',
      makeDocx({ body, parts: Object.fromEntries(Array.from({ length: 1_100 }, (_, index) => [`a/${index}`, 'x'])) }),
      'bomb',
    ],
    ['two parts of one name', makeDocx({ body, parts: { 'WORD/document.xml': '<a/>' } }), 'damaged'],
  ];
  test.each(cases)('%s', async (_name, bytes, code) => {
    expect(await catchCode(bytes)).toBe(code);
  });
});

describe('openDocxPackage accepts', () => {
  test.each([
    ['a plain document', makeDocx({ body })],
    ['a hyperlink', makeDocx({ body, relations: link('hyperlink', 'TargetMode="External"') })],
  ])('%s', async (_name, bytes) => {
    expect((await openDocxPackage(bytes)).mainPart).toBe('word/document.xml');
  });
});

test.each(DOCX_ERROR_CODES)('%s has a calm Russian text', (code) => {
  const text = describeDocxError(code, { placeholder: 'поле', finding: 'лишняя скобка.' });
  expect(text).toMatch(/^[А-ЯЁ].*\.$/s);
  expect(text).not.toMatch(/!|undefined|"/);
  expect(
    text.replace(/DOCTYPE|DOCX|DOTX|DOC|ODT|RTF|PDF|XLSX|CSV|Word|LibreOffice|Strict Open XML|PNG|JPEG/g, ''),
  ).not.toMatch(/[a-z]/i);
});
