import { readPersonName } from '#core/text/person-name.ts';
import { NBSP } from '#core/text/plural.ts';
import { type Day, partsOfDay } from '#core/time/day.ts';
import { formatDay, formatDayLong } from '#core/time/format.ts';
import { monthName } from '#core/time/months.ts';
import { fillHead } from '#modules/documents/model/head.ts';
import { createNaming, type Naming } from '#modules/documents/model/naming.ts';
import { numberItems, type OrderItem, writeControl } from '#modules/documents/model/order-items.ts';
import type { Paper, PaperContent } from '#modules/documents/model/paper.ts';
import { dropStop, joinFilled, stop, writeTerm } from '#modules/documents/model/sentences.ts';
import { writeExecution } from './execution.ts';
import type { PaperActivity, PaperIndicator, PaperInput, Recommendation } from './model.ts';
import { nameProgramme } from './programme-name.ts';
import { writeActivity, writeOwners, writePassport, writePeriod } from './road-map.ts';
import { writeConclusions, writeProgress } from './statements.ts';

const paper = (title: string, content: PaperContent, doubts: Paper['doubts'] = []): Paper => ({
  title,
  content,
  doubts,
});

/** «Назначить координатором Лунёву Анну Павловну, методиста»: a name of the register, or the words of a document that begin with one. */
function writeAppointment(coordinator: string, naming: Naming): string {
  const [name = '', ...post] = dropStop(coordinator).split(/,\s*/u);
  if (!readPersonName(name).ok) return `Назначить координатором программы: ${dropStop(coordinator)}.`;
  const named = [naming.nameOf(name, 'accusative'), ...post.map((words) => naming.postOf(words, 'accusative'))];
  return `Назначить координатором программы ${named.join(', ')}.`;
}

/** DOC-03, DOC-17: the passport and the road map. */
export function makePassport({ issuer, programme }: PaperInput): Paper {
  const { act, approver } = programme;
  const stamp =
    act === null
      ? joinFilled([approver, '____________________'], '\n')
      : `приказом от${NBSP}${act.signedOn === null ? '____' : formatDay(act.signedOn)} №${NBSP}${act.number}`;
  return paper(`Паспорт и дорожная карта: ${programme.title}`, {
    ...fillHead(issuer),
    ...writePassport(programme),
    утверждение_слово: act === null ? 'УТВЕРЖДАЮ' : 'УТВЕРЖДЕНО',
    утверждение: stamp,
  });
}

/** DOC-01, DOC-02: the order that approves a programme; items number themselves, the control clause is the last. */
export function makeApprovingOrder(input: PaperInput, preamble: string): Paper {
  const { issuer, programme } = input;
  const naming = createNaming();
  const items: OrderItem[] = [
    {
      text: `Утвердить ${nameProgramme(programme.title, 'accusative')} на период ${writeTerm(programme.startsOn, programme.endsOn)} (приложение).`,
    },
    {
      text:
        programme.coordinator === null
          ? 'Ответственным исполнителям обеспечить выполнение программы в установленные сроки.'
          : writeAppointment(programme.coordinator, naming),
    },
    { text: 'Рассматривать ход выполнения программы не реже одного раза в полугодие.' },
  ];
  const heading = `Об утверждении ${nameProgramme(programme.title, 'genitive')}`;
  const content = {
    ...fillHead(issuer),
    заголовок: heading,
    преамбула: dropStop(preamble),
    ...numberItems(items, writeControl(null, naming)),
    ...writePassport(programme),
  };
  return paper(heading, content, naming.listDoubts());
}

/** DOC-15: the same order issued by the authority above; its head and number are known there. */
export function issueByAuthority(issuer: PaperInput['issuer']): PaperInput['issuer'] {
  const unknown = { address: '', phone: '', email: '', codes: [], signerName: '' };
  return { ...issuer, ...unknown, authority: '', name: issuer.authority, shortName: '', signerPost: 'Начальник' };
}

/** DOC-21, DOC-26: the order that amends a programme; one sentence a change. */
export function makeAmendingOrder(input: PaperInput, reason: string, changes: readonly string[]): Paper {
  const { issuer, programme } = input;
  const { act } = programme;
  const naming = createNaming();
  const approved =
    act === null
      ? ''
      : ` (утв. приказом от${NBSP}${act.signedOn === null ? '____' : formatDay(act.signedOn)} №${NBSP}${act.number})`;
  const items: OrderItem[] = [
    {
      text: `Внести в ${nameProgramme(programme.title, 'accusative')}${approved} следующие изменения:`,
      parts: changes.map(dropStop),
    },
    { text: 'Довести изменения до ответственных исполнителей.' },
  ];
  const heading = `О внесении изменений в ${nameProgramme(programme.title, 'accusative')}`;
  return paper(heading, {
    ...fillHead(issuer),
    заголовок: heading,
    преамбула: `В связи с тем, что ${dropStop(reason).replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase())}`,
    ...numberItems(items, writeControl(null, naming)),
  });
}

/** DOC-19: a plan of measures approved by an order. */
export function makeMeasuresPlan({ issuer, programme }: PaperInput): Paper {
  return paper(`План мероприятий: ${programme.title}`, {
    ...fillHead(issuer),
    название: programme.title,
    период: writePeriod(programme),
    строки: programme.activities.map(writeActivity),
  });
}

