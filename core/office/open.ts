import { parse } from 'node:path';
import { openCsv } from '#core/office/csv/read.ts';
import { OfficeError } from '#core/office/errors.ts';
import { openHtml } from '#core/office/html.ts';
import { DEFAULT_LIMITS, type OfficeLimits } from '#core/office/limits.ts';
import { recogniseCompound, recogniseFile } from '#core/office/sniff.ts';
import type { TableFile } from '#core/office/table.ts';
import { openXls } from '#core/office/xls/read.ts';
import { openWorkbook } from '#core/office/xlsx/read.ts';

async function openCompound(path: string, limits: OfficeLimits): Promise<TableFile> {
  const nature = await recogniseCompound(path);
  if (nature === 'encrypted') throw new OfficeError('password');
  if (nature === 'other') throw new OfficeError('not_a_workbook');
  return openXls(path, limits);
}

/**
 * Opens any table file by what it is, not by what it is called; `fileName` only names the sheet of a file that has no sheet
 * names. The caller closes it.
 * @throws OfficeError with a code that says what the file is instead
 */
export async function openTable(
  path: string,
  fileName: string,
  limits: OfficeLimits = DEFAULT_LIMITS,
): Promise<TableFile> {
  const title = parse(fileName).name;
  const nature = await recogniseFile(path);
  switch (nature) {
    case 'zip':
      return openWorkbook(path, limits);
    case 'compound':
      return openCompound(path, limits);
    case 'text':
      return openCsv(path, title, limits);
    case 'html':
      return openHtml(path, title, limits);
    case 'empty':
      throw new OfficeError('empty_file');
    case 'picture':
      throw new OfficeError('picture');
    case 'pdf':
      throw new OfficeError('pdf');
    case 'archive':
      throw new OfficeError('other_archive');
    case 'spreadsheet-xml':
      throw new OfficeError('xml_table');
    default:
      throw new OfficeError('not_a_workbook');
  }
}
