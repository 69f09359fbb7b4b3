/**
 * What is found in the five source documents and in their invented twins, by the source's name.
 * Rules: each was read by eye and is true. The rows of test-cases.md that are rules are all here.
 */
export const EXPECTED_RULES: Readonly<Record<string, readonly string[]>> = {
  '000_a76c': ['due_outside_period', 'row_shifted', 'name_typo'],
  '001_3ef9': [
    'numbering_gap',
    'unbalanced_quotes',
    'unbalanced_brackets',
    'target_out_of_range',
    'header_wrong',
    'row_without_number',
  ],
  '002_7868': [
    'numbering_repeat',
    'act_later_than_document',
    'act_issuer_incomplete',
    'financing_ends_early',
    'appendix_missing',
    'appendix_missing',
    'unbalanced_quotes',
    'appendix_missing',
    'appendix_range',
    'stage_outside_period',
    'numbering_repeat',
  ],
  '003_fb5a': ['two_periods'],
  '004_a28b': ['numbering_mixed', 'year_out_of_range', 'repeated_words', 'mixed_letters', 'unbalanced_quotes'],
};

export const EXPECTED_HINTS: Readonly<Record<string, readonly string[]>> = {
  '000_a76c': [
    'requisites_missing',
    'tasks_differ',
    'results_without_numbers',
    'equal_values',
    'due_on_day_off',
    'many_due_on_one_day',
    'analysis_before_measurement',
  ],
  '001_3ef9': [
    'requisites_missing',
    'copies_differ',
    'indicator_without_base',
    'several_denominators',
    'due_across_stages',
    'abbreviation_undecoded',
  ],
  '002_7868': [
    'appendix_unnumbered',
    'act_issuer_incomplete',
    'results_without_numbers',
    'risk_as_presence',
    'goal_differs',
    'foreign_region_word',
    'foreign_region_word',
    'duplicate_heading',
    'indicators_without_targets',
  ],
  '003_fb5a': [
    'requisites_missing',
    'monitoring_old',
    'count_differs_from_list',
    'plan_without_dates',
    'one_owner_for_all',
    'copies_differ',
    'foreign_region_word',
  ],
  '004_a28b': [
    'people_and_participations',
    'group_without_result',
    'not_more_than',
    'school_year_single',
    'abbreviation_undecoded',
    'share_without_base',
    'term_defined_twice',
    'duplicate_sentence',
  ],
};
