import type { StageSummary, Summary } from './summary.ts';

interface StageLine {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly levels: Readonly<Record<string, number>>;
}

/** One competence as the command line prints it; means are unrounded. */
export interface ReportLine {
  readonly competence: string;
  readonly entry: StageLine;
  readonly repeat: StageLine;
  readonly change: {
    readonly n: number;
    readonly mean: number | null;
    readonly up: number;
    readonly same: number;
    readonly down: number;
  };
}

function toStageLine({ n, mean, median, levels }: StageSummary): StageLine {
  return { n, mean: mean ?? null, median: median ?? null, levels };
}

/** The figures of a campaign per competence, in the order of the model, by its Russian name. */
export function toReportLines({ competences }: Summary): ReportLine[] {
  return competences.map(({ competence, entry, repeat, change }) => ({
    competence: competence.title,
    entry: toStageLine(entry),
    repeat: toStageLine(repeat),
    change: { n: change.n, mean: change.mean ?? null, up: change.up, same: change.same, down: change.down },
  }));
}
