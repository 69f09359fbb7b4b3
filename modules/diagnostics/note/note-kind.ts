import type { BarChartContent } from '#core/office/docx/chart.ts';
import type { TemplateContent, TemplateImage } from '#core/office/docx/template.ts';
import type { DocumentKind } from '#modules/documents/model.ts';
import type { NoteContent } from './model.ts';
import { NOTE_SPEC, NOTE_WORDS } from './note-spec.ts';

/** DOC-13. Registered in app/server/composition; the heavy libraries load when the first document is made. */
export const analyticNoteKind: DocumentKind = {
  code: 'analytic_note',
  title: 'Аналитическая справка',
  spec: NOTE_SPEC,
  words: NOTE_WORDS,
  buildDefault: async (layout) => (await import('./note-template.ts')).buildNoteTemplate(layout),
};

/** The smallest PNG, for a template that shows no chart: a name must have a value. */
const NO_IMAGE: TemplateImage = {
  kind: 'image',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
  widthMm: 1,
  heightMm: 1,
  alt: '',
};

/** A little smaller than the text is wide, so that it leaves less room empty where it moves to the next page. */
const CHART_SCALE = 0.9;

async function drawChart(chart: NoteContent['chart']): Promise<TemplateImage> {
  if (chart === null) return NO_IMAGE;
  const { measureBarChart, renderBarChart } = await import('#core/office/docx/chart.ts');
  const content: BarChartContent = { ...chart, max: 100, unit: 'процент выполнения' };
  const bytes = await renderBarChart(content);
  const size = measureBarChart(content);
  const names = chart.series.map(({ name }) => name.toLowerCase().split(',')[0]).join(' и ');
  return {
    kind: 'image',
    bytes,
    widthMm: size.widthMm * CHART_SCALE,
    heightMm: size.heightMm * CHART_SCALE,
    alt: `Столбчатая диаграмма: средний результат по компетенциям, ${names} диагностика`,
  };
}

/** Values for the template out of the note; the chart is drawn here. */
export async function toPlaceholders(note: NoteContent): Promise<TemplateContent> {
  return {
    ...toRequisites(note),
    ...toResults(note),
    ...toNumbers(note),
    есть_диаграмма: note.chart !== null,
    диаграмма: await drawChart(note.chart),
    ...toConclusions(note),
  };
}

/** Numbers of tables and sections go on without a gap when some of them are left out. */
function toNumbers(note: NoteContent): TemplateContent {
  const hasLevels = note.levels.rows.length > 0;
  const tables = [true, hasLevels, note.changes.length > 0, note.schools.length > 0, note.subjects.length > 0];
  const numberOf = (index: number): string => String(tables.slice(0, index + 1).filter(Boolean).length);
  return {
    таблица_изменений: numberOf(2),
    таблица_школ: numberOf(3),
    таблица_предметов: numberOf(4),
    раздел_рекомендаций: note.conclusions.length > 0 ? '5' : '4',
  };
}

function toRequisites(note: NoteContent): TemplateContent {
  return {
    учредитель: note.authority,
    есть_учредитель: note.authority !== '',
    организация: note.organization,
    сведения: note.contacts,
    место: note.place,
    заголовок: note.heading,
    основание: dropStop(note.basis),
    есть_основание: note.basis !== '',
    нет_основания: note.basis === '',
    цель: dropStop(note.aim),
    есть_цель: note.aim !== '',
    место_проведения: dropStop(note.venue),
    есть_место_проведения: note.venue !== '',
    этапы: note.stages.map(({ title, dates, instrument }) => ({ этап: title, сроки: dates, инструмент: instrument })),
    участие: note.participation.map(({ text }) => ({ текст: text })),
    шкалы: note.scales.map((шкала) => ({ шкала })),
    правила: note.rules.map((правило) => ({ правило })),
    должность: note.signerPost,
    подписант: note.signerName,
    исполнитель: note.executor,
    есть_исполнитель: note.executor !== '',
  };
}

const dropStop = (text: string): string => text.trim().replace(/\.+$/u, '');

function toResults(note: NoteContent): TemplateContent {
  const { titles, hasEntry, hasRepeat, rows } = note.levels;
  const hasScores = rows.length > 0;
  const isThree = titles.length === 3;
  const hasBoth = hasEntry && hasRepeat;
  return {
    есть_результаты: hasScores,
    нет_результатов: !hasScores,
    уровни_двух_этапов: hasScores && isThree && hasBoth,
    уровни_одного_этапа: hasScores && isThree && !hasBoth,
    уровни_словами: hasScores && !isThree,
    уровень1: titles[0] ?? '',
    уровень2: titles[1] ?? '',
    уровень3: titles[2] ?? '',
    этап_замера: hasRepeat ? 'повторная' : 'входная',
    уровни: rows.map(({ competence, entry, repeat }) => ({
      компетенция: competence,
      ...toLevelCells(hasEntry ? entry : repeat, ''),
      ...toLevelCells(entry, '1'),
      уровни1: entry.all,
      ...toLevelCells(repeat, '2'),
      уровни2: repeat.all,
    })),
    есть_изменения: note.changes.length > 0,
    изменения: note.changes.map((change) => ({
      компетенция: change.competence,
      вход: change.entry,
      повтор: change.repeat,
      пар: change.pairs,
      изменение: change.mean,
      выше: change.up,
      так_же: change.same,
      ниже: change.down,
    })),
  };
}

function toLevelCells(stage: NoteContent['levels']['rows'][number]['entry'], suffix: '' | '1' | '2'): TemplateContent {
  const [low = '', medium = '', high = ''] = stage.levels;
  return {
    [`всего${suffix}`]: stage.n,
    [`низкий${suffix}`]: low,
    [`средний${suffix}`]: medium,
    [`высокий${suffix}`]: high,
    [`среднее${suffix}`]: stage.mean,
    [`медиана${suffix}`]: stage.median,
  };
}

function toConclusions(note: NoteContent): TemplateContent {
  const texts = (sentences: NoteContent['gaps']) => sentences.map(({ text }) => ({ текст: text }));
  return {
    наблюдения: note.findings.map(({ title, sentences }) => ({ название: title, предложения: texts(sentences) })),
    есть_пробелы: note.gaps.length > 0,
    пробелы: texts(note.gaps),
    есть_ограничения: note.limits.length > 0,
    ограничения: texts(note.limits),
    есть_школы: note.schools.length > 0,
    школы: note.schools.map(({ title, entry, repeat, deficits }) => ({
      организация_участника: title,
      прошли1: entry,
      прошли2: repeat,
      дефициты: deficits,
    })),
    есть_предметы: note.subjects.length > 0,
    предметы: note.subjects.map(({ title, measured, deficits }) => ({
      предмет: title,
      участников: measured,
      дефициты: deficits,
    })),
    есть_скрытое: note.hasHidden,
    о_скрытом: note.hiddenText,
    есть_выводы: note.conclusions.length > 0,
    выводы: texts(note.conclusions),
    есть_рекомендации: note.recommendations.length > 0,
    нет_рекомендаций: note.recommendations.length === 0,
    адресаты: note.recommendations.map(({ addressee, items }) => ({
      кому: addressee,
      рекомендации: items.map(({ text, due }, index) => ({
        номер_пп: String(index + 1),
        текст: text,
        срок: due === '' ? 'срок не указан' : `срок — ${due}`,
      })),
    })),
    есть_приложение: note.results.length > 0,
    результаты: note.results.map(({ number, competence, entry, repeat, change }) => ({
      участник: number,
      компетенция: competence,
      вход: entry,
      повтор: repeat,
      изменение: change,
    })),
  };
}
