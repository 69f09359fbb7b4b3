import type { Application } from '#app/server/application.ts';
import { formatCount } from '#core/text/plural.ts';
import { readDate } from '#core/time/read-date.ts';
import { findTenant } from '#modules/accounts/queries.ts';
import { chooseExitCode, type DoubtfulPolicy, doubtfulPolicies } from '#modules/imports/rules/plan.ts';
import { type Preview, type PreviewSettings, previewFiles } from '#modules/imports/service/preview-files.ts';
import { type ImportHost, runImport } from '#modules/imports/service/run-import.ts';
import { readArguments, requireText } from '../arguments.ts';
import { type CliEnvironment, type Command, UsageError } from '../command.ts';
import { listGiven } from '../given-files.ts';

const MOST_WRONG = 1000;
/** Files that could not be read stand among the wrong cells: nothing is left out in silence. */
function toReport(preview: Preview, applied: boolean, isOneFile: boolean) {
  const { counts, problems } = preview;
  const place = (file: string, sheet: string) => (isOneFile ? sheet : `${file}: ${sheet}`);
  const toCell = ({ file, sheet, cellRef, value, message }: Preview['wrongCells'][number]) => ({
    sheet: place(file, sheet),
    cell: cellRef,
    value,
    message,
  });
  const cells = preview.wrongCells.map(toCell);
  const doubts = preview.doubtfulCells.slice(0, MOST_WRONG).map(toCell);
  const questions = preview.questions.slice(0, MOST_WRONG).map(({ file, sheet, row, label, text }) => ({
    sheet: place(file, sheet),
    row,
    name: label,
    message: text,
  }));
  const failed = problems.map(({ file, problem }) => ({ sheet: file, cell: '', value: '', message: problem }));
  const wrong = [...failed, ...cells];
  const { new: added, changed, unchanged, doubtful, missing } = counts;
  const shown = wrong.slice(0, MOST_WRONG);
  const found = { new: added, changed, unchanged, doubtful, missing, wrong: shown, wrongTotal: wrong.length };
  return { ...found, questions, doubts, notes: counts.notes, applied };
}

type Report = ReturnType<typeof toReport>;

const MOST_SHOWN = 20;

/** The first of a list under its title, and how many more there are. */
function listShown<T>(title: string, items: readonly T[], total: number, show: (item: T) => string): string[] {
  if (items.length === 0) return [];
  const more = total - Math.min(items.length, MOST_SHOWN);
  const rest = more > 0 ? [`  … и ещё ${more}; все — с ключом --json (до ${MOST_WRONG}) или в браузере`] : [];
  return [title, ...items.slice(0, MOST_SHOWN).map((item) => `  ${show(item)}`), ...rest];
}

function describeCell({ sheet, cell, value, message }: Report['wrong'][number]): string {
  return `${[sheet, cell].filter(Boolean).join(' ')}: ${value ? `«${value}». ` : ''}${message}`;
}

const ASKED = 'Ждут ответа (ответить всем сразу: --doubtful new, same или skip; каждому — в браузере):';

function describeReport(report: Report, isDryRun: boolean): string {
  const lines = [
    `Новых: ${report.new}, изменений: ${report.changed}, без изменений: ${report.unchanged}.`,
    `Уточнить: ${report.doubtful}. Нет в новых списках: ${report.missing}. Ошибок в ячейках: ${report.wrongTotal}.`,
    ...listShown('Ошибки, эти строки не загружаются:', report.wrong, report.wrongTotal, describeCell),
    ...listShown(ASKED, report.questions, report.doubtful, ({ sheet, row, name, message }) =>
      [`${sheet}, строка ${row}: ${name}.`, message].filter(Boolean).join(' '),
    ),
    ...listShown('Проверьте, строки загружаются:', report.doubts, report.doubts.length, describeCell),
    ...report.notes,
  ];
  if (isDryRun) lines.push('Проверено без записи.');
  else lines.push(report.applied ? 'Записано.' : 'Ничего не записано.');
  const left = report.doubtful + report.wrongTotal;
  if (left > 0) lines.push(`Осталось вне записи: ${formatCount(left, ['случай', 'случая', 'случаев'])}.`);
  return lines.join('\n');
}

