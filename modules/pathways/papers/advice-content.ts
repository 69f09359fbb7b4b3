import { formatName } from '#core/text/decline.ts';
import { capitalise } from '#core/text/normalise.ts';
import { formatNumber, NBSP } from '#core/text/plural.ts';
import { formatDayLong } from '#core/time/format.ts';
import { fillHead } from '#modules/documents/model/head.ts';
import { createNaming, partsOf, sexOf } from '#modules/documents/model/naming.ts';
import type { Paper } from '#modules/documents/model/paper.ts';
import { joinFilled, lowerFirst, stop, writeForm, writeTerm } from '#modules/documents/model/sentences.ts';
import { writeGreeting } from './invitation-content.ts';
import type { AdviceInput, AdviceItem } from './model.ts';
import { nameNeed } from './plan-words.ts';

/** IOM-20: to one teacher, in plain words: what can be made stronger, how, whom to ask. No scores, no levels, no reproach. */
export function makeAdvice(input: AdviceInput): Paper {
  const { teacher, needs, items, contacts } = input;
  const naming = createNaming();
  const given = joinFilled([teacher.givenName, teacher.patronymic], ' ');
  return {
    title: `Рекомендации педагогу: ${formatName(partsOf(teacher), 'short')}`,
    content: {
      ...fillHead(input.issuer),
      кому: naming.name(teacher, 'dative'),
      должность_педагога: capitalise(naming.post(teacher, 'dative')),
      обращение: writeGreeting(given, sexOf(teacher)),
      есть_что_усилить: needs.length > 0,
      усилить: needs.map((need, index) => ({
        что_усилить: `${nameNeed(need)}${index === needs.length - 1 ? '.' : ';'}`,
      })),
      есть_шаги: items.length > 0,
      шаги: items.map((item, index) => ({ номер_пп: `${index + 1}.`, шаг: writeStep(item) })),
      есть_к_кому: contacts.length > 0,
      к_кому: contacts.map(({ colleague, how }) => ({
        человек: stop(joinFilled([formatName(partsOf(colleague)), lowerFirst(colleague.post), how])),
      })),
    },
    doubts: naming.listDoubts(),
  };
}

/** «Вебинар «Работа с текстом» — дистанционно, до 31 марта 2027 г., 6 ч. Проводит ИМЦ.» */
function writeStep(item: AdviceItem): string {
  const hours = item.hours === null ? '' : `${formatNumber(item.hours)}${NBSP}ч`;
  const facts = joinFilled([writeForm(item.form), writeWhen(item), item.place, hours]);
  const step = `${item.kind} «${item.title.replace(/^«(.*)»$/u, '$1')}»${facts === '' ? '' : `${NBSP}— ${facts}`}`;
  return joinFilled([stop(step), item.provider && stop(`Проводит ${item.provider}`), item.url], ' ');
}

function writeWhen({ startsOn, dueOn }: AdviceItem): string {
  if (startsOn !== null) return writeTerm(startsOn, dueOn ?? startsOn);
  return dueOn === null ? '' : `до${NBSP}${formatDayLong(dueOn)}`;
}
