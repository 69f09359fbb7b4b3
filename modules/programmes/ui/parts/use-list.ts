import { useEffect, useRef, useState } from 'react';
import { type KnownProblem, readProblem } from '#core/http/client.ts';
import type { SaveState } from '#core/ui/form.tsx';
import { useRefresh } from '../use-refresh.ts';

export interface PartLine {
  /** null: not yet saved. */
  readonly id: string | null;
  readonly title: string;
  /** Of the browser only. */
  readonly key: string;
}

type Bare<Line> = Omit<Line, 'key'>;

interface ListOptions<Line extends PartLine> {
  readonly lines: readonly Bare<Line>[];
  /** Version of the programme they were read with. */
  readonly version: number;
  readonly save: (version: number, lines: Bare<Line>[]) => Promise<{ version: number; ids: string[] }>;
}

interface Problem {
  readonly text: string;
  /** Somebody else has saved the list: its version now. */
  readonly version: number | null;
}

const strip = <Line extends PartLine>({ key: _, ...line }: Line): Bare<Line> => line;
const fingerprint = (lines: readonly object[]): string =>
  JSON.stringify(lines.map((line) => Object.entries(line).toSorted(([a], [b]) => a.localeCompare(b))));

const CHANGED = 'Пока вы правили, список изменил кто-то другой.';

let made = 0;
const makeKey = () => {
  made += 1;
  return `new-${made}`;
};
const withKeys = <Line extends PartLine>(lines: readonly Bare<Line>[]): Line[] =>
  lines.map((line) => ({ ...line, key: (line as { id: string | null }).id ?? makeKey() }) as unknown as Line);

/** The lines on the page, and what the server is known to hold. */
function useLines<Line extends PartLine>({ lines: given, version }: ListOptions<Line>) {
  const [lines, setLines] = useState<readonly Line[]>(() => withKeys(given));
  const [problem, setProblem] = useState<Problem>();
  const latest = useRef(lines);
  const known = useRef({ version, print: fingerprint(given) });
  const put = (next: readonly Line[]) => {
    latest.current = next;
    setLines(next);
  };
  const isTouched = () => fingerprint(latest.current.map(strip)) !== known.current.print;
  // The page reads itself anew after each save of anything of the programme: a newer version of the same list is no clash.
  useEffect(() => {
    if (version <= known.current.version) return;
    const print = fingerprint(given);
    if (print !== known.current.print && isTouched()) {
      if (problem?.version !== version) setProblem({ text: CHANGED, version });
      return;
    }
    if (print !== known.current.print) put(withKeys(given));
    known.current = { version, print };
  });
  return { lines, latest, known, problem, setProblem, put };
}

/** A short list that saves itself as a whole when a field is left: lines come, go and change places. Lines without a title wait. */
export function useList<Line extends PartLine>(options: ListOptions<Line>) {
  const { lines, latest, known, problem, setProblem, put } = useLines(options);
  // Nothing is said until something was changed.
  const [state, setState] = useState<SaveState>();
  const queue = useRef<Promise<void>>(Promise.resolve());
  const refresh = useRefresh();
  const send = async (before: readonly Line[] | undefined) => {
    const whole = latest.current.filter(({ title }) => title.trim() !== '');
    try {
      const saved = await options.save(known.current.version, whole.map(strip));
      const ids = new Map(whole.map(({ key }, index) => [key, saved.ids[index] ?? null]));
      const withIds = (list: readonly Line[]) => list.map((line) => ({ ...line, id: ids.get(line.key) ?? line.id }));
      known.current = { version: saved.version, print: fingerprint(withIds(whole).map(strip)) };
      put(withIds(latest.current));
      setState('saved');
      refresh();
    } catch (error) {
      refuse(readProblem(error), before);
    }
  };
  const refuse = ({ code, text, details }: KnownProblem, before: readonly Line[] | undefined) => {
    setProblem({ text, version: code === 'changed_by_other' ? Number(details.version) : null });
    // What could not be removed stands where it stood.
    if (code === 'part_in_use' && before) {
      put(before);
      return setState(undefined);
    }
    setState(code === 'offline' ? 'offline' : 'failed');
  };
  const save = (before?: readonly Line[]) => {
    setProblem(undefined);
    setState('saving');
    queue.current = queue.current.then(() => send(before));
  };
  const flush = () => save();
  const putAndSave = (next: readonly Line[]) => {
    const before = latest.current;
    put(next);
    save(before);
  };
  return {
    lines,
    state,
    problem,
    flush,
    change: (key: string, changes: Partial<Omit<Line, 'key' | 'id'>>) => {
      put(latest.current.map((line) => (line.key === key ? { ...line, ...changes } : line)));
      setState('changed');
    },
    add: (line: Omit<Line, 'key' | 'id'>) =>
      put([...latest.current, { ...line, id: null, key: makeKey() } as unknown as Line]),
    remove: (key: string) => putAndSave(latest.current.filter((line) => line.key !== key)),
    move: (key: string, turn: -1 | 1) => putAndSave(turnLine(latest.current, key, turn)),
    /** «Сохранить моё» after somebody else has saved the list. */
    keepMine: () => {
      if (problem?.version) known.current = { ...known.current, version: problem.version };
      flush();
    },
  };
}
export type EditedList<Line extends PartLine> = ReturnType<typeof useList<Line>>;

function turnLine<Line extends PartLine>(lines: readonly Line[], key: string, turn: -1 | 1): Line[] {
  const from = lines.findIndex((line) => line.key === key);
  const next = [...lines];
  const [line] = next.splice(from, 1);
  if (line) next.splice(from + turn, 0, line);
  return next;
}
