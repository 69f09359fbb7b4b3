import { recordAccess } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { formatDay, formatDuration } from '#core/time/format.ts';
import { listDirectory } from '#modules/settings/public.ts';
import { findCohort } from './cohorts.ts';
import { type ListFilter, POST_KIND_TITLES, type PostKind } from './model.ts';
import { type ListedPerson, listPeople } from './queries/people.ts';
import { makeWorkbook } from './workbook.ts';

const PAGE = 2000;

const COLUMNS = [
  { title: 'ФИО', width: 36 },
  { title: 'Организация', width: 28 },
  { title: 'Должность', width: 36 },
  { title: 'Место работы', width: 24 },
  { title: 'Предметы', width: 32 },
  { title: 'Категория', width: 18 },
  { title: 'Категория до', kind: 'date' as const },
  { title: 'Педагогический стаж', width: 18 },
];

function kindTitle(kind: string | null): string {
  return kind === null ? '' : POST_KIND_TITLES[kind as PostKind];
}

async function listTitles(context: Context, directory: 'subject' | 'category'): Promise<Map<string, string>> {
  const entries = await listDirectory(context, directory, { withInactive: true });
  return new Map(entries.map((entry) => [entry.code, entry.title]));
}

/** What is seen goes out, one line per person; each person exported gets a line in the access log. */
export async function exportRegister(context: Context, filter: ListFilter): Promise<string> {
  const cohort = await findCohort(context, filter.cohort);
  const subjects = await listTitles(context, 'subject');
  const categories = await listTitles(context, 'category');
  const toRow = (person: ListedPerson) => [
    person.name,
    person.posts.map((post) => post.organization).join('; '),
    person.posts.map((post) => post.title).join('; '),
    person.posts.map((post) => kindTitle(post.kind)).join('; '),
    person.subjectCodes.map((code) => subjects.get(code) ?? code).join(', '),
    person.category === null ? null : (categories.get(person.category) ?? person.category),
    person.categoryExpiresOn,
    person.pedagogicalMonths === null ? null : formatDuration(person.pedagogicalMonths),
  ];
  async function* rows() {
    for (let offset = 0; ; offset += PAGE) {
      const page = { sort: 'name', descending: false, offset, limit: PAGE } as const;
      const people = await listPeople(context, filter, cohort, page, 'person.export');
      await recordAccess(
        context,
        'export',
        people.map((person) => person.id),
        'Выгрузка списка педагогов',
      );
      yield* people.map(toRow);
      if (people.length < PAGE) return;
    }
  }
  return makeWorkbook(context, {
    name: `Педагоги на ${formatDay(filter.asOf ?? todayOf(context))}.xlsx`,
    sheet: 'Педагоги',
    columns: COLUMNS,
    rows: rows(),
  });
}
