import {
  AlignmentType,
  Document,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { type TemplateBlock, toTwips } from '#core/office/docx/template-blocks.ts';

export type PageOptions = {
  /** Size of letters of the text in points. ГОСТ Р 7.0.97-2025 names 12 to 14. */
  readonly points?: number;
  readonly font?: string;
  /** 30 mm for documents that are kept longer than ten years, else 20 [F-89]. */
  readonly leftMm?: number;
  readonly rightMm?: number;
  readonly topMm?: number;
  readonly bottomMm?: number;
  readonly isLandscape?: boolean;
  /** Title in the file's properties: what a screen reader says first. */
  readonly title?: string;
};

const A4_MM = { width: 210, height: 297 } as const;
const MARGIN_MM = { top: 20, right: 10, bottom: 20, header: 10, footer: 10 } as const;
/** The standard names no font; LibreOffice puts Liberation Serif of the same measures in its place. */
const FONT = 'Times New Roman';
/** 1.15 of a line. Without the rule LibreOffice takes the number for an exact height and cuts pictures. */
const LINE = { line: 276, lineRule: LineRuleType.AUTO } as const;

function makeStyles(points: number, name: string) {
  const size = Math.round(points * 2);
  const font = { ascii: name, hAnsi: name, cs: name, eastAsia: name };
  const headingRun = { font, size, bold: true, color: '000000' };
  return {
    default: {
      document: {
        run: { font, size, language: { value: 'ru-RU', eastAsia: 'ru-RU', bidirectional: 'ru-RU' } },
        paragraph: { spacing: { ...LINE, before: 0, after: 0 } },
      },
      heading1: { run: headingRun, paragraph: { spacing: { before: 240, after: 120, ...LINE }, keepNext: true } },
      heading2: {
        run: { ...headingRun, italics: true },
        paragraph: { spacing: { before: 160, after: 80, ...LINE }, keepNext: true },
      },
    },
  };
}

/** Number of the page at the top centre, from the second page on. */
function makeHeaders(points: number) {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: Math.round(Math.max(points - 2, 10) * 2) })],
  });
  return { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph({})] }) };
}

/**
 * Makes a Word document of the blocks: A4, margins and numbering of ГОСТ Р 7.0.97-2025, Russian as the language of the text.
 * A person can open it, edit it and upload it again; `checkTemplate` tells whether its placeholders are still right.
 */
export async function page(blocks: readonly TemplateBlock[], options: PageOptions = {}): Promise<Uint8Array> {
  const points = options.points ?? 14;
  const orientation = options.isLandscape === true ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  const { header, footer, ...sides } = MARGIN_MM;
  const margin = {
    top: toTwips(options.topMm ?? sides.top),
    right: toTwips(options.rightMm ?? sides.right),
    bottom: toTwips(options.bottomMm ?? sides.bottom),
    left: toTwips(options.leftMm ?? 30),
    header: toTwips(header),
    footer: toTwips(footer),
  };
  const file = new Document({
    creator: 'Опора',
    lastModifiedBy: 'Опора',
    title: options.title ?? '',
    styles: makeStyles(points, options.font ?? FONT),
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: { width: toTwips(A4_MM.width), height: toTwips(A4_MM.height), orientation }, margin },
        },
        headers: makeHeaders(points),
        children: blocks,
      },
    ],
  });
  return Packer.pack(file, 'uint8array');
}
