import { openArchive, readPart } from './archive.ts';
import { OfficeError } from './errors.ts';

const OOXML = 'application/vnd.openxmlformats-officedocument';
const MAIN_PARTS: readonly [part: string, type: string][] = [
  ['word/document.xml', `${OOXML}.wordprocessingml.document`],
  ['xl/workbook.xml', `${OOXML}.spreadsheetml.sheet`],
  ['ppt/presentation.xml', `${OOXML}.presentationml.presentation`],
];
const OPEN_TEXT = 'application/vnd.oasis.opendocument.text';
const LONGEST_TYPE = 200;

/** The media type of a Word, Excel, PowerPoint or OpenDocument text file by its parts; undefined: something else, broken, or with macros. */
export async function readPackageType(path: string): Promise<string | undefined> {
  try {
    const archive = await openArchive(path);
    try {
      if (archive.names.some((name) => /vbaproject\.bin$/i.test(name))) return undefined;
      const known = MAIN_PARTS.find(([part]) => archive.find(part) !== undefined);
      if (known !== undefined || archive.find('mimetype') === undefined) return known?.[1];
      const declared = (await readPart(archive, 'mimetype', LONGEST_TYPE)).toString('latin1').trim();
      return declared === OPEN_TEXT ? OPEN_TEXT : undefined;
    } finally {
      archive.close();
    }
  } catch (error) {
    if (error instanceof OfficeError) return undefined;
    throw error;
  }
}
