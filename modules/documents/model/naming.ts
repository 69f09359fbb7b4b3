import { declineName, formatName, type GrammaticalCase, type NameParts, type NameStyle } from '#core/text/decline.ts';
import { declinePost } from '#core/text/decline-post.ts';
import { guessSex, readPersonName, type Sex } from '#core/text/person-name.ts';
import type { Doubt, PaperColleague, PaperPerson } from './paper.ts';
import { lowerFirst } from './sentences.ts';

/** Puts names and posts of one paper into their cases and remembers which forms a person should look at. */
export interface Naming {
  name(person: PaperPerson, grammaticalCase: GrammaticalCase, style?: NameStyle): string;
  post(colleague: PaperColleague, grammaticalCase: GrammaticalCase): string;
  /** A name that the register keeps as one text. */
  nameOf(text: string, grammaticalCase: GrammaticalCase, style?: NameStyle): string;
  postOf(text: string, grammaticalCase: GrammaticalCase): string;
  listDoubts(): Doubt[];
}

export function partsOf({ surname, givenName, patronymic }: PaperPerson): NameParts {
  return { surname, ...(givenName && { givenName }), ...(patronymic && { patronymic }) };
}

const fullName = (person: PaperPerson): string => formatName(partsOf(person));

/** By the register, else by the patronymic. */
export function sexOf(person: PaperPerson): Sex | 'unknown' {
  return person.sex ?? guessSex(partsOf(person));
}

const countWords = (text: string | null): number => text?.split(' ').filter(Boolean).length ?? 0;

/** Surname of a whole name that was set by hand: what stands before as many words as given name and patronymic have. */
function surnameOf(text: string, { givenName, patronymic }: PaperPerson): string {
  const words = text.trim().split(/\s+/u);
  const rest = countWords(givenName) + countWords(patronymic);
  return words.slice(0, Math.max(1, words.length - rest)).join(' ');
}

function writeName(person: PaperPerson, grammaticalCase: GrammaticalCase, style: NameStyle) {
  const own = person.nameCases[grammaticalCase]?.trim();
  if (own) {
    const short = formatName({ ...partsOf(person), surname: surnameOf(own, person) }, style);
    return { shown: style === 'full' ? own : short, isCertain: true };
  }
  const declined = declineName({ ...partsOf(person), sex: sexOf(person) }, grammaticalCase);
  return { shown: formatName(declined, style), isCertain: declined.certain };
}

export function createNaming(): Naming {
  const doubts = new Map<string, Doubt>();
  const note = (personId: string, name: string, shown: string): string => {
    doubts.set(`${personId}:${name}:${shown}`, { personId, name, shown });
    return shown;
  };
  function writePost(post: string, grammaticalCase: GrammaticalCase, personId: string): string {
    const plain = lowerFirst(post.trim());
    const { text, certain } = declinePost(plain, grammaticalCase);
    return certain ? text : note(personId, plain, text);
  }
  const naming: Naming = {
    name(person, grammaticalCase, style = 'full') {
      const { shown, isCertain } = writeName(person, grammaticalCase, style);
      return isCertain ? shown : note(person.personId, fullName(person), shown);
    },
    post: (colleague, grammaticalCase) => writePost(colleague.post, grammaticalCase, colleague.personId),
    nameOf(text, grammaticalCase, style = 'full') {
      const reading = readPersonName(text);
      if (!reading.ok) return note('', text, text);
      const { surname, givenName = null, patronymic = null } = reading.name;
      return naming.name(
        { personId: '', surname, givenName, patronymic, sex: null, nameCases: {} },
        grammaticalCase,
        style,
      );
    },
    postOf: (text, grammaticalCase) => writePost(text, grammaticalCase, ''),
    listDoubts: () => [...doubts.values()],
  };
  return naming;
}
