/** How much one file may cost us. Sizes in bytes, times in milliseconds. */
export type OfficeLimits = {
  /** Parts inside one workbook. */
  readonly entries: number;
  /** Uncompressed bytes of the whole archive: declared ones and, while reading, real ones. */
  readonly totalBytes: number;
  /** Uncompressed bytes to compressed ones; looked at only past `ratioFloor`. */
  readonly ratio: number;
  readonly ratioFloor: number;
  /** Rows with at least one filled cell, per sheet. */
  readonly rows: number;
  /** Columns up to the last filled cell. */
  readonly columns: number;
  /** UTF-8 bytes of all shared strings. */
  readonly stringBytes: number;
  /** Characters in one cell. Excel itself stops at 32 767. */
  readonly cellLength: number;
  /** Files in one ZIP of workbooks. */
  readonly files: number;
};

/**
 * A sheet of 100 000 × 300 is about 1.2 GB of XML and is legal, so the total is generous and the ratio does the work:
 * sheets with addressed cells compress 10 to 30 times, a bomb about 1 000 times.
 */
export const DEFAULT_LIMITS: OfficeLimits = {
  entries: 10_000,
  totalBytes: 3 * 1024 ** 3,
  ratio: 300,
  ratioFloor: 48 * 1024 ** 2,
  rows: 200_000,
  columns: 1_000,
  stringBytes: 192 * 1024 ** 2,
  cellLength: 100_000,
  files: 1_000,
};
