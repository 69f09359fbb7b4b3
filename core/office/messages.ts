import type { OfficeErrorCode, OfficeErrorDetails } from '#core/office/errors.ts';

type Text = (details: OfficeErrorDetails) => string;

const onSheet = (details: OfficeErrorDetails): string =>
  details.sheet === undefined ? '' : ` на\u00a0листе «${details.sheet}»`;

const grouped = (count: number | undefined): string =>
  count === undefined ? '' : String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

/** What happened and what the person should do next; one text per code. */
const TEXTS: Record<OfficeErrorCode, Text> = {
  empty_file: () =>
    'Файл пустой: в\u00a0нём 0\u00a0байт. Скорее всего, он не\u00a0дописался при сохранении или пересылке. Сохраните его ещё раз и\u00a0загрузите снова.',
  not_a_workbook: () => 'Это не\u00a0таблица. Загрузите файл XLSX, XLS или CSV либо ZIP-архив с\u00a0такими файлами.',
  picture: () => 'Это картинка, а\u00a0не\u00a0таблица. Попросите у\u00a0школы сам файл таблицы (XLSX, XLS или CSV).',
  pdf: () =>
    'Это документ PDF, а\u00a0не\u00a0таблица. Попросите у\u00a0школы файл, из\u00a0которого он сделан (XLSX, XLS или CSV).',
  word_document: () =>
    'Это документ Word, а\u00a0не\u00a0таблица. Скопируйте таблицу из\u00a0него в\u00a0Excel, сохраните как «Книга Excel (XLSX)» и\u00a0загрузите снова.',
  open_document: () =>
    'Это таблица LibreOffice (ODS). Откройте её, выберите «Сохранить как» и\u00a0тип «Excel\u00a02007–365 (XLSX)», затем загрузите снова.',
  binary_workbook: () =>
    'Это двоичная книга Excel (XLSB). Откройте её, выберите «Сохранить как» и\u00a0тип «Книга Excel (XLSX)», затем загрузите снова.',
  other_archive: () =>
    'Это архив RAR, 7z или другой. Распакуйте его и\u00a0загрузите таблицы сами по\u00a0себе либо архивом ZIP.',
  html_table: () =>
    'Это веб-страница с\u00a0расширением таблицы, и\u00a0таблицы в\u00a0ней прочитать не\u00a0удалось. Откройте файл в\u00a0Excel, сохраните как «Книга Excel (XLSX)» и\u00a0загрузите снова.',
  xml_table: () =>
    'Это таблица в\u00a0формате XML. Откройте файл в\u00a0Excel, сохраните как «Книга Excel (XLSX)» и\u00a0загрузите снова.',
  password: () =>
    'Файл закрыт паролем. Откройте его в\u00a0Excel, снимите пароль («Файл → Сведения → Защита книги → Зашифровать с\u00a0использованием пароля»), сохраните и\u00a0загрузите снова.',
  old_binary_unreadable: () =>
    'Книгу старого формата (XLS) прочитать не\u00a0удалось: она повреждена. Откройте её в\u00a0Excel, сохраните как «Книга Excel (XLSX)» и\u00a0загрузите снова.',
  bomb: () =>
    'Файл после распаковки непомерно велик, читать его небезопасно. Откройте его в\u00a0Excel, скопируйте нужные строки в\u00a0новую книгу и\u00a0загрузите её.',
  doctype: () =>
    'В\u00a0файле есть запрещённая вставка (DOCTYPE), обычный Excel такого не\u00a0пишет. Откройте файл в\u00a0Excel, сохраните как «Книга Excel (XLSX)» и\u00a0загрузите снова.',
  broken_archive: () =>
    'Файл повреждён и\u00a0не\u00a0открывается. Откройте его в\u00a0Excel: если предложит восстановить — согласитесь, сохраните и\u00a0загрузите снова; если нет — попросите прислать файл ещё раз.',
  broken_xml: (details) =>
    `Внутри файла повреждены данные${onSheet(details)}. Откройте его в\u00a0Excel, сохраните как «Книга Excel (XLSX)» и\u00a0загрузите снова.`,
  unclosed_quote: (details) =>
    `В\u00a0файле CSV не\u00a0закрыта кавычка, запись номер ${grouped(details.row)}. Поправьте её или сохраните таблицу как «Книга Excel (XLSX)» и\u00a0загрузите снова.`,
  no_sheets: () => 'В\u00a0книге нет ни\u00a0одного листа с\u00a0таблицей. Проверьте, тот\u00a0ли это файл.',
  no_such_sheet: (details) => `В\u00a0книге нет листа «${details.sheet ?? ''}». Загрузите книгу заново.`,
  bad_cell_address: (details) =>
    `Адрес ячейки «${details.cell ?? ''}» не\u00a0похож на\u00a0адрес. Сообщите об\u00a0этом администратору.`,
  too_many_rows: (details) =>
    `Слишком много строк${onSheet(details)}: больше ${grouped(details.limit)}. Разделите таблицу на\u00a0несколько файлов.`,
  too_many_columns: (details) =>
    `Слишком много столбцов${onSheet(details)}: больше ${grouped(details.limit)}. Удалите лишние столбцы справа и\u00a0загрузите снова.`,
  too_many_strings: () =>
    'В\u00a0книге слишком много текста, чтобы прочитать её за\u00a0один раз. Разделите таблицу на\u00a0несколько файлов.',
  too_many_files: (details) =>
    `В\u00a0архиве слишком много файлов: больше ${grouped(details.limit)}. Разделите его на\u00a0несколько архивов.`,
  no_tables_in_archive: () =>
    'В\u00a0архиве нет ни\u00a0одной таблицы XLSX, XLS или CSV. Проверьте, тот\u00a0ли это архив.',
  time_limit: () =>
    'Файл читается слишком долго. Разделите таблицу на\u00a0несколько файлов или сохраните её заново как «Книга Excel (XLSX)».',
  memory_limit: () =>
    'Файл слишком велик, чтобы его прочитать. Разделите таблицу на\u00a0несколько файлов или сохраните её заново как «Книга Excel (XLSX)».',
};

/** The Russian text for an error of an office file. */
export function describeOfficeError(error: { code: OfficeErrorCode; details: OfficeErrorDetails }): string {
  return TEXTS[error.code](error.details);
}
