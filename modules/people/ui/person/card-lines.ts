import { formatNumber } from '#core/text/plural.ts';
import { addDays, type Day } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import type { PersonCard } from '../../contract.ts';
import { POST_KIND_TITLES } from '../../model.ts';
import { isCurrentPost, isOnLeave } from '../../rules.ts';
import type { Titles } from '../directories.ts';
import type { ShownLine } from '../facts/fact-lines.tsx';
import { describeMonths, describePeriod } from '../facts/fact-values.ts';

const join = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ');

export function linesOfPosts(card: PersonCard, subjects: Titles): ShownLine[] {
  return card.posts.map(({ id, organization, ...values }) => ({
    id,
    title: `${values.title}, ${organization}`,
    note: join(
      values.kind && POST_KIND_TITLES[values.kind],
      values.rate !== null && `ставка ${formatNumber(values.rate)}`,
      values.weeklyHours !== null && `${formatNumber(values.weeklyHours)} ч в неделю`,
      values.subjectCodes.map((code) => subjects.titleOf(code)).join(', '),
      describePeriod(values.startsOn, values.endsBefore),
      values.endReason,
      isOnLeave(values, card.asOf) && describeLeave(values.leaveKind, values.leaveBefore),
    ),
    isPast: !isCurrentPost(values, card.asOf),
    values,
  }));
}

function describeLeave(kind: string | null, leaveBefore: Day | null): string {
  const until = leaveBefore === null ? '' : ` по ${formatDay(addDays(leaveBefore, -1))}`;
  return `${kind ?? 'в отпуске'}${until}`;
}

const EXPERIENCE = { total: 'Общий', pedagogical: 'Педагогический', organization: 'В организации' } as const;

export function linesOfExperience(card: PersonCard): ShownLine[] {
  return card.experience.map(({ id, organization, monthsToday, ...values }) => ({
    id,
    title: `${EXPERIENCE[values.kind]}${organization ? ` (${organization})` : ''}: ${describeMonths(monthsToday)}`,
    note: `на ${formatDay(card.asOf)}; внесено ${describeMonths(values.months)} на ${formatDay(values.asOf)}`,
    values,
  }));
}

export function linesOfCategories(card: PersonCard, categories: Titles, posts: Titles): ShownLine[] {
  return card.categories.map(({ id, isValid, isOpenEnded, ...values }) => ({
    id,
    title: join(categories.titleOf(values.category), values.postCode && posts.titleOf(values.postCode)),
    note: join(
      values.grantedOn && `присвоена ${formatDay(values.grantedOn)}`,
      isOpenEnded
        ? 'бессрочно'
        : values.expiresOn && `${isValid ? 'до' : 'действовала до'} ${formatDay(values.expiresOn)}`,
      values.act,
    ),
    isPast: !isValid,
    values,
  }));
}

export function linesOfFitness(card: PersonCard, posts: Titles): ShownLine[] {
  return card.fitness.map(({ id, ...values }) => ({
    id,
    title: `Решение от ${formatDay(values.decidedOn)}`,
    note: join(values.postCode && posts.titleOf(values.postCode), `до ${formatDay(values.expiresOn)}`, values.act),
    isPast: values.expiresOn <= card.asOf,
    values,
  }));
}

export function linesOfEducation(card: PersonCard, levels: Titles): ShownLine[] {
  return card.education.map(({ id, ...values }) => ({
    id,
    title:
      join(
        values.level && levels.titleOf(values.level),
        values.institution,
        values.year !== null && String(values.year),
      ) || 'Образование',
    note: join(values.speciality, values.qualification),
    values,
  }));
}

export function linesOfTraining(card: PersonCard): ShownLine[] {
  return card.training.map(({ id, ...values }) => ({
    id,
    title: values.title,
    note: join(
      values.provider,
      values.hours !== null && `${formatNumber(values.hours)} ч`,
      values.endsOn
        ? describePeriod(values.startsOn, addDays(values.endsOn, 1))
        : values.year !== null && String(values.year),
      join(values.documentKind, values.documentNumber && `№ ${values.documentNumber}`).replace(' · ', ' '),
      !values.isFormal && 'без удостоверения',
    ),
    values,
  }));
}

export function linesOfRecords(card: PersonCard, kinds: Titles): ShownLine[] {
  return card.records.map(({ id, organization, ...values }) => ({
    id,
    title: `${kinds.titleOf(values.kind)}: ${values.title}`,
    note: join(organization, describePeriod(values.startsOn, values.endsBefore), values.act, values.url, values.note),
    isPast: values.endsBefore !== null && values.endsBefore <= card.asOf,
    values,
  }));
}

export function linesOfConsents(card: PersonCard, kinds: Titles): ShownLine[] {
  return card.consents.map(({ id, ...values }) => ({
    id,
    title: kinds.titleOf(values.kind),
    note: join(
      `дано ${formatDay(values.givenOn)}`,
      values.withdrawnOn && `отозвано ${formatDay(values.withdrawnOn)}`,
      values.document,
    ),
    isPast: values.withdrawnOn !== null,
    values,
  }));
}

export function linesOfFormerNames(card: PersonCard): ShownLine[] {
  return card.formerNames.map(({ id, ...values }) => ({
    id,
    title: values.surname,
    note: values.until ? `до ${formatDay(values.until)}` : '',
    isPast: true,
    values,
  }));
}
