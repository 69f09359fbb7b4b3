/** Where paragraphs lie in the raw text of a main part, so that remarks can be put in without touching anything else. Pure. */

export interface ParagraphPlace {
  /** Where its content begins, after what says how it is laid out. */
  start: number;
  /** Before its closing tag; for an empty tag `<w:p/>`: before the slash. */
  end: number;
  isEmptyTag: boolean;
}

interface OpenParagraph extends ParagraphPlace {
  readonly number: number;
  /** Depth of `w:pPr`: tracked changes hold one inside another. */
  layout: number;
  hasContent: boolean;
}

interface Scan {
  readonly wanted: ReadonlySet<number>;
  readonly found: Map<number, ParagraphPlace>;
  readonly open: OpenParagraph[];
  /** How many paragraphs were open where each text box began. */
  readonly boxes: number[];
  count: number;
  /** Remarks may not stand in a text box: they go to the paragraph it is anchored in. */
  readonly hosts: Map<number, number>;
  readonly needed: Set<number>;
}

const TOKEN = /<!--|<!\[CDATA\[|<\?|<(\/?)([\w.-]+:)?([\w.-]+)((?:"[^"]*"|'[^']*'|[^<>"'])*?)(\/?)>/g;
const ENDS: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' };

interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  readonly isEmpty: boolean;
  readonly start: number;
  readonly end: number;
}

function* listElements(xml: string): Generator<Tag> {
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(xml); match; match = TOKEN.exec(xml)) {
    const [whole, slash, prefix, name, , empty] = match;
    const end = ENDS[whole];
    if (end !== undefined) {
      const at = xml.indexOf(end, TOKEN.lastIndex);
      if (at < 0) return;
      TOKEN.lastIndex = at + end.length;
    } else {
      const isClosing = slash === '/';
      const start = match.index;
      yield {
        name: `${prefix ?? ''}${name ?? ''}`,
        isClosing,
        isEmpty: empty === '/',
        start,
        end: start + whole.length,
      };
    }
  }
}

function keepPlace(scan: Scan, number: number, place: ParagraphPlace): void {
  if (scan.wanted.has(number) || scan.needed.has(number)) scan.found.set(number, place);
}

function findHost(scan: Scan): void {
  const [outer] = scan.boxes;
  const host = outer === undefined ? undefined : scan.open[outer - 1]?.number;
  if (host === undefined || !scan.wanted.has(scan.count)) return;
  scan.hosts.set(scan.count, host);
  scan.needed.add(host);
}

function openParagraph(scan: Scan, tag: Tag): void {
  passLayout(scan, tag);
  scan.count += 1;
  findHost(scan);
  if (tag.isEmpty) keepPlace(scan, scan.count, { start: tag.end - 2, end: tag.end - 2, isEmptyTag: true });
  else {
    const place = { start: tag.end, end: tag.end, isEmptyTag: false };
    scan.open.push({ ...place, number: scan.count, layout: 0, hasContent: false });
  }
}

function closeParagraph(scan: Scan, tag: Tag): void {
  const paragraph = scan.open.pop();
  if (paragraph) keepPlace(scan, paragraph.number, { start: paragraph.start, end: tag.start, isEmptyTag: false });
}

function passLayout(scan: Scan, tag: Tag): void {
  const paragraph = scan.open.at(-1);
  if (paragraph === undefined || paragraph.hasContent) return;
  if (tag.name === 'w:pPr' && !tag.isEmpty) paragraph.layout += tag.isClosing ? -1 : 1;
  if (paragraph.layout > 0) return;
  if (tag.name === 'w:pPr') paragraph.start = tag.end;
  else paragraph.hasContent = true;
}

function passElement(scan: Scan, tag: Tag): void {
  passLayout(scan, tag);
  if (tag.name !== 'w:txbxContent' || tag.isEmpty) return;
  if (tag.isClosing) scan.boxes.pop();
  else scan.boxes.push(scan.open.length);
}

/**
 * Places of paragraphs by their numbers, as the reader counts them. One inside a text box stands for the paragraph that holds the box.
 */
export function findParagraphs(xml: string, wanted: ReadonlySet<number>): Map<number, ParagraphPlace> {
  const scan: Scan = {
    wanted,
    found: new Map(),
    open: [],
    boxes: [],
    count: 0,
    hosts: new Map(),
    needed: new Set(),
  };
  for (const tag of listElements(xml)) {
    if (tag.name === 'w:p' && tag.isClosing) closeParagraph(scan, tag);
    else if (tag.name === 'w:p') openParagraph(scan, tag);
    else passElement(scan, tag);
  }
  const places = new Map<number, ParagraphPlace>();
  for (const number of wanted) {
    const place = scan.found.get(scan.hosts.get(number) ?? number);
    if (place) places.set(number, place);
  }
  return places;
}
