import { formatName } from '#core/text/decline.ts';
import { capitalise } from '#core/text/normalise.ts';
import { guessSex, readPersonName, type Sex } from '#core/text/person-name.ts';
import { formatNumber, NBSP } from '#core/text/plural.ts';
import { formatDayLong } from '#core/time/format.ts';
import { fillHead, writePhone } from '#modules/documents/model/head.ts';
import { createNaming, type Naming, partsOf } from '#modules/documents/model/naming.ts';
import type { Paper } from '#modules/documents/model/paper.ts';
import { joinFilled, writeTerm } from '#modules/documents/model/sentences.ts';
import type { InvitationInput } from './model.ts';

/** After «на»: codes of directory «offer_kind». */
const EVENTS: Readonly<Record<string, string>> = {
  course: 'курсы повышения квалификации',
  seminar: 'семинар',
  webinar: 'вебинар',
  consultation: 'консультацию',
  internship: 'стажировку',
  lesson_visit: 'открытое занятие',
};

/** «Уважаемая Анна Петровна!»; without a patronymic nobody can tell, and nobody is guessed at. */
export function writeGreeting(given: string, sex: Sex | 'unknown'): string {
  if (sex === 'unknown' || given === '') return 'Уважаемые коллеги!';
  return `${sex === 'female' ? 'Уважаемая' : 'Уважаемый'} ${given}!`;
}

/** A letter of the service to a school: these teachers are invited. Says nothing of why they are. */
export function makeInvitation(input: InvitationInput): Paper {
  const { event, addressee, guests, replyBy, issuer } = input;
  const naming = createNaming();
  const eventName = EVENTS[event.kind] ?? 'мероприятие';
  const phone = writePhone(issuer);
  return {
    title: `Приглашение на ${eventName} «${event.title}»: ${addressee.organization}`,
    content: {
      ...fillHead(issuer),
      адресат: writeAddressee(input, naming),
      заголовок: `О приглашении на ${eventName}`,
      обращение: greet(addressee.name),
      приглашение: `${issuer.name || issuer.shortName} приглашает на ${eventName} «${event.title}» педагогических работников ${addressee.organization}:`,
      сведения_о_мероприятии: listFacts(event).map((текст) => ({ текст })),
      гости: guests.map((guest, index) => ({
        номер_пп: String(index + 1),
        фио: formatName(partsOf(guest)),
        должность_педагога: capitalise(guest.post),
      })),
      есть_срок_ответа: replyBy !== null,
      срок_ответа: replyBy === null ? '' : `до${NBSP}${formatDayLong(replyBy)}`,
      связь: joinFilled([phone, issuer.email]),
      есть_исполнитель: input.executor !== null,
      исполнитель: joinFilled([input.executor, phone]),
    },
    doubts: naming.listDoubts(),
  };
}

/** Requisite 15 of the standard: post and name in the dative. */
function writeAddressee({ addressee }: InvitationInput, naming: Naming): string {
  const post = capitalise(naming.postOf(addressee.post, 'dative'));
  const name = addressee.name.trim() === '' ? '' : naming.nameOf(addressee.name, 'dative', 'short');
  return joinFilled([post, addressee.organization, name], '\n');
}

function greet(name: string): string {
  const reading = readPersonName(name);
  if (!reading.ok || reading.name.initialsOnly) return writeGreeting('', 'unknown');
  const { givenName = '', patronymic = '' } = reading.name;
  return writeGreeting(joinFilled([givenName, patronymic], ' '), guessSex(reading.name));
}

function listFacts({ startsOn, endsOn, time, place, provider, hours }: InvitationInput['event']): string[] {
  const from = startsOn ?? endsOn;
  const term = from && writeTerm(from, endsOn ?? from);
  const when = joinFilled([term, time && `начало в${NBSP}${time}`]);
  return [
    ...(when === '' ? [] : [`Когда: ${when}`]),
    ...(place ? [`Где: ${place}`] : []),
    ...(provider ? [`Проводит: ${provider}`] : []),
    ...(hours === null ? [] : [`Объём: ${formatNumber(hours)}${NBSP}ч`]),
  ].map((line) => `${line.replace(/\.$/u, '')}.`);
}
