import { describe, expect, it } from 'vitest';
import { makeAdvice } from './advice-content.ts';
import { pathwayAdviceKind } from './advice-kind.ts';
import { makeInvitation } from './invitation-content.ts';
import { pathwayInvitationKind } from './invitation-kind.ts';
import { makeAcquaintanceSheet, makeAgreementSheet } from './sheet-content.ts';
import { pathwayAcquaintanceKind, pathwayAgreementKind } from './sheet-kind.ts';
import { plain, printPaper } from './testing/print-paper.ts';
import { makeColleague, makeSampleAdvice, makeSampleInvitation, makeSampleSheet } from './testing/sample-input.ts';

describe('recommendations to a teacher', () => {
  it('[IOM-20] the whole printed text, warm and plain', async () => {
    const paper = makeAdvice(makeSampleAdvice());
    expect([plain(paper.title), paper.doubts]).toEqual(['Рекомендации педагогу: Бондарь Ю. Я.', []]);
    const { paragraphs, tables } = await printPaper(pathwayAdviceKind, paper);
    expect(paragraphs.slice(3)).toEqual([
      'Учителю математики\nБондарь Юлии Яковлевне',
      'Адресные рекомендации',
      'Уважаемая Юлия Яковлевна!',
      'Вы многое умеете, и есть, к чему двигаться дальше. В ближайшее время можно усилить:',
      '– методическая компетенция (математика);',
      '– работа с текстом.',
      'Для этого предлагаем:',
      '1. Вебинар «Работа с текстом на уроках математики» — дистанционно, до 31 марта 2027 г., 6 ч. Проводит МКУ «ИМЦ».',
      '2. Пара коллег «Взаимные посещения уроков» — до 31 марта 2027 г.',
      'Это предложение, а не поручение: выберите то, что Вам интересно и удобно по времени. Если что-то не подходит, скажите, и мы подберём другое.',
      'С вопросами можно обратиться:',
      '– Соболев Пётр Ильич, учитель математики, тьютор, кабинет 12.',
    ]);
    expect(tables).toEqual([[['Директор', '____________', 'О. Н. Кравцова']]]);
  });

  it('[IOM-20] knows neither scores nor words that reproach', async () => {
    const { paragraphs } = await printPaper(pathwayAdviceKind, makeAdvice(makeSampleAdvice()));
    expect(paragraphs.join('\n')).not.toMatch(/дефицит|низк|балл|48/iu);
  });

  it('[IOM-20] parts without content are left out; a teacher without a patronymic is a colleague', async () => {
    const teacher = makeColleague('Ким Саша', 'учитель физики');
    const paper = makeAdvice(makeSampleAdvice({ teacher, needs: [], items: [], contacts: [] }));
    expect(paper.doubts).toEqual([{ personId: 'Ким', name: 'Ким Саша', shown: 'Ким Саша' }]);
    const { paragraphs } = await printPaper(pathwayAdviceKind, paper);
    expect(paragraphs.slice(3)).toEqual([
      'Учителю физики\nКим Саша',
      'Адресные рекомендации',
      'Уважаемые коллеги!',
      'Это предложение, а не поручение: выберите то, что Вам интересно и удобно по времени. Если что-то не подходит, скажите, и мы подберём другое.',
    ]);
  });
});

