import { useMemo } from 'react';
import type { Filter } from '#core/ui/filters/model.ts';
import type { Choice } from '#core/ui/form.tsx';
import { ATTENTION_KINDS, ATTENTION_TITLES } from '../../model/attention.ts';
import { PERSON_STATE_TITLES, PERSON_STATES, POST_KIND_TITLES, POST_KINDS } from '../../model.ts';
import { useCohorts, useDirectory, useOrganizations } from '../directories.ts';

function choicesOf<T extends string>(codes: readonly T[], titles: Readonly<Record<T, string>>): Choice[] {
  return codes.map((code) => ({ value: code, label: titles[code] }));
}

/** What the register is narrowed by, in the words of the municipality's directories. */
export function usePeopleFilters({ withOrganization = true }: { withOrganization?: boolean } = {}): readonly Filter[] {
  const organizations = useOrganizations();
  const posts = useDirectory('post');
  const subjects = useDirectory('subject');
  const categories = useDirectory('category');
  const records = useDirectory('person_record');
  const cohorts = useCohorts();
  return useMemo(() => {
    const unknown = { value: 'unknown', label: 'Не внесена' };
    const filters: Filter[] = [
      { id: 'organizationIds', title: 'Организация', kind: 'many', choices: organizations.choices },
      { id: 'postCodes', title: 'Должность', kind: 'many', choices: posts.choices },
      { id: 'subjectCodes', title: 'Предмет', kind: 'many', choices: subjects.choices },
      { id: 'categories', title: 'Категория', kind: 'many', choices: [...categories.choices, unknown] },
      { id: 'cohort', title: 'Когорта', kind: 'one', choices: cohorts.choices },
      { id: 'postKinds', title: 'Совместительство', kind: 'many', choices: choicesOf(POST_KINDS, POST_KIND_TITLES) },
      {
        id: 'state',
        title: 'Состояние',
        kind: 'one',
        choices: choicesOf(PERSON_STATES, PERSON_STATE_TITLES).filter((choice) => choice.value !== 'working'),
      },
      { id: 'attention', title: 'Сроки', kind: 'one', choices: choicesOf(ATTENTION_KINDS, ATTENTION_TITLES) },
      { id: 'recordKind', title: 'Запись в карточке', kind: 'one', choices: records.choices },
      { id: 'asOf', title: 'По состоянию на', kind: 'day' },
    ];
    return filters.filter((filter) => withOrganization || filter.id !== 'organizationIds');
  }, [organizations, posts, subjects, categories, records, cohorts, withOrganization]);
}