export interface MonthLine {
  readonly dueOn: Day;
  readonly startsOn: Day | null;
  readonly activity: PaperActivity;
}

/** «План работы на месяц»: what is due in it in every programme, by day. @param month its first day */
export function makeMonthlyPlan(issuer: PaperInput['issuer'], month: Day, lines: readonly MonthLine[]): Paper {
  const { year, month: number } = partsOfDay(month);
  const name = `${monthName(number)} ${year}${NBSP}года`;
  return paper(`План работы на ${name}`, {
    ...fillHead(issuer),
    месяц: name,
    есть_строки: lines.length > 0,
    нет_строк: lines.length === 0,
    строки: lines.map(({ dueOn, startsOn, activity }, index) => ({
      номер_пп: String(index + 1),
      срок:
        startsOn !== null && startsOn >= month && startsOn < dueOn
          ? `${formatDay(startsOn)} – ${formatDay(dueOn)}`
          : `до ${formatDay(dueOn)}`,
      мероприятие: activity.title,
      программа: activity.programme,
      ответственные: writeOwners(activity),
    })),
  });
}

/** DOC-20: planned → done, row by row. */
export function makeExecutionReport({ issuer, programme }: PaperInput, asOf: Day): Paper {
  return paper(`Отчёт о выполнении: ${programme.title}`, {
    ...fillHead(issuer),
    название: programme.title,
    чего: nameProgramme(programme.title, 'genitive'),
    дата_отчёта: formatDayLong(asOf),
    итог: writeProgress(programme.activities, asOf),
    строки: programme.activities.map((activity, index) => ({
      номер_пп: activity.number ?? String(index + 1),
      мероприятие: activity.title,
      выполнение: writeExecution(activity, asOf),
    })),
  });
}

export interface ReportInput extends PaperInput {
  readonly kind: 'interim' | 'final';
  readonly asOf: Day;
  /** What the head of the service adds in words. */
  readonly conclusion: string | null;
  readonly recommendations: readonly Recommendation[];
}

function writeMet({ isMet, isDue }: PaperIndicator): string {
  if (isMet === null) return 'нет данных';
  if (isMet) return 'да';
  return isDue ? 'нет' : 'пока нет';
}

/** DOC-18, MON-07: an interim or final report with recommendations by addressee. */
export function makeProgrammeReport({
  issuer,
  programme,
  kind,
  asOf,
  conclusion,
  recommendations,
}: ReportInput): Paper {
  const word = kind === 'final' ? 'Итоговый отчёт' : 'Промежуточный отчёт';
  return paper(`${word}: ${programme.title}`, {
    ...fillHead(issuer),
    вид_отчёта: word.toUpperCase(),
    название: programme.title,
    чего: nameProgramme(programme.title, 'genitive'),
    период: writePeriod(programme),
    дата_отчёта: formatDayLong(asOf),
    выводы: writeConclusions(programme, asOf).map((текст) => ({ текст })),
    есть_заключение: conclusion !== null,
    заключение: conclusion === null ? '' : stop(dropStop(conclusion)),
    есть_показатели: programme.indicators.length > 0,
    показатели: programme.indicators.map((indicator, index) => ({
      номер_пп: indicator.number ?? String(index + 1),
      показатель: indicator.title,
      цель: indicator.target ?? 'не задано',
      факт: indicator.actual ?? 'нет данных',
      достигнут: writeMet(indicator),
    })),
    строки: programme.activities.map((activity, index) => ({
      номер_пп: activity.number ?? String(index + 1),
      мероприятие: activity.title,
      выполнение: writeExecution(activity, asOf),
    })),
    рекомендации: recommendations.map(({ addressee, text, due }, index) => ({
      номер_пп: String(index + 1),
      адресат: addressee,
      рекомендация: dropStop(text),
      срок: due === null ? '—' : formatDay(due),
    })),
  });
}

/** DOC-14, PLAN-10: minutes of a meeting that looks at the programme; what was decided is written by hand. */
export function makeMinutes({ issuer, programme }: PaperInput, asOf: Day): Paper {
  return paper(`Протокол заседания рабочей группы: ${programme.title}`, {
    ...fillHead(issuer),
    название: programme.title,
    вопрос: `О ходе выполнения ${nameProgramme(programme.title, 'genitive')}`,
    доклад: programme.coordinator ?? '____________________',
    ход: writeConclusions(programme, asOf).map((текст) => ({ текст })),
  });
}

/** DOC-16: when the working group meets, from the rows of the programme itself. */
export function makeMeetingsPlan({ issuer, programme }: PaperInput): Paper {
  const meetings = programme.activities
    .filter(({ title }) => /заседани|совещани/iu.test(title))
    .flatMap((activity) => activity.occurrences.map(({ dueOn }) => ({ activity, dueOn })))
    .toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
  return paper(`План заседаний рабочей группы: ${programme.title}`, {
    ...fillHead(issuer),
    название: programme.title,
    есть_строки: meetings.length > 0,
    нет_строк: meetings.length === 0,
    строки: meetings.map(({ activity, dueOn }, index) => ({
      номер_пп: String(index + 1),
      срок: dueOn === null ? 'по согласованию' : `до ${formatDay(dueOn)}`,
      мероприятие: activity.title,
      ответственные: writeOwners(activity),
      результат: activity.expected ?? '—',
    })),
  });
}
