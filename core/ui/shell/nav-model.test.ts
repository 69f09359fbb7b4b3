import { describe, expect, it } from 'vitest';
import { isCurrentSection, listPhoneTabs, type NavItem } from './nav-model.ts';

const icon = (() => null) as unknown as NavItem['icon'];
const makeItems = (count: number): NavItem[] =>
  Array.from({ length: count }, (_, index) => ({ title: `Раздел ${index}`, href: `/${index}`, icon }));

describe('isCurrentSection', () => {
  it.each([
    ['/', '/', true],
    ['/', '/people', false],
    ['/people', '/people', true],
    ['/people', '/people/7', true],
    ['/people', '/people-archive', false],
    ['/people/7', '/people', false],
  ])('%s at %s → %s', (href, path, expected) => {
    expect(isCurrentSection(href, path)).toBe(expected);
  });
});

describe('listPhoneTabs', () => {
  it.each([
    [3, 3, false],
    [5, 5, false],
    [6, 4, true],
    [20, 4, true],
  ])('%i sections give %i tabs', (count, expected, hasMore) => {
    const items = makeItems(count);
    const groups = [{ items: items.slice(0, 2) }, { items: items.slice(2) }];
    expect(listPhoneTabs(groups)).toEqual({ tabs: items.slice(0, expected), hasMore });
  });
});
