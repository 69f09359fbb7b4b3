import type { PersonName, Sex } from '#core/text/person-name.ts';
import type {
  CategoryFact,
  CellIssue,
  CourseFact,
  EducationFact,
  ExperienceKind,
  StaffPost,
  StaffRow,
  WrongRow,
} from '../model.ts';
import { hasWrong } from './read-issues.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
export type PostDraft = Writable<StaffPost>;
export type EducationDraft = Writable<EducationFact>;
export type CourseDraft = Writable<CourseFact>;

/** A person being read: the first row opens it, rows without a name add to it. */
export interface StaffDraft {
  readonly row: number;
  readonly text: string;
  name?: PersonName | undefined;
  birthDate?: string | undefined;
  sex?: Sex | undefined;
  snils?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  organization?: string | undefined;
  readonly posts: PostDraft[];
  readonly education: EducationDraft[];
  readonly experience: Partial<Record<ExperienceKind, { months: number; asOf: string }>>;
  category?: Writable<CategoryFact> | undefined;
  fitnessOn?: string | undefined;
  fitnessAct?: string | undefined;
  readonly courses: CourseDraft[];
  readonly awards: string[];
  degree?: string | undefined;
  note?: string | undefined;
  readonly items: CellIssue[];
}

export function openDraft(row: number, text: string): StaffDraft {
  return { row, text, posts: [], education: [], experience: {}, courses: [], awards: [], items: [] };
}

/** A list that grew by pushing holds room for sixteen more: copied, it holds what it has. A region keeps sixty thousand rows. */
function trimLists({
  posts,
  education,
  courses,
  awards,
}: StaffDraft): Pick<StaffDraft, 'posts' | 'education' | 'courses' | 'awards'> {
  return { posts: [...posts], education: [...education], courses: [...courses], awards: [...awards] };
}

/** The row as read, or the wrong row that stays out. */
export function closeDraft(draft: StaffDraft): StaffRow | WrongRow {
  const { row, text, name, birthDate, snils, organization } = draft;
  const issues = [...draft.items].sort((a, b) => a.column - b.column);
  if (name === undefined || hasWrong(issues)) {
    return { kind: 'wrong', row, text, name, birthDate, snils, organization, issues };
  }
  // Fitness in the category's column is fitness all the same (order 196 of 24.03.2023).
  if (draft.category?.code === 'fit') {
    draft.fitnessOn ??= draft.category.grantedOn;
    if (draft.category.act !== undefined) draft.fitnessAct = draft.category.act;
  }
  const { items: _items, text: _text, ...facts } = draft;
  return { ...facts, ...trimLists(draft), kind: 'staff', name, issues };
}
