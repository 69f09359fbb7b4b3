import { formatName } from '#core/text/decline.ts';
import { capitalise } from '#core/text/normalise.ts';
import { formatDays } from '#core/time/format.ts';
import { fillHead } from '#modules/documents/model/head.ts';
import { createNaming, type Naming, partsOf } from '#modules/documents/model/naming.ts';
import { assign, numberItems, type OrderItem, writeControl } from '#modules/documents/model/order-items.ts';
import type { Paper, PaperColleague, PaperContent } from '#modules/documents/model/paper.ts';
import { dropStop, joinFilled, joinWords, stop, writeMinutes } from '#modules/documents/model/sentences.ts';
import type { OrderInput, PlanLine } from './model.ts';
import { type PlanWords, wordsOf } from './plan-words.ts';

/** Holds whatever a school has of its own. */
const LAW = 'Федеральным законом от 29 декабря 2012 г. № 273-ФЗ «Об образовании в Российской Федерации»'.replace(
  /(?<=от|29|2012|№) /g,
  '\u00a0',
);

/** IOM-04, DOC-01, DOC-02: an order of a school over its pathways with the list as appendix; no scores, no competences. */
export function makeOrder(input: OrderInput): Paper {
  const naming = createNaming();
  const words = wordsOf(input.lines.map(({ kind }) => kind));
  const heading = `Об утверждении ${words.ofMany} педагогических работников`;
  return {
    title: `Приказ «${heading}»`,
    content: {
      ...fillHead(input.issuer),
      заголовок: heading,
      преамбула: writePreamble(input),
      ...numberItems(listItems(input, words, naming), writeControl(input.control, naming)),
      перечень: capitalise(words.many),
      строки: input.lines.map(writeLine),
      ...listReaders(input),
    },
    doubts: naming.listDoubts(),
  };
}

function writePreamble({ acts, diagnostics, considered }: OrderInput): string {
  const grounds = [
    ...(diagnostics.length > 0 ? [`результатов диагностики ${joinWords(diagnostics.map(nameDiagnostics))}`] : []),
    ...(considered ? [writeMinutes(considered, 'протокола')] : []),
  ];
  return joinFilled([
    `В соответствии с ${joinWords(acts.length > 0 ? acts.map(dropStop) : [LAW])}`,
    grounds.length > 0
      ? `на основании ${joinWords(grounds)}`
      : 'в целях непрерывного профессионального развития педагогических работников',
  ]);
}

/** «профессиональных компетенций (2026)»: a title that is not «Диагностика …» goes in quotes. */
function nameDiagnostics(title: string): string {
  const rest = /^диагностика\s+(?<rest>.+)$/iu.exec(title.trim())?.groups?.rest;
  return rest === undefined ? `«${title.trim()}»` : rest.replace(/,\s*(\d{4}(?:[–/-]\d{2,4})?)$/u, ' ($1)');
}

function listItems(input: OrderInput, words: PlanWords, naming: Naming): OrderItem[] {
  const tutors = listTutors(input.lines);
  const support = tutors.length > 0 ? ' и тьюторское сопровождение' : '';
  const readers = tutors.length > 0 ? 'педагогических работников и тьюторов' : 'педагогических работников';
  return [
    { text: `Утвердить ${words.many} педагогических работников согласно приложению к настоящему приказу.` },
    ...appointTutors(tutors, naming),
    ...assign(
      input.deputy,
      [
        `организовать реализацию ${words.ofMany}${support} педагогических работников`,
        `ознакомить ${readers} с настоящим приказом под подпись`,
      ],
      naming,
    ),
    ...input.extraItems.map((text) => ({ text: stop(dropStop(text)) })),
  ];
}

/** Each tutor once, in the order of the alphabet. */
export function listTutors(lines: readonly PlanLine[]): PaperColleague[] {
  const tutors = new Map(lines.flatMap(({ tutor }) => (tutor ? [[tutor.personId, tutor] as const] : [])));
  return [...tutors.values()].sort((a, b) => a.surname.localeCompare(b.surname, 'ru'));
}

function appointTutors(tutors: readonly PaperColleague[], naming: Naming): OrderItem[] {
  if (tutors.length === 0) return [];
  const names = tutors.map((tutor) => `${naming.name(tutor, 'accusative')}, ${naming.post(tutor, 'accusative')}`);
  const start = 'педагогических работников, указанных в приложении к настоящему приказу';
  const text =
    tutors.length === 1
      ? `Назначить тьютором ${start}, ${names.join('')}`
      : `Назначить тьюторами ${start}: ${names.join('; ')}`;
  return [{ text: stop(text) }];
}

/** A row of the appendix. */
export function writeLine({ teacher, kind, startsOn, endsOn, tutor }: PlanLine, index: number) {
  return {
    номер_пп: String(index + 1),
    фио: formatName(partsOf(teacher)),
    должность_педагога: capitalise(teacher.post),
    вид_плана: kind.title,
    период: formatDays(startsOn, endsOn),
    тьютор: tutor === null ? '—' : formatName(partsOf(tutor), 'short'),
  };
}

/** Everybody the order names, once: who organises and controls, the tutors, the teachers. */
export function listReaders(input: Pick<OrderInput, 'deputy' | 'control' | 'lines'>): PaperContent {
  const { deputy, control, lines } = input;
  const named = [deputy, control, ...listTutors(lines), ...lines.map(({ teacher }) => teacher)];
  const people = new Map(named.flatMap((person) => (person ? [[person.personId, person] as const] : [])));
  return {
    ознакомлены: [...people.values()].map((person, index) => ({
      номер_пп: String(index + 1),
      фио: formatName(partsOf(person)),
    })),
  };
}
