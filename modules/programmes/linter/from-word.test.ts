import { describe, expect, it } from 'vitest';
import { readDocx } from '#core/office/document/docx/read-docx.ts';
import { makeDocument, p, tbl, tc, tr } from '#core/office/document/testing/make-document.ts';
import { readProgramme } from '../reading/read-programme.ts';
import { lintDocument } from './lint.ts';

const cell = (content: string, layout = '') => tc(p(content), layout);
const FIRST = '<w:vMerge w:val="restart"/>';
const NEXT = '<w:vMerge/>';
const row = (...cells: string[]) => tr(cells.join(''));
const plan = (...rows: string[]) =>
  tbl(
    row(cell('№'), cell('Мероприятие'), cell('Сроки'), cell('Ответственные')) + rows.join(''),
    [600, 4000, 2000, 2000],
  );

async function lint(body: string) {
  const document = await readDocx(makeDocument({ body }));
  return lintDocument(document, readProgramme(document), { today: '2026-11-27' });
}

describe('a Word file', () => {
  it('[PLAN-04] an owner merged over rows is theirs; an empty cell is nobody’s', async () => {
    const findings = await lint(
      p('Утверждено приказом отдела образования от 09.01.2026 № 4') +
        p('План работы методического кабинета на 2026 год') +
        plan(
          row(cell('1'), cell('Семинар библиотекарей'), cell('март 2026 г.'), cell('Методист', FIRST)),
          row(cell('2'), cell('Встреча наставников'), cell('апрель 2026 г.'), cell('', NEXT)),
          row(cell('3'), cell('Смотр кабинетов'), cell('май 2026 г.'), cell('Заведующий')),
          row(cell('4'), cell('Выезд в школы'), cell('июнь 2026 г.'), cell('')),
          row(cell('5'), cell('Сбор заявок'), cell('август 2026 г.'), cell('Методист')),
        ),
    );
    expect(findings.map(({ code, severity, place }) => ({ code, severity, place }))).toEqual([
      { code: 'activity_without_owner', severity: 'rule', place: 'План мероприятий, строка 5, «Ответственные»' },
    ]);
  });

  it('[DOC-02] the second «2.» of an order carries the anchor of its paragraph', async () => {
    const findings = await lint(
      [
        'ПРИКАЗ',
        '09.01.2026 № 4',
        'Об утверждении плана',
        'ПРИКАЗЫВАЮ:',
        '1. Утвердить план работы.',
        '2. Методистам ознакомить школы.',
        '2. Контроль за исполнением приказа оставляю за собой.',
      ]
        .map((line) => p(line))
        .join(''),
    );
    expect(findings.map(({ code, anchor }) => ({ code, anchor }))).toEqual([
      { code: 'numbering_repeat', anchor: 'p7' },
    ]);
  });
});
