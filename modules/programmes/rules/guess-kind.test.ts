import { describe, expect, it } from 'vitest';
import { guessKind } from './guess-kind.ts';

describe('the kind a title speaks of', () => {
  it.each([
    ['Программа адресной методической помощи школе № 7, вошедшей в перечень ШНОР', 'school_help'],
    ['Программа деятельности опорной площадки по теме «Наставник рядом»', 'reference_site'],
    ['Программа поддержки методических объединений района', 'association_support'],
    ['Программа развития муниципальной методической службы на 2026–2028 гг.', 'service_development'],
    ['План работы методического кабинета на 2026/27 учебный год', 'year_plan'],
    ['План мероприятий по подготовке к аттестации', 'measures_plan'],
    ['Одарённые дети', 'municipal_programme'],
    ['Программа проектной и исследовательской деятельности обучающихся', 'municipal_programme'],
    ['Программа цифровизации образовательного процесса', 'municipal_programme'],
  ])('[PLAN-13] [PLAN-14] [PLAN-15] [PLAN-16] [DOC-24] «%s»', (title, kind) => {
    expect(guessKind(title)).toBe(kind);
  });
});
