import { useEffect, useRef, useState } from 'react';
import { readProblem } from '#core/http/client.ts';
import { useDraft } from '#core/ui/draft.ts';
import type { SaveState } from '#core/ui/form.tsx';
import { listClashing, pickUnsaved } from '../rules/clash.ts';

interface AutosaveOptions<Fields extends object> {
  /** Of what: typed words wait under this name until they are saved. */
  readonly key: string;
  /** What the server holds, and its version. */
  readonly server: Fields;
  readonly version: number;
  readonly save: (version: number, changes: Partial<Fields>) => Promise<{ version: number }>;
  readonly onSaved?: () => void;
}

interface Clashing<Fields> {
  readonly keys: readonly (keyof Fields)[];
  readonly theirs: Partial<Fields>;
  readonly version: number;
}

interface Typed<Fields> {
  readonly mine: Partial<Fields>;
  /** What the fields held when their typing began. */
  readonly began: Partial<Fields>;
}

const without = <Fields extends object>(fields: Partial<Fields>, keys: readonly string[]): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key))) as Partial<Fields>;

/** What is typed and not yet saved; it outlives the page. */
function useTyped<Fields extends object>(key: string, server: Fields) {
  const draft = useDraft<Typed<Fields>>(key, { mine: {}, began: {} });
  const typed = useRef(draft.value);
  const keep = (next: Typed<Fields>) => {
    typed.current = next;
    if (Object.keys(next.mine).length === 0) draft.drop();
    else draft.change(next);
  };
  return {
    typed,
    shown: draft.value.mine,
    change: (changes: Partial<Fields>) => {
      const { mine, began } = typed.current;
      const first = Object.keys(changes).filter((name) => !(name in began)) as (keyof Fields)[];
      const before = Object.fromEntries(first.map((name) => [name, server[name]])) as Partial<Fields>;
      keep({ mine: { ...mine, ...changes }, began: { ...began, ...before } });
    },
    forget: (keys: readonly string[]) =>
      keep({ mine: without(typed.current.mine, keys), began: without(typed.current.began, keys) }),
    accept: (theirs: Partial<Fields>) =>
      keep({ mine: typed.current.mine, began: { ...typed.current.began, ...theirs } }),
  };
}

/** What the server is known to hold: what was saved shows at once, before the page has read itself anew. */
function useKnown<Fields extends object>(server: Fields, version: number) {
  const [held, setHeld] = useState<{ version: number; fields: Partial<Fields> }>({ version: 0, fields: {} });
  const hold = (saved: number, changes: Partial<Fields>) =>
    setHeld(({ fields }) => ({ version: saved, fields: { ...fields, ...changes } }));
  return { current: version >= held.version ? server : { ...server, ...held.fields }, hold };
}

/** Saves one after another, each upon the version the one before has brought. */
function useSending<Fields extends object>(options: AutosaveOptions<Fields>) {
  const { key, version } = options;
  const { current: server, hold } = useKnown(options.server, version);
  const fields = useTyped(key, server);
  const [state, setState] = useState<SaveState>('saved');
  const [problem, setProblem] = useState<string>();
  const [clash, setClash] = useState<Clashing<Fields>>();
  const known = useRef(version);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef({ ...options, server });
  useEffect(() => {
    latest.current = { ...options, server };
    known.current = Math.max(known.current, version);
  });
  const finish = (changes: Partial<Fields>, saved: number) => {
    known.current = saved;
    hold(saved, changes);
    const { mine } = fields.typed.current;
    fields.forget(Object.keys(changes).filter((name) => !(name in pickUnsaved(mine, changes as Fields))));
    setState(Object.keys(fields.typed.current.mine).length === 0 ? 'saved' : 'changed');
    latest.current.onSaved?.();
  };
  const fail = async (error: unknown, changes: Partial<Fields>, mayRetry: boolean): Promise<void> => {
    const { code, text, details } = readProblem(error);
    setState(code === 'offline' ? 'offline' : 'failed');
    if (code !== 'changed_by_other') return setProblem(text);
    const theirs = (details.current ?? {}) as Partial<Fields>;
    const now = Number(details.version);
    const keys = listClashing(changes, fields.typed.current.began, theirs);
    if (keys.length > 0 || !mayRetry) return setClash({ keys, theirs, version: now });
    known.current = now;
    return attempt(changes, false);
  };
  const attempt = (changes: Partial<Fields>, mayRetry: boolean): Promise<void> =>
    latest.current.save(known.current, changes).then(
      (saved) => finish(changes, saved.version),
      (error: unknown) => fail(error, changes, mayRetry),
    );
  const send = (changes: Partial<Fields>) => {
    setProblem(undefined);
    setState('saving');
    queue.current = queue.current.then(() => attempt(changes, true));
  };
  return { server, fields, latest, known, state, setState, problem, clash, setClash, send };
}

/**
 * A form that saves itself field by field when one is left. What somebody else has changed meanwhile is not written over: both texts are shown, and
 * nothing typed is lost.
 */
export function useAutosave<Fields extends object>(options: AutosaveOptions<Fields>) {
  const {
    server: current,
    fields,
    latest,
    known,
    state,
    setState,
    problem,
    clash,
    setClash,
    send,
  } = useSending(options);
  const change = (changes: Partial<Fields>) => {
    fields.change(changes);
    setState('changed');
  };
  const leave = () => {
    const { mine, began } = fields.typed.current;
    const { server, version } = latest.current;
    const changes = pickUnsaved(mine, server);
    fields.forget(Object.keys(mine).filter((name) => !(name in changes)));
    if (Object.keys(changes).length === 0) return setState('saved');
    // The page may have read itself anew while this was typed.
    const keys = listClashing(changes, began, server);
    return keys.length > 0 ? setClash({ keys, theirs: server, version }) : send(changes);
  };
  const settle = (isMine: boolean) => {
    if (!clash) return;
    known.current = clash.version;
    setClash(undefined);
    if (isMine) {
      const { mine } = fields.typed.current;
      fields.accept(clash.theirs);
      return send(Object.fromEntries(clash.keys.map((name) => [name, mine[name]])) as Partial<Fields>);
    }
    fields.forget(clash.keys.map(String));
    setState('saved');
    latest.current.onSaved?.();
  };
  return {
    value: { ...current, ...fields.shown },
    state,
    problem,
    clash,
    change,
    /** A field was left: the moment to save. */
    leave,
    /** A choice is saved at once. */
    set: (changes: Partial<Fields>) => {
      change(changes);
      leave();
    },
    keepMine: () => settle(true),
    takeTheirs: () => settle(false),
  };
}