function hostOf(application: Application, tenantId: string): ImportHost {
  return {
    inTenant: (work) => application.asSystem(tenantId, work),
    drainJobs: () => application.jobs.drain(),
  };
}

const COMMON_FLAGS = {
  municipality: 'text',
  mapping: 'text',
  doubtful: 'text',
  'dry-run': 'yes',
  json: 'yes',
} as const;

/** A key of another kind is not taken in silence: it would change nothing. */
const FLAGS = {
  staff: { ...COMMON_FLAGS, 'as-of': 'text' },
  diagnostics: { ...COMMON_FLAGS, campaign: 'text', stage: 'text' },
  offers: { ...COMMON_FLAGS, year: 'text' },
  pathway_items: { ...COMMON_FLAGS, event: 'text', 'add-training': 'yes' },
} as const;

type Kind = keyof typeof FLAGS;

/** All that any of them may have. */
type Flags = Partial<
  Record<'municipality' | 'mapping' | 'doubtful' | 'as-of' | 'campaign' | 'stage' | 'year' | 'event', string> &
    Record<'dry-run' | 'json' | 'add-training', boolean>
>;

function readPolicy(text: string | undefined): DoubtfulPolicy {
  const policy = doubtfulPolicies.find((known) => known === (text ?? 'skip'));
  if (policy === undefined) throw new UsageError('--doubtful: new, same или skip.');
  return policy;
}

function readYear(text: string | undefined): { year?: number } {
  if (text === undefined) return {};
  if (!/^20\d\d$/u.test(text)) throw new UsageError('--year: год четырьмя цифрами, например 2027.');
  return { year: Number(text) };
}

function readAsOf(text: string | undefined): { asOf?: string } {
  if (text === undefined) return {};
  const reading = readDate(text, { today: new Date().toISOString().slice(0, 10) });
  if (!reading.ok || reading.precision !== 'day')
    throw new UsageError('--as-of: день, на который составлены списки, например 2026-09-20.');
  return { asOf: reading.day };
}

function readEvent({ event, 'add-training': isAdded }: Flags): Record<string, unknown> {
  return { ...(event !== undefined && { event }), addTraining: isAdded === true ? 'yes' : 'no' };
}

function readParameters(kind: Kind, flags: Flags): Record<string, unknown> {
  if (kind === 'staff') return readAsOf(flags['as-of']);
  if (kind === 'offers') return readYear(flags.year);
  if (kind === 'pathway_items') return readEvent(flags);
  const stage = flags.stage ?? 'entry';
  if (stage !== 'entry' && stage !== 'repeat') throw new UsageError('--stage: entry или repeat.');
  return { campaign: requireText(flags.campaign, '--campaign, название диагностики'), stage };
}

async function runCommand(kind: Kind, args: readonly string[], environment: CliEnvironment): Promise<number> {
  const { words, flags }: { words: string[]; flags: Flags } = readArguments(args, FLAGS[kind]);
  const code = requireText(flags.municipality, '--municipality, код муниципалитета');
  const settings: PreviewSettings = {
    kind,
    files: await listGiven(words),
    parameters: readParameters(kind, flags),
    mappingName: flags.mapping ?? null,
    doubtful: readPolicy(flags.doubtful),
  };
  const application = await environment.open();
  const tenant = await findTenant(application.database.app, code);
  if (!tenant) throw new UsageError(`Нет муниципалитета с кодом «${code}».`);
  const host = hostOf(application, tenant.id);
  const isDryRun = flags['dry-run'] === true;
  const outcome = isDryRun
    ? { ...(await previewFiles(host, settings)), applied: false }
    : await runImport(host, settings);
  // The tables of an archive are told apart by their names.
  const isOneFile = settings.files.length === 1 && !/\.zip$/iu.test(settings.files[0]?.name ?? '');
  const report = toReport(outcome, outcome.applied, isOneFile);
  const isNothingRead = outcome.problems.length > 0 && outcome.wrongCells.length === 0 && isEmpty(report);
  if (isNothingRead) {
    environment.err(outcome.problems.map(({ file, problem }) => `${file}: ${problem}`).join('\n'));
    if (flags.json) environment.out(JSON.stringify(report));
    return 1;
  }
  environment.out(flags.json ? JSON.stringify(report) : describeReport(report, isDryRun));
  return chooseExitCode(report);
}

