import { writeFileSync } from 'node:fs';

/** Loaded before a measured program: leaves the most memory it held, in MB, threads included. */
const file = process.env.OPORA_BENCH_MEMORY;
if (file) process.once('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS / 1024)));
