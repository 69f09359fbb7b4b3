/** Who answers, by post: names are the municipality's own. */
export const HEAD = 'Руководитель методической службы';
export const METHODIST = 'Методист по направлению';
export const ANALYST = 'Методист по аналитической работе';
export const LEADERS = 'Руководители методических объединений';
export const MENTORS = 'Наставники';
export const DIRECTOR = 'Директор школы';
export const DEPUTY = 'Заместитель директора по учебно-воспитательной работе';
export const PSYCHOLOGIST = 'Педагог-психолог';
export const AUTHORITY = 'Специалист органа управления образованием';
