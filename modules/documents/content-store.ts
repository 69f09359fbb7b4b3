import type { TemplateContent, TemplateValue } from '#core/office/docx/template.ts';

type StoredImage = { kind: 'image'; base64: string; widthMm: number; heightMm: number; alt: string };

/** Content of a template as JSON: pictures go as base64, all else as it is. */
export function packContent(content: TemplateContent): string {
  return JSON.stringify(content, (_key, value: unknown) => {
    if (!isImage(value)) return value;
    const { bytes, ...rest } = value;
    return { ...rest, base64: Buffer.from(bytes).toString('base64') } satisfies StoredImage;
  });
}

export function unpackContent(stored: unknown): TemplateContent {
  return Object.fromEntries(
    Object.entries(stored as Record<string, unknown>).map(([name, value]) => [name, unpackValue(value)]),
  );
}

function unpackValue(value: unknown): TemplateValue {
  if (Array.isArray(value)) return value.map(unpackContent);
  if (isStoredImage(value)) {
    const { base64, ...rest } = value;
    return { ...rest, bytes: Buffer.from(base64, 'base64') };
  }
  return value as TemplateValue;
}

function isImage(value: unknown): value is { kind: 'image'; bytes: Uint8Array } & Omit<StoredImage, 'base64' | 'kind'> {
  return typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array;
}

function isStoredImage(value: unknown): value is StoredImage {
  return typeof value === 'object' && value !== null && 'base64' in value;
}
