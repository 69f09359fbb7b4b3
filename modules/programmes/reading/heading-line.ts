import type { Line } from './flow.ts';
import { startsSmall } from './plain-text.ts';

/** A sentence that goes on below. */
const OPEN_END = /(?<!\p{L})(?:и|или|в|во|на|по|с|со|для|к|о|об|от|из|при|за|до|не|а|но)$/iu;

/** «Директор ________ М. К. Лугова»: who signs or approves; it names nothing that stands below it. */
export function isSignature({ text }: Pick<Line, 'text'>): boolean {
  return /_{3,}/u.test(text) || /(?<!\p{L})\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u.test(text);
}

/** A line that names what follows it: by its style, or short, without a closing sign and no item of a list. */
export function looksLikeHeading({ text, heading, isBold, isCentred }: Line): boolean {
  if (heading !== null) return true;
  if (isSignature({ text })) return false;
  if (text.length > 160 || /[;,]$/u.test(text) || startsSmall(text) || /^[-–—•·*]/u.test(text)) return false;
  if (isBold || isCentred) return true;
  return !/\.$/u.test(text) && /\p{L}{4}/u.test(text) && !OPEN_END.test(text);
}
