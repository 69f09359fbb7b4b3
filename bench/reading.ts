import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';
import { readDocumentLimited } from '#core/office/document/limited.ts';
import { markDocument } from '#core/office/document/mark.ts';
import { readDocument } from '#core/office/document/read.ts';
import { makeLargeDocument } from '#core/office/document/testing/large-document.ts';
import { SEEDS } from '#core/office/document/testing/seeds.ts';
import { median, type Report, timed } from './figures.ts';

const TURNS = 7;
const PAGES = 300;
const LIMIT_MS = 1000;
const LIMIT_RATIO = 3;

/** Work of the processor: the machine may be shared. Both take turns, the first is for warming up. */
async function compare(ours: () => Promise<unknown>, bare: () => Promise<unknown>) {
  const turns: { ours: number; bare: number }[] = [];
  for (let turn = 0; turn <= TURNS; turn += 1) turns.push({ ours: await measure(ours), bare: await measure(bare) });
  const counted = turns.slice(1);
  return {
    ours: median(counted.map((turn) => turn.ours)),
    bare: median(counted.map((turn) => turn.bare)),
    ratio: median(counted.map((turn) => turn.ours / turn.bare)),
  };
}

async function measure(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The main part unpacked and gone through by the parser, and nothing done with it. */
async function readBare(bytes: Uint8Array): Promise<void> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'word/document.xml') continue;
    const parser = new SaxesParser({ xmlns: false, position: false });
    const decoder = new TextDecoder();
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) parser.write(decoder.decode(chunk, { stream: true }));
    parser.close();
  }
}

async function benchLarge(columns: number, limits: { ms?: number }, report: Report): Promise<void> {
  const bytes = makeLargeDocument(PAGES, columns);
  const { ours, bare, ratio } = await compare(
    () => readDocument(bytes, 'a.docx'),
    () => readBare(bytes),
  );
  const part = `${PAGES} pages, ${columns} columns`;
  const note = `${ours.toFixed(0)} / ${bare.toFixed(0)} ms of the processor`;
  report.figures.push(
    { part, name: 'reading, processor', value: ours, unit: 'ms', ...(limits.ms ? { limit: limits.ms } : {}) },
    { part, name: 'against unzip and saxes alone', value: ratio, unit: '×', limit: LIMIT_RATIO, note },
  );
  const apart = await timed(() => readDocumentLimited(bytes, 'a.docx'));
  const remarks = Array.from({ length: 100 }, (_, index) => ({
    anchor: `p${index * 50 + 1}`,
    text: 'Нет срока',
    author: 'Опора',
  }));
  const marking = await measure(() => markDocument(bytes, remarks));
  report.figures.push(
    { part, name: 'reading apart, on the clock', value: apart, unit: 'ms' },
    { part, name: 'marking with 100 remarks, processor', value: marking, unit: 'ms' },
  );
}

/** Reading of documents: the largest of the issue against the parser alone, and the five that users have. */
export async function benchReading(report: Report): Promise<void> {
  await benchLarge(5, { ms: LIMIT_MS }, report);
  await benchLarge(12, {}, report);
  for (const { name, path } of SEEDS) {
    const bytes = readFileSync(path);
    const times: number[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) times.push(await timed(() => readDocument(bytes, name)));
    report.figures.push({
      part: 'a programme as text',
      name: name.slice(0, 8),
      value: Math.max(...times),
      unit: 'ms',
      limit: LIMIT_MS,
    });
  }
  if (SEEDS.length === 0)
    report.gaps.push({ part: 'programmes as text', why: 'their folder is not beside the checkout' });
}
