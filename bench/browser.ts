import type { Report } from './figures.ts';
import type { Stage } from './stage.ts';
export async function benchBrowser(_stage: Stage, _report: Report): Promise<void> {}
