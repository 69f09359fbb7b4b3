import type { Anchor } from '#core/office/document/model.ts';
import type { Day } from '#core/time/day.ts';

/** `rule`: certain; `hint`: asks, may be meant so. */
export const SEVERITIES = ['rule', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A fault of a document, with its place and a proposal. @source test-cases.md 3.3 to 3.8 */
export interface Finding {
  /** One of `FINDING_TITLES`: «numbering_gap», «year_out_of_range» … */
  readonly code: string;
  readonly severity: Severity;
  /** In Russian, as a person finds it: «Дорожная карта, строка 5, «Сроки»». */
  readonly place: string;
  /** What is wrong, in Russian, one sentence. */
  readonly text: string;
  /** What to do, in Russian; null: the author knows better. */
  readonly proposal: string | null;
  readonly anchor: Anchor | null;
  /** The same fault of the same words again: «так и надо» is remembered by it. */
  readonly fingerprint: string;
}

export interface LintOptions {
  readonly today: Day;
  /** Fingerprints a person has answered «так и надо» to. */
  readonly accepted?: ReadonlySet<string>;
  /** Days off besides Saturdays and Sundays. */
  readonly closedDays?: ReadonlySet<Day>;
}

/** Every code with the short name of its fault, for filters and legends. */
export const FINDING_TITLES = {
  numbering_gap: 'Пропуск в нумерации',
  numbering_repeat: 'Повтор номера',
  numbering_order: 'Номера не по порядку',
  numbering_mixed: 'Разные знаки при номерах',
  row_without_number: 'Строка без номера',
  appendix_missing: 'Нет приложения',
  appendix_unnumbered: 'Приложение названо по-разному',
  appendix_range: 'Номера приложений расходятся',
  dead_link: 'Ссылка никуда не ведёт',
  act_later_than_document: 'Акт позже документа',
  act_issuer_incomplete: 'Не названо, чей акт',
  year_out_of_range: 'Невозможный год',
  no_such_day: 'Такого дня нет',
  school_year_single: 'Учебный год назван одним годом',
  range_reversed: 'Конец раньше начала',
  due_outside_period: 'Срок вне периода программы',
  due_outside_stage: 'Срок вне этапа',
  stage_outside_period: 'Этап вне периода программы',
  due_across_stages: 'Срок идёт через границу этапов',
  two_periods: 'Два периода в одном документе',
  financing_ends_early: 'Финансирование кончается раньше',
  due_on_day_off: 'Срок в выходной',
  many_due_on_one_day: 'Много сроков в один день',
  analysis_before_measurement: 'Анализ раньше измерения',
  monitoring_old: 'Мониторинг устарел',
  activity_without_due: 'Нет срока',
  activity_without_owner: 'Нет ответственного',
  row_shifted: 'Строка сдвинута',
  header_wrong: 'Заголовок столбца не подходит',
  activity_repeated: 'Мероприятие повторяется',
  plan_without_dates: 'План без дат',
  one_owner_for_all: 'Один ответственный за всё',
  results_without_numbers: 'Результаты без чисел',
  target_out_of_range: 'Невозможное значение доли',
  indicators_without_targets: 'Показатели без значений',
  indicator_without_base: 'Показатели без исходных значений',
  indicator_without_population: 'Доля неизвестно от чего',
  several_denominators: 'Доли от разных групп',
  share_wrong: 'Доля посчитана неверно',
  share_bases_disagree: 'Доли от несовместимых чисел',
  share_without_base: 'Доля без общего числа',
  not_more_than: 'Не «более»',
  shares_do_not_sum: 'Доли не дают 100 %',
  count_differs_from_list: 'Названо одно число, перечислено другое',
  sum_differs: 'Части не дают целого',
  people_and_participations: 'Люди и участия',
  total_row_differs: 'Итог не сходится',
  mean_row_differs: 'Среднее не сходится',
  group_without_result: 'Группа без результата',
  equal_values: 'Одинаковые значения',
  name_typo: 'Фамилия написана по-разному',
  copies_differ: 'Одно и то же написано по-разному',
  unbalanced_quotes: 'Непарные кавычки',
  unbalanced_brackets: 'Непарные скобки',
  double_word: 'Слово дважды подряд',
  mixed_letters: 'Латинские буквы в русском слове',
  repeated_words: 'Слова повторены',
  foreign_region_word: 'Слово из другого региона',
  abbreviation_undecoded: 'Нерасшифрованные сокращения',
  risk_as_presence: 'Риск назван как достоинство',
  term_defined_twice: 'Одно понятие с разными границами',
  duplicate_heading: 'Одинаковые заголовки',
  duplicate_sentence: 'Повторённый текст',
  goal_differs: 'Две разные цели',
  tasks_differ: 'Задачи расходятся',
  indicators_differ: 'Показатели расходятся',
  requisites_missing: 'Нет реквизитов',
} as const;
export type FindingCode = keyof typeof FINDING_TITLES;
