import { page } from '#core/office/docx/build-template.ts';
import { paragraph, repeat, signature, textHeading, when } from '#core/office/docx/template-blocks.ts';
import { makeHead } from '#modules/documents/kind/order-blocks.ts';
import type { PageLayout } from '#modules/documents/model.ts';

const lead = (text: string) => paragraph(text, { before: 8, isKeptWithNext: true });

/** Recommendations that come with the product: words a colleague would use. */
export function buildAdviceTemplate(layout: PageLayout): Promise<Uint8Array> {
  const blocks = [
    ...makeHead(),
    paragraph('{должность_педагога}\n{кому}', { align: 'left', hasIndent: false, leftMm: 95 }),
    textHeading('Адресные рекомендации'),
    paragraph('{обращение}', { align: 'center', hasIndent: false, after: 6, isKeptWithNext: true }),
    ...when('есть_что_усилить', [
      lead('Вы многое умеете, и\u00a0есть, к\u00a0чему двигаться дальше. В\u00a0ближайшее время можно усилить:'),
      ...repeat('усилить', [paragraph('–\u00a0{что_усилить}')]),
    ]),
    ...when('есть_шаги', [
      lead('Для этого предлагаем:'),
      ...repeat('шаги', [paragraph('{номер_пп}\u00a0{шаг}', { align: 'left' })]),
    ]),
    paragraph(
      'Это предложение, а\u00a0не поручение: выберите то, что Вам интересно и\u00a0удобно по\u00a0времени. Если что-то не подходит, скажите, и\u00a0мы подберём другое.',
      { before: 8, isKeptWithNext: true },
    ),
    ...when('есть_к_кому', [
      lead('С вопросами можно обратиться:'),
      ...repeat('к_кому', [paragraph('–\u00a0{человек}', { isKeptWithNext: true })]),
    ]),
    ...signature({ post: '{должность}', name: '{подписант}' }),
  ];
  return page(blocks, { ...layout, title: 'Адресные рекомендации' });
}
