import { cleanText } from '#core/text/normalise.ts';
import { yearOf } from '#core/time/day.ts';
import { findDates } from '#core/time/find-dates.ts';

/** What is taught or held, and what only says that this is a list. */
const EVENT =
  /семинар|курс|вебинар|практикум|конференц|стажиров|программ|мастер-класс|педсовет|консультац|тренинг|совещани|занятие|тем[аеу](?!\p{L})/iu;
const LIST =
  /^(?:(?:лист|список|ведомость|реестр|журнал|таблица|сведения|отч[её]т|протокол)\p{L}*\s*(?:(?:регистрации|присутстви\p{L}*|присутствующих|участник\p{L}*|слушател\p{L}*|посещ\p{L}*|выда\p{L}*|удостоверени\p{L}*|сертификат\p{L}*|о|об|и|на|для|педагог\p{L}*)\s*)*)/iu;
const QUOTED = /«[^«»]*(?:«[^«»]*»[^«»]*)*»|"[^"]{3,}"/u;

export interface FoundEvent {
  readonly title: string;
  readonly heldOn?: string | undefined;
}

function findDay(lines: readonly string[], today: string): string | undefined {
  const days = lines.flatMap((line) => findDates(line, yearOf(today) + 1));
  return days.find(({ precision, day }) => precision === 'day' && day !== undefined)?.day;
}

function cutDates(text: string, today: string): string {
  let rest = text;
  for (const { index, length } of findDates(text, yearOf(today) + 1).toReversed()) {
    rest = `${rest.slice(0, index)} ${rest.slice(index + length)}`;
  }
  return rest.replace(/(?:^|\s)(?:от|за|дата(?: проведения)?:?)\s*(?=$|[,.;])/giu, ' ');
}

function nameOf(line: string, today: string): string {
  const quoted = line.match(QUOTED)?.[0];
  const isBare = quoted !== undefined && !EVENT.test(line.slice(0, line.indexOf(quoted)));
  const text = quoted !== undefined && isBare ? quoted.slice(1, -1) : cutDates(line.replace(LIST, ''), today);
  return cleanText(text.replace(/^[\s:,.–—-]+|[\s:,;.–—-]+$/gu, ''));
}

/** The event that the rows above a table speak of: «Лист присутствия на семинаре «…», 12.03.2027». */
export function findEvent(above: readonly string[], today: string): FoundEvent | undefined {
  const lines = above.map(cleanText).filter((line) => line !== '');
  const line = lines.find((text) => EVENT.test(text)) ?? lines.find((text) => QUOTED.test(text) && LIST.test(text));
  if (line === undefined) return undefined;
  const title = nameOf(line, today);
  return title.length < 3 ? undefined : { title, heldOn: findDay(lines, today) };
}