describe('a letter of invitation', () => {
  it('[IOM-20] [DIAG-22] the whole printed text; it does not say why these teachers', async () => {
    const paper = makeInvitation(makeSampleInvitation());
    expect(paper.doubts).toEqual([]);
    const { paragraphs, tables } = await printPaper(pathwayInvitationKind, paper, {
      number: '17',
      signedOn: '2026-11-20',
    });
    expect(paragraphs.slice(3)).toEqual([
      'Директору\nМБОУ «СОШ № 4»\nКравцовой О. Н.',
      'О приглашении на семинар',
      'Уважаемая Ольга Николаевна!',
      'Муниципальное казённое учреждение «Информационно-методический центр Заозёрского округа» приглашает на семинар «Смысловое чтение на уроках математики» педагогических работников МБОУ «СОШ № 4»:',
      'Когда: 10 декабря 2026 г., начало в 14:00.',
      'Где: МБОУ «СОШ № 7», кабинет 21.',
      'Проводит: МКУ «ИМЦ».',
      'Объём: 4 ч.',
      'Участие добровольное. Просим передать приглашение педагогам и дать им возможность участвовать.',
      'Кто сможет участвовать, просим сообщить до 4 декабря 2026 г. (тел. (000) 000-00-00, imc@example.org).',
      'Тихонова Вера Олеговна, тел. (000) 000-00-00',
    ]);
    expect(tables).toEqual([
      [['от 20 ноября 2026 г. № 17', '']],
      [
        ['№', 'Фамилия, имя, отчество', 'Должность'],
        ['1', 'Бондарь Юлия Яковлевна', 'Учитель начальных классов'],
        ['2', 'Мамедов Али Гасан оглы', 'Учитель физики'],
        ['3', 'Черных Илья Андреевич', 'Педагог-психолог'],
      ],
      [['Директор', '____________', 'А. П. Вересова']],
    ]);
  });

  it.each([
    ['директор', 'Орлов Денис Павлович', 'Директору\nМБОУ «СОШ № 4»\nОрлову Д. П.', 'Уважаемый Денис Павлович!', 0],
    ['Заведующий', 'О. Н. Кравцова', 'Заведующему\nМБОУ «СОШ № 4»\nКравцова О. Н.', 'Уважаемые коллеги!', 1],
    ['директор', '', 'Директору\nМБОУ «СОШ № 4»', 'Уважаемые коллеги!', 0],
  ])('[IOM-20] to «%s» «%s»', (post, name, shown, greeting, doubts) => {
    const paper = makeInvitation(makeSampleInvitation({ addressee: { organization: 'МБОУ «СОШ № 4»', post, name } }));
    expect([plain(String(paper.content.адресат)), paper.content.обращение, paper.doubts.length]).toEqual([
      shown,
      greeting,
      doubts,
    ]);
  });
});

describe('sheets', () => {
  it('[IOM-04] of agreement: what was agreed in the product has its date, the hand signs all', async () => {
    const { paragraphs, tables } = await printPaper(pathwayAgreementKind, makeAgreementSheet(makeSampleSheet()));
    expect(paragraphs.slice(3)).toEqual([
      'ЛИСТ СОГЛАСОВАНИЯ',
      'индивидуальных образовательных маршрутов педагогических работников',
    ]);
    expect(tables[0]).toEqual([
      ['№', 'Фамилия, имя, отчество', 'Должность', 'Вид плана', 'Дата', 'Подпись'],
      ['1', 'Бондарь Юлия Яковлевна', 'Учитель начальных классов', 'ИОМ педагога', '18.11.2026', ''],
      ['2', 'Мамедов Али Гасан оглы', 'Учитель физики', 'ИОМ педагога', '', ''],
      ['3', 'Черных Илья Андреевич', 'Педагог-психолог', 'ИОМ педагога', '', ''],
    ]);
  });

  it.each([
    [{ number: '4-у', signedOn: '2026-11-20' }, 'с приказом от 20.11.2026 № 4-у'],
    [null, 'с приказом от «____» ____________ 20___ г. № _______'],
  ])('[IOM-04] of acquaintance with the order %j', async (order, line) => {
    const sheet = makeAcquaintanceSheet(makeSampleSheet({ order }));
    const { paragraphs, tables } = await printPaper(pathwayAcquaintanceKind, sheet);
    expect(paragraphs.slice(3)).toEqual([
      'ЛИСТ ОЗНАКОМЛЕНИЯ',
      `${line}\n«Об утверждении индивидуальных образовательных маршрутов педагогических работников»`,
    ]);
    expect(tables[0]?.map((row) => row.length)).toEqual([5, 5, 5, 5]);
  });
});
