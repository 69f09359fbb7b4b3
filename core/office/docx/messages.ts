import type { DocxErrorCode, DocxErrorDetails } from '#core/office/docx/errors.ts';

type Text = (details: DocxErrorDetails) => string;

/** Non-breaking spaces after short words, so that a line never ends with «в» or «не». */
const bind = (text: string): string =>
  text.replace(/(?<=^|[\s(«])([а-яё]{1,2}|для|без|или|как|это)\s(?=\S)/giu, '$1\u00a0').replace(/ — /g, '\u00a0— ');

const field = (details: DocxErrorDetails): string => `{${details.placeholder ?? ''}}`;

/** What happened and what the person should do next; one text per code. */
const FILE_TEXTS: Record<DocxErrorCode, Text> = {
  'empty-file': () =>
    'Файл пустой: в нём 0 байт. Скорее всего, он не дописался при сохранении или пересылке. Сохраните его ещё раз и загрузите снова.',
  'not-docx': () => 'Это не документ Word. Загрузите файл в формате DOCX.',
  'legacy-doc': () =>
    'Это документ старого формата (DOC). Откройте его в Word или LibreOffice, выберите «Сохранить как» и тип «Документ Word (DOCX)», затем загрузите снова.',
  'open-document': () =>
    'Это документ LibreOffice (ODT). Откройте его, выберите «Сохранить как» и тип «Документ Word (DOCX)», затем загрузите снова.',
  'word-template': () =>
    'Это шаблон Word (DOTX). Откройте его, выберите «Сохранить как» и тип «Документ Word (DOCX)», затем загрузите снова.',
  'strict-format': () =>
    'Документ сохранён в строгом варианте формата («Документ Strict Open XML»). Выберите «Сохранить как» и тип «Документ Word (DOCX)», затем загрузите снова.',
  password: () =>
    'Файл закрыт паролем. Откройте его в Word, снимите пароль («Файл → Сведения → Защита документа → Зашифровать с использованием пароля»), сохраните и загрузите снова.',
  macros: () =>
    'В документе есть макросы, такой файл принять нельзя. Выберите «Сохранить как» и тип «Документ Word (DOCX)»: макросы при этом удалятся. Затем загрузите снова.',
  'active-content': () =>
    'В документе есть вложенный объект другой программы или элемент управления. Удалите его или замените картинкой, сохраните и загрузите снова.',
  'external-content': () =>
    'В документе есть рисунок или часть, которые хранятся в другом месте и подгружаются по ссылке. Вставьте рисунок в сам документ, сохраните и загрузите снова.',
  doctype: () =>
    'В файле есть запрещённая вставка (DOCTYPE), обычный Word такого не пишет. Откройте файл в Word, сохраните как «Документ Word (DOCX)» и загрузите снова.',
  bomb: () =>
    'Файл после распаковки непомерно велик, читать его небезопасно. Уменьшите рисунки или скопируйте нужный текст в новый документ и загрузите его.',
  damaged: () =>
    'Файл повреждён и не читается. Откройте его в Word: если предложит восстановить — согласитесь, сохраните и загрузите снова; если нет — найдите исходный файл.',
  'broken-template': (details) => `В шаблоне есть ошибка: ${details.finding ?? 'проверьте поля в фигурных скобках'}`,
  'value-missing': (details) =>
    `Для поля ${field(details)} не нашлось значения. Проверьте шаблон или сообщите администратору.`,
  'value-kind': (details) =>
    `Значение поля ${field(details)} не подходит для этого места шаблона. Проверьте шаблон или сообщите администратору.`,
  'bad-image': (details) => `Рисунок для поля ${field(details)} не читается. Нужен файл PNG или JPEG.`,
  'bad-chart': () => 'Диаграмму построить не удалось: данные не согласованы. Сообщите администратору.',
  pdf: () =>
    'Это документ PDF, из него нельзя надёжно взять таблицы. Загрузите файл, из которого он сделан (DOCX или XLSX), или скопируйте текст и вставьте его в поле.',
  picture: () =>
    'Это картинка, а не документ. Загрузите файл, с которого печатали (DOCX), или распознайте картинку и сохраните как «Документ Word (DOCX)».',
  archive: () => 'Это архив. Распакуйте его и загрузите документ сам по себе (DOCX, XLSX или текст).',
  'rich-text': () =>
    'Это документ RTF. Откройте его в Word или LibreOffice, выберите «Сохранить как» и тип «Документ Word (DOCX)», затем загрузите снова.',
  'web-page': () =>
    'Это веб-страница, а не документ. Откройте её в Word или LibreOffice, выберите «Сохранить как» и тип «Документ Word (DOCX)», затем загрузите снова.',
  'no-text': () =>
    'В файле нет текста: это не документ и не таблица. Проверьте, тот ли это файл. Подойдут DOCX, XLSX, CSV и обычный текст.',
  'conversion-failed': () =>
    'Документ прочитать не удалось: возможно, он повреждён или закрыт паролем. Откройте его в Word или LibreOffice, сохраните как «Документ Word (DOCX)» и загрузите снова.',
  'time-limit': () =>
    'Документ читается слишком долго. Разделите его на части или сохраните заново как «Документ Word (DOCX)» и загрузите снова.',
  'memory-limit': () =>
    'Документ слишком велик, чтобы его прочитать. Разделите его на части и загрузите каждую отдельно.',
  'no-such-place': (details) =>
    `В документе не нашлось места для замечания${details.anchor === undefined ? '' : ` (${details.anchor})`}. Загрузите документ заново.`,
};

/** Russian text for a person: what happened and what to do. */
export function describeDocxError(code: DocxErrorCode, details: DocxErrorDetails = {}): string {
  return bind(FILE_TEXTS[code](details));
}

export const FINDING_CODES = [
  'unclosed-brace',
  'stray-brace',
  'empty-tag',
  'forbidden-name',
  'unknown-name',
  'outside-loop',
  'wrong-kind',
  'inverse-unsupported',
  'bad-options',
  'wrong-closing',
  'missing-closing',
  'missing-opening',
  'crosses-cells',
  'list-span',
  'content-control',
  'unsupported-place',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

export type FindingFacts = {
  /** The tag as it stands in the text, with braces. */
  readonly tag: string;
  /** Bare name in the tag. */
  readonly name: string;
  /** The tag to write instead. */
  readonly proposal?: string;
  /** For `outside-loop`: the list whose items have the name. */
  readonly loop?: string;
  /** For `wrong-kind`: what the name is. */
  readonly kind?: 'text' | 'image' | 'condition' | 'pageBreak' | 'loop';
};

const instead = (facts: FindingFacts): string =>
  facts.proposal === undefined ? '' : ` Возможно, имелось в виду ${facts.proposal}.`;

const KIND_TEXTS: Record<NonNullable<FindingFacts['kind']>, (name: string) => string> = {
  text: (name) => `это обычное поле, пишите {${name}}`,
  image: (name) => `это рисунок, пишите {${name}}`,
  pageBreak: (name) => `это разрыв страницы, пишите {${name}}`,
  condition: (name) => `это условие, пишите {#${name}} … {/${name}}`,
  loop: (name) => `это список, пишите {#${name}} … {/${name}}`,
};

const FINDING_TEXTS: Record<FindingCode, (facts: FindingFacts) => string> = {
  'unclosed-brace': (facts) =>
    `Скобка «{» открыта и не закрыта в том же абзаце: «${facts.tag}». Поставьте «}» после имени поля или уберите лишнюю скобку.`,
  'stray-brace': () => 'Лишняя скобка «}»: перед ней нет «{». Уберите её или допишите поле целиком.',
  'empty-tag': () => 'В фигурных скобках нет имени поля. Впишите имя или уберите скобки.',
  'forbidden-name': (facts) => `Имя ${facts.tag} служебное, использовать его нельзя. Замените его полем из списка.`,
  'unknown-name': (facts) => `Поле ${facts.tag} неизвестно.${instead(facts)} Выберите имя из списка полей.`,
  'outside-loop': (facts) =>
    `Поле ${facts.tag} есть только внутри списка. Поставьте его между {#${facts.loop ?? ''}} и {/${facts.loop ?? ''}}.`,
  'wrong-kind': (facts) =>
    `Поле ${facts.tag} записано не так: ${facts.kind === undefined ? '' : KIND_TEXTS[facts.kind](facts.name)}.`,
  'inverse-unsupported': (facts) =>
    `Запись ${facts.tag} («если нет») не поддерживается. Возьмите из списка полей обратное условие${facts.proposal === undefined ? '' : `, например ${facts.proposal}`}.`,
  'bad-options': (facts) =>
    `В поле ${facts.tag} непонятное указание в квадратных скобках. Оставьте только имя${facts.proposal === undefined ? '' : `: ${facts.proposal}`}.`,
  'wrong-closing': (facts) =>
    `Закрывающая метка ${facts.tag} не подходит к открытой.${facts.proposal === undefined ? '' : ` Замените её на ${facts.proposal}.`}`,
  'missing-closing': (facts) =>
    `У метки ${facts.tag} нет закрывающей. Поставьте ${facts.proposal ?? `{/${facts.name}}`} там, где кончается повторяемая часть.`,
  'missing-opening': (facts) =>
    `Закрывающая метка ${facts.tag} есть, а открывающей перед ней нет. Поставьте ${facts.proposal ?? `{#${facts.name}}`} в начале или уберите её.`,
  'crosses-cells': (facts) =>
    `Метки ${facts.tag} и {/${facts.name}} стоят в несовместимых местах. Обе ставят либо в одной ячейке, либо в первой и последней ячейках одной строки, либо в обычных абзацах вне таблицы.`,
  'list-span': (facts) =>
    `Повтор ${facts.tag} начинается в пункте списка и кончается в другом абзаце. Поместите обе метки в один пункт списка.`,
  'content-control': (facts) =>
    `Метка ${facts.tag} стоит внутри элемента управления содержимым (рамки Word). Удалите элемент управления, оставив текст.`,
  'unsupported-place': (facts) =>
    `Поле ${facts.tag} стоит в сноске или примечании, там поля не заполняются. Перенесите его в текст.`,
};

/** Russian text of a finding: what is wrong and what to do. */
export function describeFinding(code: FindingCode, facts: FindingFacts): string {
  return bind(FINDING_TEXTS[code](facts));
}
