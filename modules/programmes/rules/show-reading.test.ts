import { describe, expect, it } from 'vitest';
import { readTextDocument } from '#core/office/document/text/read-text.ts';
import { readProgramme } from '../reading/read-programme.ts';
import { showReading } from './show-reading.ts';

const passportOf = (plan: string) => {
  const lines = ['План работы на 2027 год', 'Цель: рост качества уроков.', 'Задачи:', '1. Изучить запросы.', '', plan];
  return showReading(readProgramme(readTextDocument(lines.join('\n')))).passport;
};

describe('the reading on the screen', () => {
  it('[PLAN-02] tasks of the passport stand with it where the plan counts others', () => {
    expect(passportOf('Мероприятие\tСрок\nСеминар\tмарт 2027')).toEqual([
      { title: 'Цель', text: 'рост качества уроков.' },
    ]);
    expect(passportOf('Задача\tМероприятие\tСрок\nОбучить команды\tСеминар\tмарт 2027')).toEqual([
      { title: 'Цель', text: 'рост качества уроков.' },
      { title: 'Задачи', text: '1. Изучить запросы.' },
    ]);
  });
});
