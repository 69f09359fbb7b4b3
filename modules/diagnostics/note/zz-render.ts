import { writeFile } from 'node:fs/promises';
import { checkTemplate } from '#core/office/docx/check-template.ts';
import { fillTemplate } from '#core/office/docx/template.ts';
import { makeNoteContent } from '#modules/diagnostics/note/note-content.ts';
import { analyticNoteKind, toPlaceholders } from '#modules/diagnostics/note/note-kind.ts';
import { makeSixTeachersInput } from '#modules/diagnostics/note/testing/sample-input.ts';
import { writeRequisites } from '#modules/documents/rules.ts';

const layout = { font: 'Times New Roman', points: 14, leftMm: 30, rightMm: 10, topMm: 20, bottomMm: 20 };
const template = await analyticNoteKind.buildDefault(layout);
await writeFile('/tmp/note/template.docx', template);
console.log(await checkTemplate(template, { дата: 'text', номер: 'text', ...analyticNoteKind.spec }));
const content = makeNoteContent(makeSixTeachersInput());
await writeFile(
  '/tmp/note/six.docx',
  await fillTemplate(template, { ...(await toPlaceholders(content)), ...writeRequisites(undefined, true) }),
);
