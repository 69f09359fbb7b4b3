import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import type { Block } from '#core/office/document/model.ts';
import { readDocument } from '#core/office/document/read.ts';

/** What a click downloads. */
export async function download(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button') {
  const [taken] = await Promise.all([page.waitForEvent('download'), page.getByRole(role, { name }).click()]);
  return { name: taken.suggestedFilename(), bytes: new Uint8Array(await buffer(await taken.createReadStream())) };
}

function linesOf(block: Block): string[] {
  if (block.kind === 'table') return block.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | '));
  return block.text === '' ? [] : [[block.label, block.text].filter(Boolean).join(' ')];
}

/** Text of a file of Word or Excel: a paragraph or a row of a table a line, every space a plain one. */
export async function linesOfFile({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<string[]> {
  return (await readDocument(bytes, name)).blocks.flatMap(linesOf).map((line) => line.replaceAll('\u00a0', ' '));
}

/** Text of the DOCX that the page of a document offers. */
export async function readPaper(page: Page): Promise<string[]> {
  return linesOfFile(await download(page, /^Скачать DOCX/, 'link'));
}
