import { writeBullet, writeNumber } from '#core/office/document/docx/number-formats.ts';
import { isOn, readInteger, type Styles } from '#core/office/document/docx/styles.ts';
import { readXml, type XmlAttributes } from '#core/office/docx/read-xml.ts';

interface Level {
  start: number;
  format: string;
  /** «%1.%2»: what is printed, with numbers of levels for signs. */
  text: string;
  /** Level, from 1, after which it starts anew; 0: never; undefined: after any higher one. */
  restart: number | undefined;
  style: string | undefined;
  /** All numbers in it are written in figures. */
  isLegal: boolean;
  isHidden: boolean;
  font: string;
}

interface Pattern {
  readonly levels: Map<number, Level>;
  link: string | undefined;
}

interface List {
  pattern: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

interface Source {
  readonly patterns: Map<string, Pattern>;
  readonly lists: Map<string, List>;
}

type Setter = (level: Level, attributes: XmlAttributes) => void;

const SETTERS: Readonly<Record<string, Setter>> = {
  'w:start': (level, attributes) => {
    level.start = readInteger(attributes['w:val']) ?? 0;
  },
  'w:numFmt': (level, attributes) => {
    level.format = attributes['w:val'] ?? 'decimal';
  },
  'w:lvlText': (level, attributes) => {
    level.text = attributes['w:val'] ?? '';
  },
  'w:lvlRestart': (level, attributes) => {
    level.restart = readInteger(attributes['w:val']);
  },
  'w:pStyle': (level, attributes) => {
    level.style = attributes['w:val'];
  },
  'w:isLgl': (level, attributes) => {
    level.isLegal = isOn(attributes);
  },
  'w:vanish': (level, attributes) => {
    level.isHidden = isOn(attributes);
  },
  'w:rFonts': (level, attributes) => {
    level.font = attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? '';
  },
};

const makeLevel = (): Level => ({
  start: 0,
  format: 'decimal',
  text: '',
  restart: undefined,
  style: undefined,
  isLegal: false,
  isHidden: false,
  font: '',
});

interface Reading extends Source {
  pattern: Pattern | undefined;
  list: List | undefined;
  level: Level | undefined;
  /** The level an override speaks of. */
  overridden: number;
}

type Opener = (reading: Reading, attributes: XmlAttributes) => void;

const OPENERS: Readonly<Record<string, Opener>> = {
  'w:abstractNum': (reading, attributes) => {
    reading.pattern = { levels: new Map(), link: undefined };
    reading.patterns.set(attributes['w:abstractNumId'] ?? '', reading.pattern);
  },
  'w:numStyleLink': (reading, attributes) => {
    if (reading.pattern) reading.pattern.link = attributes['w:val'];
  },
  'w:num': (reading, attributes) => {
    reading.list = { pattern: '', starts: new Map(), levels: new Map() };
    reading.lists.set(attributes['w:numId'] ?? '', reading.list);
  },
  'w:abstractNumId': (reading, attributes) => {
    if (reading.list) reading.list.pattern = attributes['w:val'] ?? '';
  },
  'w:lvlOverride': (reading, attributes) => {
    reading.overridden = readInteger(attributes['w:ilvl']) ?? 0;
  },
  'w:startOverride': (reading, attributes) => {
    reading.list?.starts.set(reading.overridden, readInteger(attributes['w:val']) ?? 1);
  },
  'w:lvl': (reading, attributes) => {
    reading.level = makeLevel();
    const levels = reading.list?.levels ?? reading.pattern?.levels;
    levels?.set(readInteger(attributes['w:ilvl']) ?? 0, reading.level);
  },
};

const CLOSERS: Readonly<Record<string, (reading: Reading) => void>> = {
  'w:abstractNum': (reading) => {
    reading.pattern = undefined;
  },
  'w:num': (reading) => {
    reading.list = undefined;
  },
  'w:lvl': (reading) => {
    reading.level = undefined;
  },
};

function readSource(content: Uint8Array, part: string): Source {
  const reading: Reading = {
    patterns: new Map(),
    lists: new Map(),
    pattern: undefined,
    list: undefined,
    level: undefined,
    overridden: 0,
  };
  readXml(content, part, {
    open: (name, attributes) => {
      if (reading.level && Object.hasOwn(SETTERS, name)) SETTERS[name]?.(reading.level, attributes);
      else if (Object.hasOwn(OPENERS, name)) OPENERS[name]?.(reading, attributes);
    },
    close: (name) => {
      if (Object.hasOwn(CLOSERS, name)) CLOSERS[name]?.(reading);
    },
  });
  return reading;
}

const LEVELS = 9;

/** A pattern that only names a style of lists stands for the pattern of that style. */
function resolvePattern(source: Source, id: string, styles: Styles): string {
  let known = id;
  for (let turns = 0; turns < LEVELS; turns += 1) {
    const link = source.patterns.get(known)?.link;
    const next = link === undefined ? undefined : source.lists.get(styles.findNumbering(link) ?? '')?.pattern;
    if (next === undefined || next === known) return known;
    known = next;
  }
  return known;
}

/** Numbers reached in a pattern: lists made of one pattern count on together, as in Word. */
type Counters = (number | undefined)[];

export interface Numbering {
  /** The level of a list that a style of paragraphs is tied to. */
  findLevel(list: string, style: string): number | undefined;
  /** Counts one more paragraph of a list and gives its label as printed; null: nothing is printed. */
  count(list: string, level: number): string | null;
}

interface Counting {
  readonly source: Source;
  readonly styles: Styles;
  readonly counters: Map<string, Counters>;
  readonly begun: Set<string>;
}

const getLevel = (source: Source, list: List, pattern: string, level: number): Level | undefined =>
  list.levels.get(level) ?? source.patterns.get(pattern)?.levels.get(level);

/** A list with numbers of its own to start from starts anew at its first paragraph. */
function beginList(counting: Counting, id: string, list: List, counters: Counters): void {
  if (counting.begun.has(id)) return;
  counting.begun.add(id);
  for (const level of list.starts.keys()) counters[level] = undefined;
}

const startOf = (list: List, level: number, named: Level | undefined): number =>
  list.starts.get(level) ?? named?.start ?? 1;

function step(counting: Counting, list: List, pattern: string, counters: Counters, at: number): void {
  const last = counters[at];
  counters[at] = last === undefined ? startOf(list, at, getLevel(counting.source, list, pattern, at)) : last + 1;
  for (let deeper = at + 1; deeper < LEVELS; deeper += 1) {
    const restart = getLevel(counting.source, list, pattern, deeper)?.restart;
    const isReset = restart === undefined || (restart > 0 && at < restart);
    if (isReset) counters[deeper] = undefined;
  }
}

function printLabel(counting: Counting, list: List, pattern: string, counters: Counters, at: number): string | null {
  const level = getLevel(counting.source, list, pattern, at);
  if (level === undefined || level.isHidden) return null;
  if (level.format === 'bullet') return writeBullet(level.text, level.font) || null;
  const text = level.text.replace(/%([1-9])/g, (_sign, digit: string) => {
    const index = Number(digit) - 1;
    const named = getLevel(counting.source, list, pattern, index);
    const format = level.isLegal ? 'decimal' : (named?.format ?? 'decimal');
    return writeNumber(format, counters[index] ?? startOf(list, index, named));
  });
  return text.trim() || null;
}

/** The lists of a document. Labels are counted in the order they are asked for. @throws DocxError */
export function readNumbering(content: Uint8Array | undefined, part: string, styles: Styles): Numbering {
  const source = content ? readSource(content, part) : { patterns: new Map(), lists: new Map() };
  const counting: Counting = { source, styles, counters: new Map(), begun: new Set() };
  return {
    findLevel: (id, style) => {
      const list = source.lists.get(id);
      if (list === undefined) return undefined;
      const levels =
        source.patterns.get(resolvePattern(source, list.pattern, styles))?.levels ?? new Map<number, Level>();
      return [...levels].find(([, level]) => level.style === style)?.[0];
    },
    count: (id, level) => {
      const list = source.lists.get(id);
      if (list === undefined || level < 0 || level >= LEVELS) return null;
      const pattern = resolvePattern(source, list.pattern, styles);
      const counters = counting.counters.get(pattern) ?? [];
      counting.counters.set(pattern, counters);
      beginList(counting, id, list, counters);
      step(counting, list, pattern, counters, level);
      return printLabel(counting, list, pattern, counters, level);
    },
  };
}
