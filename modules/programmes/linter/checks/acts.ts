/** Acts the document rests on. @source test-cases.md 3.5, 3.7; DOC-04 */
import { formatDay } from '#core/time/format.ts';
import type { Remark, Source } from '../source/model.ts';
import { spotOfLine } from '../source/spots.ts';
import { quote } from '../source/words.ts';

/** A document put in a new wording may name later acts. */
const AMENDED = /\(?\s*(?:в\s+ред(?:акции|\.)|с\s+изменениями|с\s+изм\.|в\s+новой\s+редакции)/iu;
const HEAD_LINES = 80;

const isAmended = ({ body }: Source): boolean => body.slice(0, HEAD_LINES).some(({ text }) => AMENDED.test(text));

/** A document cannot rest on what was not there yet (`002_7868`: order of 14.09.2021, ground of 15.06.2022). */
export function checkLaterActs(source: Source): Remark[] {
  const { signedOn, reading, acts } = source;
  if (signedOn === null || reading.kind === 'execution_report' || isAmended(source)) return [];
  return acts.flatMap(({ act, line }): Remark[] => {
    const { iso } = act.date;
    const before = line.text.slice(Math.max(0, act.date.index - 60), act.date.index);
    if (iso === null || iso <= signedOn || AMENDED.test(before)) return [];
    return [
      {
        code: 'act_later_than_document',
        severity: 'rule',
        spot: spotOfLine(line),
        text: `Документ от ${formatDay(signedOn)} опирается на акт от ${formatDay(iso)}: тогда его ещё не было.`,
        proposal: 'Проверьте дату акта; если документ меняли позже, укажите редакцию.',
        words: act.text,
      },
    ];
  });
}

const NAMELESS =
  /(?<!\p{L})(приказ|распоряжени|письм)\p{L}{0,3}\s+министерства\s+(\p{Lu}\p{L}+(?:ой|ого)\s+(?:област|кра|республик)\p{L}+)/iu;

/** «приказ министерства Оренбургской области»: the ministry's own name is lost. */
export function checkIssuers({ lines }: Source): Remark[] {
  return lines.flatMap((line): Remark[] => {
    const match = line.text.includes('инистерств') ? NAMELESS.exec(line.text) : null;
    if (!match) return [];
    return [
      {
        code: 'act_issuer_incomplete',
        severity: 'rule',
        spot: spotOfLine(line),
        text: `${quote(match[0])}: не сказано, какого министерства.`,
        proposal: `Например, «министерства образования ${match[2]}».`,
        words: match[0],
      },
    ];
  });
}

const REGIONLESS = /^министерства\s+(?:образования|просвещения)(?:\s+и\s+науки)?$/iu;

/** «приказ Министерства образования от …»: the federal one, or which region's? Asked once. */
export function checkRegions({ acts }: Source): Remark[] {
  const found = acts.find(({ act }) => REGIONLESS.test(act.issuer) && act.date.year >= 2005);
  if (!found) return [];
  return [
    {
      code: 'act_issuer_incomplete',
      severity: 'hint',
      spot: spotOfLine(found.line),
      text: `${quote(found.act.text)}: не сказано, министерства какого региона.`,
      proposal: 'Допишите регион или «Российской Федерации».',
      words: found.act.text,
    },
  ];
}

/** «приказом комитета по образованию от 20.04.2021 № 258 комитета по образованию»: the issuer stands twice. */
export function checkIssuerTwice({ acts }: Source): Remark[] {
  return acts.flatMap(({ act, line }): Remark[] => {
    const behind = line.text.slice(act.index + act.text.length).trimStart();
    if (act.issuer.length < 8 || !behind.toLowerCase().startsWith(act.issuer.toLowerCase())) return [];
    return [
      {
        code: 'repeated_words',
        severity: 'rule',
        spot: spotOfLine(line),
        text: `Слова ${quote(act.issuer)} стоят и до, и после даты и номера.`,
        proposal: 'Уберите второе упоминание.',
        words: `${act.text} ${act.issuer}`,
      },
    ];
  });
}
