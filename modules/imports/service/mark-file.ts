import { createReadStream } from 'node:fs';
import { join, parse } from 'node:path';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { markTable } from '#core/office/mark.ts';
import { importErrors } from '../errors.ts';
import { listFileIssues } from '../queries.ts';
import * as store from '../store/batches.ts';
import { availableActions, getBatch, mayReadUpload } from './batches.ts';
import { inTemporaryFolder } from './gather-files.ts';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The user's own workbook with every cell at fault marked and commented. @returns the new file's id */
export async function markFile(context: Context, batchId: string, fileId: string): Promise<string> {
  const batch = await getBatch(context, batchId);
  if (!availableActions(batch).includes('downloadMarked')) throw new AppError(importErrors.wrong_state);
  const file = (await store.listFiles(context, batchId)).find(({ id }) => id === fileId);
  if (file === undefined || !(await mayReadUpload(context, { id: file.fileId, createdBy: null })))
    throw new AppError(frameErrors.not_found);
  const issues = await listFileIssues(context, batchId, fileId);
  const marks = issues.map(({ sheet, cellRef, message }) => ({ sheet, cell: cellRef, message }));
  const source = context.services.files.pathOf(context.tenantId, file.fileId);
  return inTemporaryFolder(async (folder) => {
    const output = join(folder, 'marked.xlsx');
    await markTable(source, file.name, output, marks);
    const name = `${parse(file.name).name} (с пометками).xlsx`;
    const given = { name, mediaType: WORKBOOK, purpose: 'marked' as const };
    return (await context.services.files.save(context, given, createReadStream(output))).id;
  });
}
