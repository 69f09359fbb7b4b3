/** The program apart: what a document says and what is wrong in it. */
import { workerData } from 'node:worker_threads';
import { answerOwner } from '#core/office/document/limited/answer.ts';
import { understandHere } from './understand.ts';

await answerOwner(() => understandHere(workerData));
