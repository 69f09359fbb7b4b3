import { strToU8 } from 'fflate';
import { type Day, yearOf } from '#core/time/day.ts';
import { packFiles } from './sheet.ts';

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const paragraph = (text: string, isBold = false): string =>
  `<w:p><w:r>${isBold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;

const cell = (text: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${text
    .split('\n')
    .map((line) => paragraph(line))
    .join('')}</w:tc>`;

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('');

const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr><w:tblBorders>${BORDERS}</w:tblBorders></w:tblPr><w:tblGrid/>${rows
    .map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`)
    .join('')}</w:tbl>`;

function passport(year: number): string[][] {
  return [
    ['Наименование программы', `Программа развития наставничества на ${year}-${year + 1} годы`],
    [
      'Основания разработки',
      `1. Положение о наставничестве от 20.03.${year - 1} № 14.\n2. Приказ управления образования от 12.02.${year + 1} № 31.`,
    ],
    ['Координатор программы', 'Заведующий методическим отделом'],
    ['Цель', 'Каждый начинающий педагог работает рядом с наставником'],
    ['Задачи', '1. Подготовить наставников.\n2. Создать пары в каждой школе.\n4. Показать лучший опыт.'],
    ['Сроки реализации', `${year}-${year + 1} годы`],
    [
      'Этапы реализации',
      `1 этап (январь-март ${year}) – подготовительный\n2 этап (апрель ${year} – октябрь ${year + 1}) – основной\n3 этап (ноябрь-декабрь ${year + 1}) – итоговый`,
    ],
    [
      'Целевые показатели',
      'Доля начинающих педагогов с наставником – 100%\nДоля наставников, прошедших обучение – 1000%',
    ],
    ['Финансирование', `Муниципальная программа «Кадры» на ${year - 2}-${year} годы`],
    ['Риски', 'Наставник уходит посреди года'],
  ];
}

function roadMap(year: number): string[][] {
  return [
    ['№', 'Мероприятие', 'Целевая аудитория', 'Сроки', 'Ответственные', 'Ожидаемый результат'],
    [
      '1',
      'Опрос школ: кто готов стать наставником',
      'Школы',
      `февраль ${year}`,
      'Методический отдел',
      'Список наставников',
    ],
    [
      '2',
      'Курс «Наставник рядом»',
      'Наставники',
      `март-апрель ${year}`,
      'Методический отдел\nЦентр развития',
      'Программа курса',
    ],
    ['3', 'Приказы школ о парах', 'Школы', `до 1 мая ${year}`, 'Директора школ', 'Приказы'],
    ['5', 'Встречи клуба наставников', 'Наставники', '1 раз в квартал', 'Методический отдел', 'Протоколы'],
    ['6', 'Посещение занятий парами', 'Пары', 'ежемесячно', 'Наставники', 'Листы наблюдений'],
    ['7', 'Промежуточный мониторинг', 'Школы', `декабрь ${year}`, 'Методический отдел', 'Аналитическая справка'],
    ['8', 'Открытые уроки начинающих педагогов', 'Педагоги', `12.10.${year - 2}`, 'Школы', 'Разработки уроков'],
    ['9', 'Фестиваль «Мы вместе', 'Пары', `май ${year + 1}`, '', 'Сборник практик'],
    ['10', 'Итоговый мониторинг и отчёт', 'Школы', `декабрь ${year + 1}`, 'Методический отдел', 'Отчёт'],
  ];
}

const TYPES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** A programme as a service keeps it in Word, with a dozen faults for «Проверить документ» to find. */
export function mentoringProgramme(today: Day): Uint8Array {
  const year = yearOf(today) + 1;
  const body = [
    paragraph('ПРОГРАММА РАЗВИТИЯ НАСТАВНИЧЕСТВА', true),
    paragraph(`на ${year}-${year + 1} годы`, true),
    paragraph(`Утверждена приказом от 20.12.${year - 1} № 118`),
    paragraph('Паспорт программы', true),
    table(passport(year)),
    paragraph('Дорожная карта (приложение 2)', true),
    table(roadMap(year)),
  ].join('');
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`;
  return packFiles({
    '[Content_Types].xml': strToU8(TYPES),
    '_rels/.rels': strToU8(RELATIONS),
    'word/document.xml': strToU8(document),
  });
}
