import { describe, expect, it } from 'vitest';
import { describeDates, describeDone, describeItemsMoved, describeMoved, describeStates, nameNeed } from './words.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('[IOM-07] what a step of many has done', () => {
  it.each([
    [{ moved: 3, skipped: 1 }, '3 изменены, 1 пропущен: согласовать можно только проект'],
    [{ moved: 1, skipped: 0 }, '1 изменён'],
    [{ moved: 21, skipped: 22 }, '21 изменён, 22 пропущены: согласовать можно только проект'],
    [{ moved: 0, skipped: 4 }, 'ничего не изменено: согласовать можно только проект'],
  ])('%o is «%s»', (counts, text) => {
    expect(plain(describeMoved('agree', counts))).toBe(text);
  });

  it('says why items stay', () => {
    expect(plain(describeItemsMoved('close', { moved: 2, skipped: 1 }))).toBe(
      '2 изменены, 1 пропущен: они уже закрыты',
    );
  });
});

describe('[IOM-01] a pathway in words', () => {
  it('names a need by its competence and subject', () => {
    expect(nameNeed({ title: 'цифровая', direction: '' })).toBe('Цифровая компетенция');
    expect(nameNeed({ title: 'предметная', direction: 'Русский язык' })).toBe('Предметная компетенция, русский язык');
    expect(nameNeed({ title: 'работа с данными', direction: 'ИЗО' })).toBe('Работа с данными, ИЗО');
  });

  it('tells a plan without items from one where nothing is done', () => {
    expect(plain(describeDone({ items: 5, done: 3 }))).toBe('3 из 5');
    expect(plain(describeDone({ items: 5, done: 0 }))).toBe('0 из 5');
    expect(describeDone({ items: 0, done: 0 })).toBe('пунктов нет');
  });

  it('dates an item by what is known of it', () => {
    const item = { startsOn: null, dueOn: '2026-02-14', doneOn: null, state: 'planned' as const };
    expect(plain(describeDates(item))).toBe('до 14.02.2026');
    expect(plain(describeDates({ ...item, startsOn: '2026-02-12' }))).toBe('12.02.2026 – 14.02.2026');
    expect(describeDates({ ...item, state: 'done', doneOn: '2026-02-13' })).toBe('выполнено 13.02.2026');
  });

  it('counts states without zeros', () => {
    expect(plain(describeStates({ draft: 12, agreed: 1, submitted: 2, in_progress: 0 }))).toBe(
      'проекты — 12, ждут приказа — 3',
    );
    expect(describeStates({})).toBe('');
  });
});
