import { type DocxLimits, type DocxPackage, listRelations, openDocxParts } from '#core/office/docx/open-package.ts';

/**
 * A programme of 300 pages in twelve columns is some 40 MB of XML, and XML of tables packs up to a hundred times. Pictures stay packed,
 * so that the size of the file itself may be generous.
 */
export const DOCUMENT_LIMITS: DocxLimits = {
  fileBytes: 256 * 1024 ** 2,
  entries: 10_000,
  totalBytes: 128 * 1024 ** 2,
  xmlBytes: 96 * 1024 ** 2,
  ratio: 250,
  ratioFloor: 16 * 1024 ** 2,
};

const UNREAD_FOLDERS = /(^|\/)(customXml|theme|charts|diagrams|embeddings|media|glossary|docProps|activeX|ink)\//i;

/** Only text and what it is laid out by; what is embedded or linked is never unpacked or followed, and so does not matter. */
const isWanted = (name: string): boolean =>
  name === 'mimetype' || (/\.(xml|rels)$/i.test(name) && !UNREAD_FOLDERS.test(name));

/** Parts of the document with the names they have in the archive. */
export interface DocumentParts extends DocxPackage {
  /** Names of parts that the main part refers to by a kind of relation: «styles», «footnotes», «comments» … */
  find(kind: string): string[];
}

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);

/** Name of the part that holds the relations of another. */
export const nameRelations = (part: string): string =>
  `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;

/** «../a.xml» and «/word/a.xml» as names of parts. */
export function resolveTarget(part: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folderOf(part) + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/**
 * Opens the Word file of a document: bombs, passwords, macros and files of other kinds are refused; pictures, embedded and linked
 * things are left packed.
 * @throws DocxError
 */
export async function openDocument(bytes: Uint8Array): Promise<DocumentParts> {
  const { parts, mainPart } = await openDocxParts(bytes, { limits: DOCUMENT_LIMITS, isWanted });
  const relations = listRelations(parts, nameRelations(mainPart));
  const find = (kind: string): string[] => [
    ...new Set(
      relations
        .filter((relation) => !relation.isExternal && relation.type.endsWith(`/${kind}`))
        .map((relation) => resolveTarget(mainPart, relation.target)),
    ),
  ];
  return { parts, mainPart, find };
}
