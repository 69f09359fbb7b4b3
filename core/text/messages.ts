import type { CategoryFault } from './category.ts';
import type { EducationReading } from './education.ts';
import type { AmountReading, EmploymentFault } from './employment-kind.ts';
import type { OrganizationReason } from './match-organization.ts';
import type { NameFault } from './person-name.ts';
import { NBSP } from './plural.ts';
import type { NameLikeness } from './similar-names.ts';
import type { MarkFault } from './yes-no.ts';

type Fault<Reading> = Reading extends { ok: false; reason: infer Reason extends string } ? Reason : never;

/** Why a name could not be read, and what to do, as the person sees it beside the cell. */
export const NAME_FAULTS: Readonly<Record<NameFault, string>> = {
  empty: 'Фамилия, имя и отчество не указаны',
  not_a_name: 'Не похоже на фамилию, имя и отчество',
  vacancy: 'Вакансия, а не человек: строка не загружается',
  total_row: 'Итоговая строка: не загружается',
  only_surname: 'Указана только фамилия. Добавьте имя и отчество',
  no_surname: 'Не указана фамилия',
};

/** What makes two names look like one human. */
export const NAME_LIKENESS: Readonly<Record<NameLikeness, string>> = {
  same: 'Фамилия, имя и отчество совпадают',
  initials: 'Фамилия и инициалы совпадают',
  no_patronymic: 'Фамилия и имя совпадают, отчество указано только у одного',
  former_surname: 'Совпадает прежняя фамилия',
  typo: 'Отличается одной-двумя буквами, возможна опечатка',
  new_surname: 'Имя, отчество и дата рождения совпадают, возможна новая фамилия',
  namesake: 'Полные тёзки: даты рождения разные',
  different: 'Разные люди',
};

/** Why we think a cell names this organisation. */
export const ORGANIZATION_REASONS: Readonly<Record<OrganizationReason, string>> = {
  same_name: 'Название совпадает',
  same_kind_and_number: 'Совпадают вид организации и номер',
  same_kind_and_name: 'Совпадают вид организации и название',
  several_alike: 'Таких организаций несколько. Выберите нужную',
  other_details: 'Вид и номер совпадают, а остальное в названии различается',
  branch: 'Похоже на филиал или подразделение этой организации',
  same_number: 'Совпадает только номер. Уточните вид организации',
  similar_name: 'Похожее название',
  only_of_kind: 'Единственная организация этого вида',
};

export const CATEGORY_FAULTS: Readonly<Record<CategoryFault, string>> = {
  empty: 'Категория не указана',
  unreadable: 'Не удалось прочитать категорию. Укажите: высшая, первая, соответствие или без категории',
  several_categories: 'В ячейке несколько категорий. Оставьте одну',
  no_such_day: 'Такого дня нет в календаре. Проверьте дату присвоения категории',
  several_dates: 'В ячейке несколько дат. Оставьте дату присвоения категории',
};

export const EDUCATION_FAULTS: Readonly<Record<Fault<EducationReading>, string>> = {
  empty: 'Образование не указано',
  unreadable: 'Не удалось прочитать образование. Укажите уровень: высшее или среднее профессиональное',
};

export const EMPLOYMENT_FAULTS: Readonly<Record<EmploymentFault, string>> = {
  empty: 'Условие работы не указано',
  unreadable: 'Укажите: основная работа, внутренний или внешний совместитель',
  unclear_part_time: 'Уточните: внутренний или внешний совместитель',
  rate_impossible: `Доля ставки должна быть больше 0 и не больше${NBSP}2`,
};

export const RATE_FAULTS: Readonly<Record<Fault<AmountReading>, string>> = {
  empty: 'Доля ставки не указана',
  unreadable: 'Не удалось прочитать долю ставки. Укажите число: 0,5',
  impossible: `Доля ставки должна быть больше 0 и не больше${NBSP}2`,
};

export const HOURS_FAULTS: Readonly<Record<Fault<AmountReading>, string>> = {
  empty: 'Нагрузка не указана',
  unreadable: 'Не удалось прочитать нагрузку. Укажите часы в неделю: 18',
  impossible: `Нагрузка должна быть больше 0 и не больше 60${NBSP}часов в неделю`,
};

export const MARK_FAULTS: Readonly<Record<MarkFault, string>> = {
  empty: 'Ничего не указано',
  unreadable: 'Не удалось прочитать отметку. Укажите: да или нет',
};

export const SEX_FAULTS: Readonly<Record<MarkFault, string>> = {
  empty: 'Пол не указан',
  unreadable: 'Не удалось прочитать пол. Укажите: женский или мужской',
};
