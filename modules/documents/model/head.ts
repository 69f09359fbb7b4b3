import type { PlaceholderSpec } from '#core/office/docx/check-template.ts';
import { capitalise } from '#core/text/normalise.ts';
import { NBSP } from '#core/text/plural.ts';
import { writeSignature } from '#core/text/signature-name.ts';
import type { PaperContent, PaperIssuer } from './paper.ts';
import { joinFilled } from './sentences.ts';

/** Names that every paper of an organisation has: the letterhead and who signs. `дата` and `номер` come from the register. */
export const HEAD_SPEC: PlaceholderSpec = {
  учредитель: 'text',
  есть_учредитель: 'condition',
  организация: 'text',
  краткое_название: 'text',
  сведения: 'text',
  есть_сведения: 'condition',
  место: 'text',
  должность: 'text',
  подписант: 'text',
};

export const HEAD_WORDS: Readonly<Record<string, string>> = {
  дата: 'дата документа; в проекте — место для неё',
  номер: 'номер документа; в проекте — место для него',
  учредитель: 'учредитель или вышестоящий орган',
  есть_учредитель: 'если учредитель указан',
  организация: 'полное название организации',
  краткое_название: 'краткое название организации',
  сведения: 'адрес, телефон, почта, коды',
  есть_сведения: 'если сведения указаны',
  место: 'место составления: «г. …»',
  должность: 'должность того, кто подписывает',
  подписант: 'И. О. Фамилия',
};

/** Room for what the register does not know yet. */
export const BLANK = '____________________';

/** «тел. (000) 000-00-00» on one line; '' when there is none. */
export function writePhone({ phone }: PaperIssuer): string {
  return phone === '' ? '' : `тел.${NBSP}${phone.replaceAll(' ', NBSP)}`;
}

export function fillHead(issuer: PaperIssuer): PaperContent {
  const contacts = joinFilled([issuer.address, writePhone(issuer), issuer.email]);
  const about = joinFilled([contacts, joinFilled(issuer.codes)], '\n');
  return {
    учредитель: issuer.authority,
    есть_учредитель: issuer.authority !== '',
    организация: issuer.name || issuer.shortName,
    краткое_название: issuer.shortName || issuer.name,
    сведения: about,
    есть_сведения: about !== '',
    место: issuer.place,
    должность: capitalise(issuer.signerPost || 'директор'),
    // The column of a signature is narrower than a line of text.
    подписант: issuer.signerName === '' ? BLANK.slice(0, 16) : writeSignature(issuer.signerName),
  };
}
