import type { Application } from '#app/server/application.ts';
import { RestoreError } from '#app/server/backup/restore.ts';
import { ConfigError, chooseDataFolder, loadConfig } from '#app/server/config.ts';
import { DatabaseError } from '#app/server/database.ts';
import { explainFailure } from '#app/server/failures.ts';
import { EmbeddedError } from '#core/embedded/errors.ts';
import { AppError } from '#core/errors.ts';
import { type CliEnvironment, type Command, UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';

async function describeCommands(): Promise<string> {
  const width = Math.max(...COMMANDS.map((command) => command.name.length)) + 2;
  const commands = await Promise.all(COMMANDS.map((command) => command.load()));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}${command.summary}`);
  return [
    'Опора: рабочее место муниципальной методической службы.',
    '',
    'Команды:',
    ...lines,
    '',
    'Подробнее: opora КОМАНДА --help. С ключом --json команда печатает одно значение JSON.',
  ].join('\n');
}

async function findCommand(args: readonly string[]): Promise<{ command: Command; rest: string[] } | undefined> {
  for (const length of [2, 1]) {
    const name = args.slice(0, length).join(' ');
    const command = COMMANDS.find((candidate) => candidate.name === name);
    if (command) return { command: await command.load(), rest: args.slice(length) };
  }
  return undefined;
}

/** Errors a user can mend: one line, no stack. */
function isKnown(error: unknown): error is Error {
  return [UsageError, ConfigError, DatabaseError, EmbeddedError, RestoreError, AppError].some(
    (kind) => error instanceof kind,
  );
}

async function runCommand(command: Command, rest: string[]): Promise<number> {
  const opened: Application[] = [];
  const loadSettings = () => chooseDataFolder(loadConfig(process.env));
  const environment: CliEnvironment = {
    loadSettings,
    async open() {
      const config = await loadSettings();
      const { openApplication } = await import('#app/server/application.ts');
      const application = await openApplication({ config, mayJoin: true, jobs: 'inline', log: () => {} });
      opened.push(application);
      return application;
    },
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
  };
  try {
    return await command.run(rest, environment);
  } finally {
    for (const application of opened) await application.close();
  }
}

/** Runs one command line to its end. @returns exit code */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const found = await findCommand(args);
  if (!found) {
    const isHelp = args.length === 0 || args[0] === '--help' || args[0] === 'help';
    process[isHelp ? 'stdout' : 'stderr'].write(
      `${isHelp ? '' : `Нет команды «${args[0]}».\n\n`}${await describeCommands()}\n`,
    );
    return isHelp ? 0 : 1;
  }
  if (found.rest.includes('--help')) {
    process.stdout.write(`${found.command.summary}\n\n${found.command.usage}\n`);
    return 0;
  }
  try {
    return await runCommand(found.command, found.rest);
  } catch (error) {
    const explained = explainFailure(error);
    if (!isKnown(explained)) throw error;
    process.stderr.write(`${explained.message}\n`);
    return 1;
  }
}