function isEmpty(report: Report): boolean {
  return report.new + report.changed + report.unchanged + report.doubtful === 0;
}

const COMMON = [
  '  --municipality  код муниципалитета',
  '  --mapping       имя, под которым запомнить столбцы источника и взять их в следующий раз',
  '  --doubtful      что делать со спорными строками: new (новая запись), same (та же), skip (оставить вне записи)',
  '  --dry-run       проверить без записи',
  '  --json          одно значение JSON',
  '',
  'Файлы XLSX, XLS, CSV, папки и архивы ZIP. Код возврата 0: записано всё; 2: часть строк осталась вне записи.',
];

export const importStaff: Command = {
  name: 'import staff',
  summary: 'Загрузить списки сотрудников из таблиц, какие есть',
  usage: [
    'opora import staff ФАЙЛ… --municipality КОД [--as-of ДЕНЬ] [--mapping ИМЯ] [--doubtful new|same|skip] [--dry-run] [--json]',
    '',
    ...COMMON.slice(0, 1),
    '  --as-of         день, на который составлены списки: 2026-09-20',
    ...COMMON.slice(1),
  ].join('\n'),
  run: (args, environment) => runCommand('staff', args, environment),
};

export const importDiagnostics: Command = {
  name: 'import diagnostics',
  summary: 'Загрузить результаты диагностики из таблиц, какие есть',
  usage: [
    'opora import diagnostics ФАЙЛ… --municipality КОД --campaign НАЗВАНИЕ [--stage entry|repeat] [--mapping ИМЯ] [--doubtful new|same|skip] [--dry-run] [--json]',
    '',
    ...COMMON.slice(0, 1),
    '  --campaign      название диагностики; которой ещё нет, будет создана',
    '  --stage         входная (entry) или повторная (repeat), где столбцы этого не говорят',
    ...COMMON.slice(1),
  ].join('\n'),
  run: (args, environment) => runCommand('diagnostics', args, environment),
};

export const importOffers: Command = {
  name: 'import offers',
  summary: 'Загрузить план-график курсов из таблиц, какие есть',
  usage: [
    'opora import offers ФАЙЛ… --municipality КОД [--year ГОД] [--mapping ИМЯ] [--doubtful new|same|skip] [--dry-run] [--json]',
    '',
    ...COMMON.slice(0, 1),
    '  --year          год сроков, в которых он не назван: «12.01–30.01»',
    ...COMMON.slice(1),
  ].join('\n'),
  run: (args, environment) => runCommand('offers', args, environment),
};

export const importItems: Command = {
  name: 'import items',
  summary: 'Закрыть пункты ИОМ по таблице удостоверений или листу присутствия',
  usage: [
    'opora import items ФАЙЛ… --municipality КОД [--event НАЗВАНИЕ] [--add-training] [--mapping ИМЯ] [--doubtful same|skip] [--dry-run] [--json]',
    '',
    ...COMMON.slice(0, 1),
    '  --event         какое мероприятие, если в таблице оно не названо',
    '  --add-training  удостоверения, которым нет пункта в ИОМ, записать на карточку педагога',
    ...COMMON.slice(1),
  ].join('\n'),
  run: (args, environment) => runCommand('pathway_items', args, environment),
};
