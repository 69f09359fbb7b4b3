/** Who works in an organisation of a kind, and what the posts are called. */

export interface Job {
  readonly postCode: string;
  readonly title: string;
  readonly subjectCodes: readonly string[];
}

export function job(postCode: string, title: string, subjectCodes: readonly string[] = []): Job {
  return { postCode, title, subjectCodes };
}

/** Jobs given one by one, `from` the number of people from which an organisation has them. */
interface SingleJob extends Job {
  readonly from: number;
}

function single(from: number, postCode: string, title: string, subjectCodes: readonly string[] = []): SingleJob {
  return { ...job(postCode, title, subjectCodes), from };
}

const SCHOOL_SINGLES: readonly SingleJob[] = [
  single(0, 'director', 'Директор'),
  single(12, 'deputy_teaching', 'Заместитель директора по УВР'),
  single(12, 'pedagogue_librarian', 'Педагог-библиотекарь'),
  single(24, 'adviser_upbringing', 'Советник директора по воспитанию'),
  single(24, 'psychologist', 'Педагог-психолог'),
  single(24, 'safety_teacher_organizer', 'Преподаватель-организатор ОБЗР', ['life_safety']),
  single(35, 'deputy_upbringing', 'Заместитель директора по ВР'),
  single(35, 'social_pedagogue', 'Социальный педагог'),
  single(45, 'speech_teacher', 'Учитель-логопед', ['correction']),
  single(50, 'organizer', 'Педагог-организатор'),
  single(55, 'methodist', 'Методист'),
  single(60, 'deputy_methodical', 'Заместитель директора по УМР'),
  single(60, 'tutor', 'Тьютор'),
];

const KINDERGARTEN_SINGLES: readonly SingleJob[] = [
  single(0, 'kindergarten_head', 'Заведующий'),
  single(12, 'senior_educator', 'Старший воспитатель'),
  single(12, 'music_head', 'Музыкальный руководитель', ['music']),
  single(20, 'physical_instructor', 'Инструктор по физической культуре', ['physical_culture']),
  single(20, 'speech_teacher', 'Учитель-логопед', ['correction']),
  single(30, 'psychologist', 'Педагог-психолог'),
  single(38, 'music_head', 'Музыкальный руководитель', ['music']),
  single(42, 'defect_teacher', 'Учитель-дефектолог', ['correction']),
];

const ADDITIONAL_SINGLES: readonly SingleJob[] = [
  single(0, 'director', 'Директор'),
  single(12, 'deputy_teaching', 'Заместитель директора по УВР'),
  single(12, 'methodist', 'Методист'),
  single(18, 'organizer', 'Педагог-организатор'),
  single(24, 'accompanist', 'Концертмейстер', ['music']),
  single(35, 'senior_methodist', 'Старший методист'),
];

const SERVICE_SINGLES: readonly SingleJob[] = [
  single(0, 'director', 'Директор'),
  single(0, 'senior_methodist', 'Старший методист'),
  single(0, 'specialist', 'Специалист по информационным системам'),
];

const AUTHORITY_SINGLES: readonly SingleJob[] = [
  single(0, 'department_head', 'Начальник отдела общего образования'),
  single(0, 'specialist', 'Главный специалист'),
];

/** Jobs that fill the rest of the staff, by weight. */
type Crowd = readonly (readonly [Job, number])[];

const SCHOOL_CROWD: Crowd = [
  [job('teacher', 'Учитель начальных классов', ['primary']), 26],
  [job('teacher', 'Учитель русского языка и литературы', ['russian', 'literature']), 13],
  [job('teacher', 'Учитель математики', ['mathematics']), 12],
  [job('teacher', 'Учитель английского языка', ['english']), 10],
  [job('teacher', 'Учитель истории и обществознания', ['history', 'social_studies']), 7],
  [job('teacher', 'Учитель физической культуры', ['physical_culture']), 7],
  [job('teacher', 'Учитель биологии', ['biology']), 4],
  [job('teacher', 'Учитель химии', ['chemistry']), 3],
  [job('teacher', 'Учитель физики', ['physics']), 4],
  [job('teacher', 'Учитель информатики', ['informatics']), 4],
  [job('teacher', 'Учитель географии', ['geography']), 4],
  [job('teacher', 'Учитель труда (технологии)', ['technology']), 4],
  [job('teacher', 'Учитель музыки', ['music']), 2],
  [job('teacher', 'Учитель изобразительного искусства', ['art']), 2],
  [job('teacher', 'Учитель немецкого языка', ['german']), 1],
  [job('afterschool_educator', 'Воспитатель ГПД'), 2],
];

const CROWDS: Readonly<Record<string, Crowd>> = {
  kindergarten: [[job('educator', 'Воспитатель'), 1]],
  additional: [
    [job('additional_teacher', 'Педагог дополнительного образования', ['choreography']), 3],
    [job('additional_teacher', 'Педагог дополнительного образования', ['art']), 3],
    [job('additional_teacher', 'Педагог дополнительного образования', ['music']), 3],
    [job('additional_teacher', 'Педагог дополнительного образования', ['informatics']), 2],
    [job('additional_teacher', 'Педагог дополнительного образования', ['chess']), 1],
  ],
  service: [[job('methodist', 'Методист'), 1]],
  authority: [[job('specialist', 'Ведущий специалист'), 1]],
};

function familyOf(kind: string): string {
  if (['rmk', 'imc'].includes(kind)) return 'service';
  return kind;
}

const SINGLES: Readonly<Record<string, readonly SingleJob[]>> = {
  kindergarten: KINDERGARTEN_SINGLES,
  additional: ADDITIONAL_SINGLES,
  service: SERVICE_SINGLES,
  authority: AUTHORITY_SINGLES,
};

export function listSingles(kind: string): readonly SingleJob[] {
  return SINGLES[familyOf(kind)] ?? SCHOOL_SINGLES;
}

export function crowdOf(kind: string): Crowd {
  return CROWDS[familyOf(kind)] ?? SCHOOL_CROWD;
}

/** A second job beside the main one, within the same organisation. */
export const SECOND_JOBS: readonly Job[] = [
  job('additional_teacher', 'Педагог дополнительного образования'),
  job('teacher', 'Учитель (внеурочная деятельность)', ['important_talks']),
  job('afterschool_educator', 'Воспитатель ГПД'),
  job('methodist', 'Методист'),
];
