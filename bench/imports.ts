import type { Report } from './figures.ts';
import type { Stage } from './stage.ts';
export async function benchImports(_stage: Stage, _rows: number, _report: Report): Promise<void> {}
