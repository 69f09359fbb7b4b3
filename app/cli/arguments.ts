import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';

type Kind = 'text' | 'yes';

interface Read<F extends Record<string, Kind>> {
  readonly words: string[];
  readonly flags: { [K in keyof F]?: F[K] extends 'yes' ? boolean : string };
}

/** Reads flags and words of a command. @throws UsageError with what is wrong, in Russian */
export function readArguments<const F extends Record<string, Kind>>(args: readonly string[], flags: F): Read<F> {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, kind]) => [
      name,
      { type: kind === 'yes' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { words: positionals, flags: values as Read<F>['flags'] };
  } catch (error) {
    const name = /'(?:-\w, )?(-[^' ]+)/.exec((error as Error).message)?.[1] ?? '';
    if ((error as { code?: string }).code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      const isText = (flags as Record<string, Kind>)[name.replace(/^-+/u, '')] === 'text';
      throw new UsageError(isText ? `После ключа «${name}» нужно значение.` : `У ключа «${name}» значения не бывает.`);
    }
    throw new UsageError(`Не понят ключ «${name}». Подсказка: добавьте --help.`);
  }
}

/** A flag or word that must be there. */
export function requireText(value: string | undefined, what: string): string {
  if (!value) throw new UsageError(`Не указано: ${what}.`);
  return value;
}
