/** What stands above a table: whose list it is and of which day. */
import { cleanText } from '#core/text/normalise.ts';
import { readOrganizationName } from '#core/text/organization-name.ts';
import { findDay } from '#core/time/day.ts';
import type { GridRow } from '../model.ts';
import { listFilled } from './grid.ts';

const AS_OF = /(?:на|по состоянию на)\s+(\d{1,2})\.(\d{1,2})\.(20\d{2})/iu;
const NOT_A_NAME =
  /спис|сведен|информац|таблиц|результат|диагност|педагогическ\p{L}*\s+(?:работник|кадр)|приложен|утвержд|приказ|кадров|состав|штат|тарификац/iu;

const AFTER_NAME =
  /\s*[,;:.–—-]+\s+(?=(?:спис|сведен|информац|педагог|педсостав|кадр|состав|штат|тарификац|работник|учител|сотрудник))/iu;

/** Whether words name one organisation: a kind with a number or a name of its own. */
export function namesOrganization(text: string): boolean {
  const { kind, number, properName, honour, place } = readOrganizationName(text);
  return kind !== undefined && (number ?? properName ?? honour ?? place) !== undefined;
}

/** «Список педагогов МБОУ СОШ № 5 на 01.09.2026» → «МБОУ СОШ № 5». */
function cutName(text: string): string | undefined {
  const line = cleanText(text).replace(AS_OF, '').trim();
  const found =
    /(?:М[БАК]?[ОД]{0,2}У|ГБОУ|школ\p{L}*|СОШ|ООШ|НОШ|гимнази\p{L}*|лице\p{L}*|детск\p{L}*\s+сад\p{L}*|д\/с)[\s"«№].*$/iu.exec(
      line,
    )?.[0];
  // «МАОУ СОШ 15, педагогический состав»: what follows the name tells what the list is.
  const cut = found?.split(AFTER_NAME)[0];
  const candidates = [NOT_A_NAME.test(line) ? undefined : line, cut, found];
  return candidates.find((candidate) => candidate !== undefined && namesOrganization(candidate));
}

/** The organisation named in the rows above the header, the first that names one. */
export function findTitleOrganization(rows: readonly GridRow[]): string | undefined {
  for (const row of rows) {
    for (const { cell } of listFilled(row)) {
      const found = cell.kind === 'text' ? cutName(cell.text) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Without the ending, folders taken from the nearest to the farthest: «Школа 5/штат 2026.xlsx» → «Школа 5». */
export function findNameOrganization(fileName: string): string | undefined {
  const steps = fileName.replace(/\.\w{2,5}$/u, '').split('/');
  return steps
    .toReversed()
    .map((step) => cutName(step.replaceAll(/[_]+/gu, ' ')))
    .find((found) => found !== undefined);
}

/** «по состоянию на 20.09.2026» */
export function findAsOf(rows: readonly GridRow[]): string | undefined {
  for (const row of rows) {
    for (const { cell } of listFilled(row)) {
      const found = AS_OF.exec(cell.text);
      if (found !== null) return findDay(Number(found[3]), Number(found[2]), Number(found[1]));
    }
  }
  return undefined;
}
