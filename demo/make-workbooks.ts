import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { newId } from '#core/ids.ts';
import type { Day } from '#core/time/day.ts';
import type { Offer } from '#modules/pathways/rules/fit-offer.ts';
import { READY_OFFERS } from '#modules/training/ready/ready-offers.ts';
import { chooseHolders } from './accounts.ts';
import { lastSnapshotDay, makePlan } from './make-plan.ts';
import { type DemoName, makeName, makeSurname } from './names.ts';
import { planShownPathways, planTutorships } from './pathways/front.ts';
import type { DemoOrganization, Plan } from './plan.ts';
import { createRandom, type Random } from './random.ts';
import { listMunicipalities } from './sizes.ts';
import { attendanceList, certificateTable } from './workbooks/closing.ts';
import { type Entry, listEntries } from './workbooks/entries.ts';
import { mentoringProgramme } from './workbooks/programme.ts';
import { keyList, namedResults, namelessResults, wordResults } from './workbooks/results.ts';
import { courseSchedule } from './workbooks/schedule.ts';
import { makeBook, makeCsv, packFiles } from './workbooks/sheet.ts';
import {
  carelessList,
  faultyList,
  LIST_STYLES,
  sectionedList,
  titledList,
  twoRowList,
} from './workbooks/staff-lists.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const SEED = 7_071;
const NAMELESS = 14;

type Files = Map<string, Uint8Array>;

interface Lists {
  readonly asOf: Day;
  readonly byName: ReadonlyMap<string, readonly Entry[]>;
  readonly all: ReadonlyMap<DemoOrganization, readonly Entry[]>;
}

/** What changes between two lists of a school: somebody new, somebody married, somebody not in the list any more. */
function refresh(entries: readonly Entry[], random: Random): Entry[] {
  const [forgotten, married] = [random.integer(3, entries.length - 1), random.integer(3, entries.length - 1)];
  const kept = entries.map((entry, index): Entry => {
    if (index !== married || entry.name.sex !== 'female') return entry;
    return { ...entry, name: { ...entry.name, surname: `${makeSurname(random, 'female')} (${entry.name.surname})` } };
  });
  const model = entries.at(-1);
  const newcomers = model
    ? [0, 1].map(
        (): Entry => ({
          ...model,
          name: makeName(random),
          birthDate: '2003-05-14',
          category: '',
          categoryDay: null,
          totalMonths: 3,
          pedagogicalMonths: 3,
        }),
      )
    : [];
  return [...kept.filter((_, index) => index !== forgotten), ...newcomers];
}

function makeStaffFiles({ byName, all, asOf }: Lists, random: Random, files: Files): void {
  const of = (place: string) => refresh(byName.get(place) ?? [], random);
  files.set('Школа 2 педработники.xlsx', makeBook([titledList('МБОУ СОШ № 2', of('СОШ № 2'), random, asOf)]));
  files.set('Гимназия 1 кадры.xlsx', makeBook([twoRowList('МБОУ «Гимназия № 1»', of('Гимназия № 1'), random, asOf)]));
  files.set('лицей4.xls', makeBook([carelessList('Лицей 4', of('Лицей № 4'), random, asOf)], 'biff8'));
  files.set('школа 5.csv', makeCsv(titledList('МБОУ «СОШ №5»', of('СОШ № 5'), random, asOf)));
  files.set(
    'Заречье.xlsx',
    makeBook([sectionedList('МКОУ ООШ с. Заречье', byName.get('ООШ с. Заречье') ?? [], random, asOf)]),
  );
  files.set(
    'Лесной с ошибками.xlsx',
    makeBook([faultyList('МБОУ «СОШ п. Лесной»', of('СОШ п. Лесной'), random, asOf)]),
  );
  const lists: Record<string, Uint8Array> = {};
  for (const [index, [organization, entries]] of [...all].entries()) {
    const style = LIST_STYLES[index % LIST_STYLES.length] ?? titledList;
    const sheet = style(organization.shortName, refresh(entries, random), random, asOf);
    const isCsv = index % 5 === 4;
    lists[`${organization.shortName.replaceAll('№ ', '')}.${isCsv ? 'csv' : 'xlsx'}`] = isCsv
      ? makeCsv(sheet)
      : makeBook([sheet]);
  }
  files.set('Списки всех организаций.zip', packFiles(lists));
}

function makeResultFiles({ byName }: Lists, random: Random, files: Files): void {
  const teachersOf = (place: string): DemoName[] =>
    (byName.get(place) ?? []).filter(({ title }) => title.startsWith('Учитель')).map(({ name }) => name);
  const places = ['СОШ № 2', 'СОШ № 5', 'Гимназия № 1'];
  const chosen = places.flatMap((place) =>
    random.sample(teachersOf(place), 9).map((name) => ({ name, place: place.replace('СОШ №', 'школа') })),
  );
  const names = chosen.map(({ name }) => name);
  files.set(
    'Диагностика вход и повтор.xlsx',
    makeBook([
      namedResults(
        names,
        chosen.map(({ place }) => place),
        random,
      ),
    ]),
  );
  const hidden = random.sample(teachersOf('СОШ № 3'), NAMELESS);
  files.set('Диагностика без фамилий.xlsx', makeBook([namelessResults(NAMELESS, 'СОШ № 3', random)]));
  files.set('Ключ к номерам.xlsx', makeBook([keyList(hidden)]));
  files.set(
    'Диагностика словами.xlsx',
    makeBook([wordResults(random.sample(teachersOf('Лицей № 4'), 16), 'Лицей № 4', random)]),
  );
}

/** Ready offers as a new municipality has them: ids stand in, their order is that of writing. */
function listReadyOffers(): Offer[] {
  return READY_OFFERS.map(({ fields }) => ({ ...fields, id: newId(), placesLeft: null }));
}

/** Two tables that close items of the demo's pathways. */
function makeClosingFiles(plan: Plan, code: string, files: Files): void {
  const holders = chooseHolders(plan, code, true);
  planTutorships(plan, holders);
  planShownPathways(plan, holders, listReadyOffers());
  const random = createRandom(SEED);
  files.set('Удостоверения о курсах.xlsx', makeBook([certificateTable(plan, random)]));
  files.set('Лист присутствия на семинаре.xlsx', makeBook([attendanceList(plan, random)]));
}

/** What people throw in by mistake. */
function makeMistakes(files: Files): void {
  files.set('Пустой файл.xlsx', new Uint8Array());
  files.set('Фото вместо списка.xlsx', new Uint8Array([0x89, ...strToU8('PNG\r\n'), 0x1a, 0x0a]));
}

/**
 * Writes messy workbooks about the demo municipality: staff lists of several schools, each kept differently, tables of results and a
 * few mistakes. The same day gives the same files.
 * @returns their names
 */
export async function makeWorkbooks(folder: string, today: Day): Promise<string[]> {
  const [municipality] = listMunicipalities('demo');
  if (!municipality) throw new Error('the demo set is empty');
  const plan = makePlan(NOBODY, today, municipality, new Map());
  const all = listEntries(plan);
  const byName = new Map([...all].map(([{ shortName }, entries]) => [shortName, entries] as const));
  const random = createRandom(SEED);
  const files: Files = new Map();
  const lists = { byName, all, asOf: lastSnapshotDay(today) };
  makeStaffFiles(lists, random, files);
  makeResultFiles(lists, random, files);
  files.set('План-график курсов.xlsx', makeBook([courseSchedule(today)]));
  makeClosingFiles(plan, municipality.code, files);
  files.set('Программа наставничества.docx', mentoringProgramme(today));
  makeMistakes(files);
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
  return [...files.keys()];
}
