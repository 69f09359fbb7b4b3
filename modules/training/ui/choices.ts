import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { capitalise } from '#core/text/normalise.ts';
import type { Choice } from '#core/ui/form.tsx';
import { training } from './api.ts';

export interface Titles {
  /** Those still offered. */
  readonly choices: readonly Choice[];
  titleOf(code: string): string;
  titlesOf(codes: readonly string[]): string;
}

export interface Choices {
  readonly kinds: Titles;
  readonly competences: Titles;
  readonly levels: Titles;
  readonly subjects: Titles;
  readonly posts: Titles;
}

type Lists = Awaited<ReturnType<typeof training.call.choices>>;

function toTitles(list: Lists[keyof Lists] = []): Titles {
  const titles = new Map(list.map(({ code, title }) => [code, capitalise(title)]));
  const titleOf = (code: string) => titles.get(code) ?? 'значение убрано из справочника';
  return {
    choices: list.filter(({ isActive }) => isActive).map(({ code }) => ({ value: code, label: titleOf(code) })),
    titleOf,
    titlesOf: (codes) => codes.map(titleOf).join(', '),
  };
}

const LONG = 5 * 60_000;

/** What an offer may be tied to, in the municipality's words; undefined while it is on its way. */
export function useChoices(): Choices | undefined {
  const { data } = useQuery({ ...training.query.choices.queryOptions({ input: {} }), staleTime: LONG });
  return useMemo(
    () =>
      data && {
        kinds: toTitles(data.kinds),
        competences: toTitles(data.competences),
        levels: toTitles(data.levels),
        subjects: toTitles(data.subjects),
        posts: toTitles(data.posts),
      },
    [data],
  );
}
