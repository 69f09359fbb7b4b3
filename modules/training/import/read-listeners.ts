import { searchKey } from '#core/text/normalise.ts';
import { readSubjects } from '#core/text/subject.ts';
import { KINDERGARTEN_POSTS, LEADER_POSTS, TEACHER_POSTS } from '../ready/ready-offer.ts';

/** Whom a schedule means by a word: codes of the posts' directory. The narrower word stands first. */
const WORDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/музыкальн\p{L}* руковод/u, ['music_head']],
  [/психолог/u, ['psychologist']],
  [/логопед/u, ['speech_teacher']],
  [/дефектолог/u, ['defect_teacher']],
  [/социальн\p{L}* педагог/u, ['social_pedagogue']],
  [/дополнительн\p{L}* образ/u, ['additional_teacher']],
  [/библиотек/u, ['pedagogue_librarian', 'librarian']],
  [/методист/u, ['methodist', 'senior_methodist']],
  [/советник/u, ['adviser_upbringing']],
  [/воспитател|дошкольн/u, KINDERGARTEN_POSTS],
  [/руководител|директор|заместител|управленч|администрац/u, LEADER_POSTS],
  [/^учител|^преподавател/u, TEACHER_POSTS],
];
const EVERYBODY = /^(?:все |всех |любы|педагоги?$|педагогическ\p{L}* (?:работник|коллектив)|работник\p{L}* образов)/u;
/** A class teacher is a duty, a leader of a group of teachers too: no post of its own. */
const DUTIES = /классн\p{L}* руковод|руководител\p{L}* (?:рмо|шмо|гмо|мо$|мо )/u;
const PARTS = /[,;\n]|\s+и\s+(?=учител|преподав|воспит|педагог|руковод|замест|методист|директор)/iu;

export interface Listeners {
  readonly postCodes: readonly string[];
  readonly subjectCodes: readonly string[];
  /** Every word was understood; else nothing is tied, so that nobody is left out by a word not known. */
  readonly isWhole: boolean;
}

const NOBODY_LEFT_OUT: Listeners = { postCodes: [], subjectCodes: [], isWhole: true };
const UNREAD: Listeners = { ...NOBODY_LEFT_OUT, isWhole: false };

interface Part {
  readonly postCodes: readonly string[];
  readonly subjectCodes: readonly string[];
}

function readPart(text: string): Part | undefined {
  const key = searchKey(text);
  if (DUTIES.test(key)) return undefined;
  const postCodes = WORDS.find(([pattern]) => pattern.test(key))?.[1];
  const isTeacher = postCodes === TEACHER_POSTS;
  const { codes, unknown } = readSubjects(text.replace(/^\s*преподавател\p{L}*/iu, 'учителя'));
  if (postCodes !== undefined && !isTeacher) return { postCodes, subjectCodes: [] };
  // «учителя математики, физики»: a bare subject goes on with the teachers before it.
  const isBare = /^(?:учител|преподавател)\p{L}*$/u.test(key);
  if (isBare) return { postCodes: TEACHER_POSTS, subjectCodes: [] };
  return codes.length > 0 && unknown.length === 0 ? { postCodes: TEACHER_POSTS, subjectCodes: codes } : undefined;
}

/** «Учителя математики и физики», «воспитатели, старшие воспитатели», «все категории»: posts and subjects, or nothing at all. */
export function readListeners(text: string): Listeners {
  const parts = text
    .split(PARTS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.some((part) => EVERYBODY.test(searchKey(part)))) return NOBODY_LEFT_OUT;
  const read = parts.map(readPart);
  if (read.length === 0 || read.includes(undefined)) return UNREAD;
  const known = read.filter((part) => part !== undefined);
  // A subject would leave out those of the other posts.
  const isOfSubjects = known.every(({ subjectCodes }) => subjectCodes.length > 0);
  return {
    postCodes: [...new Set(known.flatMap(({ postCodes }) => postCodes))],
    subjectCodes: isOfSubjects ? [...new Set(known.flatMap(({ subjectCodes }) => subjectCodes))] : [],
    isWhole: true,
  };
}
