/** DIAG-18: what a teacher says of the own work, in the product's own words. An answer is 1 «не про меня» … 4 «точно про меня». */
export interface CheckStatement {
  readonly code: string;
  readonly competence: string;
  readonly text: string;
}

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  subject: [
    'Я уверенно решаю задания повышенного уровня по своему предмету, включая экзаменационные.',
    'Я слежу за изменениями содержания программы и вношу их в уроки без напоминаний.',
    'Я знаю, где ученики чаще всего ошибаются в моём предмете и почему.',
    'Я могу показать связь темы с другими предметами и жизнью на примерах.',
  ],
  methodical: [
    'Я начинаю подготовку урока с того, что ученик сможет сделать в конце.',
    'Я использую разные приёмы для сильных и слабых учеников на одном уроке.',
    'По ходу урока я вижу, кто понял, а кто нет, и меняю план.',
    'Ученики сами оценивают свою работу по понятным им критериям.',
  ],
  digital: [
    'Я подбираю цифровые материалы под задачу урока, а не наоборот.',
    'Я умею сделать задание с автоматической проверкой.',
    'Я знаю, как защитить данные учеников в сервисах, которыми пользуюсь.',
    'Я могу провести урок дистанционно так, чтобы работали все.',
  ],
  communicative: [
    'Мне удаётся разговор с родителями и в трудной ситуации.',
    'Я даю обратную связь так, что ученику понятно, что делать дальше.',
    'Я спокойно веду обсуждение, в котором мнения расходятся.',
    'Я охотно делюсь находками с коллегами и прошу о помощи.',
  ],
  psycho_pedagogical: [
    'Я замечаю, когда ученику трудно не из-за предмета.',
    'Я знаю, как построить работу с учеником с особыми образовательными потребностями.',
    'Я умею снизить напряжение в классе перед контрольной.',
    'Я понимаю возрастные особенности своих учеников и опираюсь на них.',
  ],
  assessment: [
    'Мои отметки и обратная связь опираются на заранее известные критерии.',
    'Я умею составить проверочную работу, которая проверяет именно то, чему учили.',
    'Я разбираю результаты работ и меняю по ним следующие уроки.',
  ],
};

export const CHECK_STATEMENTS: readonly CheckStatement[] = Object.entries(TEXTS).flatMap(([competence, texts]) =>
  texts.map((text, index) => ({ code: `${competence}_${index + 1}`, competence, text })),
);

export interface CheckResult {
  readonly competence: string;
  /** Mean of the answers given, 1 … 4. */
  readonly mean: number;
  readonly answered: number;
}

/** By competence, of what was answered; a competence without answers is absent, never zero. */
export function summarizeCheck(answers: Readonly<Record<string, number>>): CheckResult[] {
  const given = CHECK_STATEMENTS.flatMap(({ code, competence }) => {
    const answer = answers[code];
    return answer === undefined ? [] : [{ competence, answer }];
  });
  return [...Map.groupBy(given, ({ competence }) => competence)].map(([competence, own]) => ({
    competence,
    mean: own.reduce((sum, { answer }) => sum + answer, 0) / own.length,
    answered: own.length,
  }));
}
