import { describe, expect, it } from 'vitest';
import { transliterate } from './transliterate.ts';

describe('transliterate', () => {
  it.each([
    ['Щербакова', 'shcherbakova'],
    ['Королёв-Цыганков', 'korolev-tsygankov'],
    ['Объедков', 'obieedkov'],
    ['Хусяинова', 'khusiainova'],
    ["О'Нил", 'onil'],
  ])('[ROLE-11] writes %s as %s', (surname, latin) => expect(transliterate(surname)).toBe(latin));
});
