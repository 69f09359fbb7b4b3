import {
  checkBareRows,
  checkHeaders,
  checkLacks,
  checkRepeatedActivities,
  checkShiftedRows,
} from './checks/activities.ts';
import { checkIssuers, checkIssuerTwice, checkLaterActs, checkRegions } from './checks/acts.ts';
import { checkGoals, checkIndicatorLists, checkTaskCopies, checkTasks } from './checks/agreement.ts';
import { checkCrowdedDays, checkDaysOff, checkMeasureOrder, checkOldMonitoring } from './checks/calendar.ts';
import { checkMoreThan, checkMoreThanCounted } from './checks/claims.ts';
import { checkCopies, checkDuplicateHeadings, checkDuplicateSentences } from './checks/copies.ts';
import { checkDuePeriod, checkDueStage, checkStageBorders, checkStagePeriod, checkTwoPeriods } from './checks/dates.ts';
import { checkFinancing, checkFinancingTotal } from './checks/financing.ts';
import { checkDoubleWords, checkLetters } from './checks/letters.ts';
import { checkNames } from './checks/names.ts';
import { checkRowsWithoutNumber, checkTableNumbering, checkTextNumbering } from './checks/numbering/check-numbering.ts';
import { checkBrackets, checkQuotes } from './checks/pairs.ts';
import { checkOneOwner, checkResultNumbers, checkVaguePlan } from './checks/plan.ts';
import { checkAppendices, checkAppendixRanges, checkLinks } from './checks/references.ts';
import { checkRequisites } from './checks/requisites.ts';
import { checkCountedShares, checkLooseShares, checkShareSums } from './checks/shares.ts';
import { checkEqualValues, checkTableTotals } from './checks/table-totals.ts';
import {
  checkDenominators,
  checkIndicatorBase,
  checkIndicatorValues,
  checkPopulations,
  checkShareRange,
  checkTargetRange,
} from './checks/targets.ts';
import {
  checkCountedLists,
  checkGroupsWithoutResult,
  checkInlineLists,
  checkPartsOfTotal,
  checkSplitTotals,
} from './checks/totals.ts';
import { checkAbbreviations, checkMunicipalWords, checkRegionWords, checkRisks, checkTerms } from './checks/words.ts';
import { checkDays, checkDueYears, checkReversedRanges, checkSchoolYears, checkYears } from './checks/years.ts';
import type { Check } from './source/model.ts';

/** Every check, family by family; their order does not matter: findings are sorted by place. */
export const CHECKS: readonly Check[] = [
  ...[checkTextNumbering, checkTableNumbering, checkRowsWithoutNumber],
  ...[checkAppendices, checkAppendixRanges, checkLinks],
  ...[checkLaterActs, checkIssuers, checkRegions, checkIssuerTwice],
  ...[checkYears, checkDueYears, checkDays, checkSchoolYears, checkReversedRanges],
  ...[checkDuePeriod, checkDueStage, checkStagePeriod, checkStageBorders, checkTwoPeriods],
  ...[checkFinancing, checkFinancingTotal],
  ...[checkDaysOff, checkCrowdedDays, checkMeasureOrder, checkOldMonitoring],
  ...[checkLacks, checkBareRows, checkShiftedRows, checkHeaders, checkRepeatedActivities],
  ...[checkVaguePlan, checkOneOwner, checkResultNumbers],
  ...[checkTargetRange, checkShareRange, checkIndicatorValues, checkIndicatorBase, checkPopulations, checkDenominators],
  ...[checkCountedShares, checkLooseShares, checkShareSums, checkMoreThan, checkMoreThanCounted],
  ...[checkCountedLists, checkInlineLists, checkPartsOfTotal, checkSplitTotals, checkGroupsWithoutResult],
  ...[checkTableTotals, checkEqualValues],
  ...[checkNames, checkQuotes, checkBrackets],
  ...[checkDoubleWords, checkLetters],
  ...[checkRegionWords, checkMunicipalWords, checkAbbreviations, checkRisks, checkTerms],
  ...[checkDuplicateHeadings, checkDuplicateSentences, checkCopies],
  ...[checkGoals, checkTasks, checkTaskCopies, checkIndicatorLists],
  checkRequisites,
];
