import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPostByCode, readPost } from './post.ts';
import { POSTS } from './post-list.ts';

describe('[STAFF-22] posts as lists write them', () => {
  it.each([
    ['учитель', 'teacher', ''],
    ['учитель рус. яз. и лит-ры', 'teacher', 'russian literature'],
    ['Учитель начальных классов', 'teacher', 'primary'],
    ['Уч. математики', 'teacher', 'mathematics'],
    ['учитель истории, обществознания', 'teacher', 'history social_studies'],
    ['учитель химии/биологии', 'teacher', 'chemistry biology'],
    ['учитель физ-ры', 'teacher', 'physical_culture'],
    ['учитель труда (технологии)', 'teacher', 'technology'],
    ['учитель иностранного языка (английский)', 'teacher', 'english'],
    ['зам. дир. по УВР', 'deputy_teaching', ''],
    ['Заместитель директора по учебно-воспитательной работе', 'deputy_teaching', ''],
    ['зам директора по ВР', 'deputy_upbringing', ''],
    ['зам.директора по УМР', 'deputy_methodical', ''],
    ['зам. зав. по АХЧ', 'deputy_household', ''],
    ['завуч', 'deputy_director', ''],
    ['директор школы', 'director', ''],
    ['и.о. директора', 'acting_director', ''],
    ['заведующая ДОУ', 'kindergarten_head', ''],
    ['руководитель структурного подразделения', 'unit_head', ''],
    ['советник директора по воспитанию', 'adviser_upbringing', ''],
    ['воспитатель', 'educator', ''],
    ['воспитатель ГПД', 'afterschool_educator', ''],
    ['ст. воспитатель', 'senior_educator', ''],
    ['мл. воспитатель', 'junior_educator', ''],
    ['пом. воспитателя', 'assistant_educator', ''],
    ['Педагог - психолог', 'psychologist', ''],
    ['соц. педагог', 'social_pedagogue', ''],
    ['ПДО', 'additional_teacher', ''],
    ['педагог доп. образования', 'additional_teacher', ''],
    ['педагог-организатор', 'organizer', ''],
    ['педагог-библиотекарь', 'pedagogue_librarian', ''],
    ['библиотекарь', 'librarian', ''],
    ['зав. библиотекой', 'library_head', ''],
    ['логопед', 'speech_teacher', ''],
    ['учитель - дефектолог', 'defect_teacher', ''],
    ['преподаватель-организатор ОБЖ', 'safety_teacher_organizer', ''],
    ['муз. руководитель', 'music_head', ''],
    ['инструктор по ФИЗО', 'physical_instructor', ''],
    ['тьютор', 'tutor', ''],
    ['методист', 'methodist', ''],
    ['старший вожатый', 'leader_senior', ''],
    ['завхоз', 'household_head', ''],
  ])('%s', (text, code, subjects) => {
    const post = findPostByCode(code);
    expect(readPost(text)).toEqual({
      code,
      title: post?.title,
      group: post?.group,
      subjects: subjects === '' ? [] : subjects.split(' '),
      unknown: [],
      others: [],
    });
  });

  it.each([
    ['директор, учитель физики', 'director', ['учитель физики']],
    ['учитель физики, классный руководитель', 'teacher', ['классный руководитель']],
    ['учитель математики и воспитатель ГПД', 'teacher', ['воспитатель ГПД']],
    ['методист, шаман', 'methodist', ['шаман']],
  ])('%s: further posts are kept as written', (text, code, others) => {
    const reading = readPost(text);
    expect([reading.code, reading.others]).toEqual([code, others]);
  });

  it('names a subject it does not know, and keeps a post it does not know', () => {
    expect(readPost('учитель магии').unknown).toEqual(['магии']);
    expect(readPost(' Шаман  района')).toEqual({ title: 'Шаман района', subjects: [], unknown: [], others: [] });
    expect(readPost('')).toEqual({ title: '', subjects: [], unknown: [], others: [] });
    expect(findPostByCode('shaman')).toBeUndefined();
  });

  it('has each code once and reads every title as its own post', () => {
    expect(new Set(POSTS.map(({ code }) => code)).size).toBe(POSTS.length);
    expect(POSTS.map(({ title }) => readPost(title).code)).toEqual(POSTS.map(({ code }) => code));
  });

  it('case and ё change nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...POSTS), ({ title, code }) => {
        expect([title.toUpperCase(), title.replaceAll('ё', 'е')].map((text) => readPost(text).code)).toEqual([
          code,
          code,
        ]);
      }),
    );
  });
});
