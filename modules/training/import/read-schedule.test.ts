import { describe, expect, it } from 'vitest';
import { EMPTY_OFFER } from '../model.ts';
import { compareOffer, indexOffers, readCompetences, readKind } from './match-schedule.ts';
import { readListeners } from './read-listeners.ts';
import { readForm } from './read-schedule.ts';
import type { KnownOffer } from './shapes.ts';

describe('a form', () => {
  it.each([
    ['очная', 'in_person'],
    ['Очно', 'in_person'],
    ['дистанционная', 'distance'],
    ['онлайн', 'distance'],
    ['заочная', 'distance'],
    ['очно-заочная', 'mixed'],
    ['Очная с применением ДОТ', 'mixed'],
    ['смешанная', 'mixed'],
    ['как получится', undefined],
  ])('[IOM-02] «%s» is %s', (text, form) => {
    expect(readForm(text)).toBe(form);
  });
});

describe('listeners', () => {
  it.each([
    ['Учителя математики', ['teacher'], ['mathematics']],
    ['учителя математики и физики', ['teacher'], ['mathematics', 'physics']],
    ['Учителя русского языка, литературы', ['teacher'], ['russian', 'literature']],
    ['Учителя начальных классов', ['teacher'], ['primary']],
    ['учителя', ['teacher'], []],
    ['воспитатели', ['educator', 'senior_educator'], []],
    ['Педагоги-психологи, логопеды', ['psychologist', 'speech_teacher'], []],
    ['учителя физики, воспитатели', ['teacher', 'educator', 'senior_educator'], []],
    ['педагогические работники', [], []],
    ['все категории', [], []],
  ])('[IOM-16] «%s» are posts %j and subjects %j', (text, postCodes, subjectCodes) => {
    expect(readListeners(text)).toEqual({ postCodes, subjectCodes, isWhole: true });
  });

  it.each(['учителя математики, тренеры', 'классные руководители', 'учителя магии', ''])(
    'ties nobody when a word of «%s» is not known',
    (text) => {
      expect(readListeners(text)).toEqual({ postCodes: [], subjectCodes: [], isWhole: false });
    },
  );
});

const COMPETENCES = [
  { code: 'methodical', title: 'методическая', synonyms: ['методика'] },
  { code: 'digital', title: 'цифровая', synonyms: ['ИКТ', 'ИКТ-компетенция'] },
  { code: 'psycho_pedagogical', title: 'психолого-педагогическая', synonyms: ['ППК'] },
];

describe('competences', () => {
  it.each([
    ['Цифровая', ['digital'], []],
    ['Методическая компетенция', ['methodical'], []],
    ['ИКТ; методика', ['digital', 'methodical'], []],
    ['цифровые компетенции', ['digital'], []],
    ['ППК', ['psycho_pedagogical'], []],
    ['духовная', [], ['духовная']],
  ])('[IOM-16] «%s» name %j, not known %j', (text, codes, unknown) => {
    expect(readCompetences(text, COMPETENCES)).toEqual({ codes, subjectCodes: [], unknown });
  });

  it('tell a subject in the same column apart', () => {
    expect(readCompetences('Математика', COMPETENCES)).toEqual({
      ...{ codes: [], subjectCodes: ['mathematics'], unknown: [] },
    });
  });
});

describe('a kind', () => {
  const kinds = [
    { code: 'course', title: 'Курс повышения квалификации', synonyms: [] },
    { code: 'seminar', title: 'Семинар, практикум', synonyms: [] },
    { code: 'master_class', title: 'Мастер-класс', synonyms: ['МК'] },
  ];
  it.each([
    ['КПК', 'course'],
    ['курсы повышения квалификации', 'course'],
    ['Семинар', 'seminar'],
    ['мк', 'master_class'],
    ['вебинар', undefined],
    ['круглый стол', undefined],
  ])('«%s» is %s', (text, code) => {
    expect(readKind(text, kinds)).toBe(code);
  });
});

describe('the same offer', () => {
  const offer = (fields: Partial<KnownOffer>): KnownOffer => ({
    ...{ ...EMPTY_OFFER, id: '1', version: 1, title: 'Оценивание', provider: 'ИРО', startsOn: '2027-01-12' },
    ...fields,
  });
  const known = [
    offer({}),
    offer({ id: '2', startsOn: '2027-03-12' }),
    offer({ id: '3', title: 'Чтение', provider: null }),
  ];

  it.each([
    [{ title: 'ОЦЕНИВАНИЕ', provider: 'иро', startsOn: '2027-03-12' }, ['2']],
    [{ title: 'Оценивание', startsOn: '2027-01-12' }, ['1']],
    [{ title: 'Оценивание', provider: 'ИРО' }, ['1', '2']],
    [{ title: 'Оценивание', provider: 'ЦНППМ', startsOn: '2027-01-12' }, []],
    [{ title: 'Чтение' }, ['3']],
    [{ title: 'Письмо' }, []],
  ])('[IOM-11] as %j is %j', (said, ids) => {
    expect(indexOffers(known)(said).map(({ id }) => id)).toEqual(ids);
  });

  it('[IOM-11] is changed by what the row says, never by what it does not', () => {
    const stored = offer({ hours: 36, competenceCodes: ['digital'] });
    expect(compareOffer(stored, { title: 'оценивание', hours: 36 })).toEqual({});
    expect(compareOffer(stored, { hours: 72, competenceCodes: ['methodical'] })).toEqual({
      ...{ hours: 72, competenceCodes: ['digital', 'methodical'] },
    });
    expect(compareOffer(stored, { competenceCodes: ['digital'] })).toEqual({});
  });
});
