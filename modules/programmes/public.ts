import type { Context } from '#core/context.ts';
import * as values from './service/indicator-values.ts';

/**
 * An actual value out of data, beside what was typed by hand; feeding the same day again renews it.
 * @throws AppError `indicator_value`, `not_found`
 */
export function feedIndicator(context: Context, value: values.FedValue): Promise<void> {
  return values.feedIndicator(context, value);
}
