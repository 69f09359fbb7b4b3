/** Words of lists that stand for directory entries. Lists repeat the same few hundred phrases: each is read once. */
import { type CategoryReading, readCategory } from '#core/text/category.ts';
import { type EducationReading, readEducation } from '#core/text/education.ts';
import { type PostReading, readPost } from '#core/text/post.ts';
import { readSubjects, type SubjectsReading } from '#core/text/subject.ts';
import { type DurationReading, readDuration } from '#core/time/read-duration.ts';

const MOST_KEPT = 5000;

/** Keeps the readings of texts already seen by this reader; forgets all of them rather than grow without end. */
export function rememberReadings<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly reading: T }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.reading;
    const reading = read(text);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(text, { reading });
    return reading;
  };
}

export interface TermReaders {
  readonly readPost: (text: string) => PostReading;
  readonly readSubjects: (text: string) => SubjectsReading;
  readonly readCategory: (text: string) => CategoryReading;
  readonly readEducation: (text: string) => EducationReading;
  readonly readDuration: (text: string) => DurationReading;
}

export function createTermReaders(today: string): TermReaders {
  return {
    readPost: rememberReadings(readPost),
    readSubjects: rememberReadings(readSubjects),
    readCategory: rememberReadings((text) => readCategory(text, { today })),
    readEducation: rememberReadings(readEducation),
    readDuration: rememberReadings(readDuration),
  };
}
