/** Texts on their way into XML. Pure. */

// Control characters, lone surrogates and non-characters are not legal in XML 1.0; Excel refuses the whole file for one.
const ILLEGAL = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** For element content and attributes alike. */
function escapeXml(text: string): string {
  return text.replace(ILLEGAL, '').replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

/** For attributes, where line ends would be read as spaces. */
export function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/[\r\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const LONGEST_TEXT = 32_767;

/** For the text of a cell: «_x000D_» as typed would be read as a control character, so its underscore is shielded. */
export function escapeCellText(text: string): string {
  const whole = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  return escapeXml(whole.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_').replaceAll('\r', ''));
}
