import { formatName } from '#core/text/decline.ts';
import { capitalise } from '#core/text/normalise.ts';
import { formatCount, formatNumber, NBSP } from '#core/text/plural.ts';
import { writeSignature } from '#core/text/signature-name.ts';
import { formatDay, formatDayLong, formatDays } from '#core/time/format.ts';
import { fillHead } from '#modules/documents/model/head.ts';
import { createNaming, partsOf } from '#modules/documents/model/naming.ts';
import type { Paper, PaperContent } from '#modules/documents/model/paper.ts';
import {
  bindNumber,
  dropStop,
  joinFilled,
  lowerFirst,
  stop,
  writeForm,
  writeMinutes,
  writeTerm,
} from '#modules/documents/model/sentences.ts';
import type { PlanInput, PlanItem, PlanNeed } from './model.ts';
import { nameNeed, titleOfPlan } from './plan-words.ts';

const HAND = '____________';
export const BLANK_DATE = `«____»${NBSP}____________${NBSP}20___${NBSP}г.`;

/** F-25: the pathway as teacher, tutor and director sign it. Scores stand in it only where the municipality lets them. */
export function makePlan(input: PlanInput): Paper {
  const { teacher, kind, items } = input;
  const naming = createNaming();
  const ofTeacher = naming.name(teacher, 'genitive');
  const kept = items.filter(({ state }) => state !== 'cancelled');
  return {
    title: `${capitalise(titleOfPlan(kind))}: ${formatName(partsOf(teacher), 'short')}`,
    content: {
      ...fillHead(input.issuer),
      ...fillStamps(input),
      ...fillFacts(input),
      название: titleOfPlan(kind).toUpperCase(),
      педагога: ofTeacher,
      есть_дефициты: input.needs.length > 0,
      дефициты: input.needs.map((need, index) => ({
        дефицит: `${writeNeed(need, input.withScores)}${index === input.needs.length - 1 ? '.' : ';'}`,
      })),
      мероприятия: kept.map((item, index) => writeItem(item, index, input.needs)),
      итог: writeTotal(kept),
      подписи: listSignatures(input),
    },
    doubts: naming.listDoubts(),
  };
}

function fillStamps({ issuer, considered, tutor, order }: PlanInput): PaperContent {
  const { должность, краткое_название, подписант } = fillHead(issuer);
  const byHand = `${должность} ${краткое_название}\n${HAND} ${подписант}\n${BLANK_DATE}`;
  const byTutor = `Тьютор\n${HAND} ${tutor === null ? HAND : formatName(partsOf(tutor), 'signature')}\n${BLANK_DATE}`;
  const byBody =
    considered && `${capitalise(considered.body)}\n${writeMinutes({ ...considered, body: '' }, 'протокол')}`;
  return {
    согласование: byBody ?? byTutor,
    утверждение_слово: order === null ? 'УТВЕРЖДАЮ' : 'УТВЕРЖДЕНО',
    утверждение:
      order === null
        ? byHand
        : `приказом ${краткое_название}\nот${NBSP}${formatDayLong(order.signedOn)} №${NBSP}${order.number}`,
  };
}

function fillFacts({ teacher, category, kind, ground, aim, startsOn, endsOn, tutor }: PlanInput): PaperContent {
  return {
    фио: formatName(partsOf(teacher)),
    должность_педагога: capitalise(teacher.post),
    категория: category === null ? 'не указана' : lowerFirst(category),
    вид_плана: kind.title,
    основание: capitalise(ground),
    цель: dropStop(lowerFirst(aim ?? 'развитие профессиональных компетенций педагога')),
    период: writeTerm(startsOn, endsOn),
    тьютор: tutor === null ? 'не назначен' : `${formatName(partsOf(tutor))}, ${lowerFirst(tutor.post)}`,
  };
}

function writeNeed(need: PlanNeed, withScores: boolean): string {
  const name = nameNeed(need);
  if (!withScores || need.result === null) return name;
  const { percent, level } = need.result;
  return `${name}${NBSP}— ${formatNumber(percent)}${NBSP}%, ${lowerFirst(level)} уровень`;
}

function writeItem(item: PlanItem, index: number, needs: readonly PlanNeed[]): PaperContent {
  const need = item.need === null ? undefined : needs[item.need];
  return {
    номер_пп: String(index + 1),
    что_усилить: need === undefined ? '—' : capitalise(nameNeed(need)),
    мероприятие: joinFilled([item.title, item.content], '. ').replace(/\.\. /u, '. '),
    форма: joinFilled([item.kind, writeForm(item.form)]),
    срок: item.startsOn === null ? `до${NBSP}${formatDay(item.dueOn)}` : formatDays(item.startsOn, item.dueOn),
    часов: item.hours === null ? '—' : formatNumber(item.hours),
    результат: item.output ?? '—',
    отметка: writeMark(item),
  };
}

function writeMark({ state, doneOn, evidence }: PlanItem): string {
  if (state === 'not_done') return 'не выполнено';
  if (state !== 'done') return '';
  return joinFilled(
    [`выполнено${doneOn === null ? '' : ` ${formatDay(doneOn)}`}`, evidence && bindNumber(evidence)],
    '; ',
  );
}

function writeTotal(items: readonly PlanItem[]): string {
  const hours = items.reduce((sum, item) => sum + (item.hours ?? 0), 0);
  const count = formatCount(items.length, ['мероприятие', 'мероприятия', 'мероприятий']);
  return stop(joinFilled([`Всего: ${count}`, hours > 0 && `общий объём${NBSP}— ${formatNumber(hours)}${NBSP}ч`]));
}

function listSignatures({ teacher, tutor, agreedOn, issuer }: PlanInput): PaperContent[] {
  const teacherLine = {
    кто: 'Педагог',
    имя: formatName(partsOf(teacher), 'signature'),
    когда: agreedOn === null ? BLANK_DATE : `согласовано ${formatDay(agreedOn)}`,
  };
  const tutorLine = tutor && { кто: 'Тьютор', имя: formatName(partsOf(tutor), 'signature'), когда: BLANK_DATE };
  const head = {
    кто: capitalise(issuer.signerPost || 'директор'),
    имя: writeSignature(issuer.signerName),
    когда: BLANK_DATE,
  };
  return [teacherLine, tutorLine ?? head];
}
