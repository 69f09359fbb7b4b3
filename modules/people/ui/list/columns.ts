import { formatDuration } from '#core/time/format.ts';
import type { RegisterColumn } from '#core/ui/register-table/model.ts';
import type { PersonRow } from '../../contract.ts';
import { POST_KIND_TITLES, type PostKind } from '../../model.ts';
import type { Titles } from '../directories.ts';

function unique(list: readonly string[]): string {
  return [...new Set(list)].join('; ');
}

/** Columns of the register; the titles of codes come from the directories. */
export function makeColumns(subjects: Titles, categories: Titles): readonly RegisterColumn<PersonRow>[] {
  return [
    { id: 'name', title: 'Фамилия, имя, отчество', kind: 'link', value: (row) => row.name, isSortable: true },
    {
      id: 'organization',
      title: 'Организация',
      value: (row) => unique(row.posts.map((post) => post.organization)),
      isSortable: true,
    },
    {
      id: 'post',
      title: 'Должность',
      width: 220,
      value: (row) => unique(row.posts.map((post) => (post.isOnLeave ? `${post.title} (в отпуске)` : post.title))),
    },
    {
      id: 'subjects',
      title: 'Предметы',
      value: (row) => row.subjectCodes.map((code) => subjects.titleOf(code)).join(', '),
    },
    {
      id: 'category',
      title: 'Категория',
      width: 120,
      isLabelledOnPhone: true,
      value: (row) => row.category && categories.titleOf(row.category),
    },
    { id: 'expires', title: 'Действует до', kind: 'date', isHidden: true, value: (row) => row.categoryExpiresOn },
    {
      id: 'experience',
      title: 'Педстаж',
      width: 140,
      isSortable: true,
      isLabelledOnPhone: true,
      value: (row) => (row.pedagogicalMonths === null ? null : formatDuration(row.pedagogicalMonths)),
    },
    {
      id: 'kind',
      title: 'Место работы',
      isHidden: true,
      value: (row) => unique(row.posts.flatMap((post) => (post.kind ? [POST_KIND_TITLES[post.kind as PostKind]] : []))),
    },
  ];
}
