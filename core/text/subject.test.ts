import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSubject, findSubjectTitle, readSubjects } from './subject.ts';
import { SUBJECTS } from './subject-list.ts';

describe('[STAFF-01] subjects as lists write them', () => {
  it.each([
    ['рус.яз.', 'russian'],
    ['русск.яз, литер.', 'russian literature'],
    ['русский язык и литература', 'russian literature'],
    ['рус. яз. и лит-ра', 'russian literature'],
    ['алгебра, геометрия', 'mathematics'],
    ['алгебра и начала анализа', 'mathematics'],
    ['вероятность и статистика', 'mathematics'],
    ['Математики', 'mathematics'],
    ['Учитель математики', 'mathematics'],
    ['матем. 5 кл, 6 кл', 'mathematics'],
    ['физика, математика 5-9 кл.', 'physics mathematics'],
    ['математика+физика', 'mathematics physics'],
    ['ИЗО', 'art'],
    ['музыка, ИЗО', 'music art'],
    ['ОБЖ/ОБЗР', 'life_safety'],
    ['ОБЗР', 'life_safety'],
    ['труд (технология)', 'technology'],
    ['труды', 'technology'],
    ['технология', 'technology'],
    ['физ-ра', 'physical_culture'],
    ['физической культуры', 'physical_culture'],
    ['физ. культура', 'physical_culture'],
    ['физики', 'physics'],
    ['физ.', 'physics'],
    ['англ. яз', 'english'],
    ['ин. яз. (англ.)', 'english'],
    ['немецкого языка', 'german'],
    ['иностранный язык', 'foreign_language'],
    ['английский язык, немецкий язык', 'english german'],
    ['нач. классы', 'primary'],
    ['начальных классов', 'primary'],
    ['окружающий мир, лит. чтение', 'primary'],
    ['истории и обществознания', 'history social_studies'],
    ['обществозн.', 'social_studies'],
    ['география (18 ч)', 'geography'],
    ['информатика и ИКТ', 'informatics'],
    ['биология; химия', 'biology chemistry'],
    ['биология/химия', 'biology chemistry'],
    ['биология\nхимия', 'biology chemistry'],
    ['OБЖ', 'life_safety'],
    ['ОРКСЭ', 'religious_cultures'],
    ['', ''],
  ])('%j', (text, codes) => {
    expect(readSubjects(text)).toEqual({ codes: codes === '' ? [] : codes.split(' '), unknown: [] });
  });

  it.each([
    ['магия', [], ['магия']],
    ['русский язык, магия', ['russian'], ['магия']],
    ['язык', [], ['язык']],
    ['химия и магия', [], ['химия и магия']],
  ])('%s: what is no subject is named', (text, codes, unknown) => {
    expect(readSubjects(text)).toEqual({ codes, unknown });
  });

  it('has each code once, and reads every title and synonym as its own subject', () => {
    expect(new Set(SUBJECTS.map(({ code }) => code)).size).toBe(SUBJECTS.length);
    for (const { code, title, synonyms } of SUBJECTS) {
      expect([title, ...synonyms].map((text) => [text, findSubject(text)])).toEqual(
        [title, ...synonyms].map((text) => [text, code]),
      );
      expect(findSubjectTitle(code)).toBe(title);
    }
    expect(findSubjectTitle('magic')).toBeUndefined();
  });

  it('reads any list of titles in its order', () => {
    const titles = fc.uniqueArray(fc.constantFrom(...SUBJECTS), { selector: ({ code }) => code, minLength: 1 });
    fc.assert(
      fc.property(titles, fc.constantFrom(', ', '; ', '\n'), (subjects, separator) => {
        expect(readSubjects(subjects.map(({ title }) => title).join(separator))).toEqual({
          codes: subjects.map(({ code }) => code),
          unknown: [],
        });
      }),
    );
  });
});
