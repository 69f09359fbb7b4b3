import { page } from '#core/office/docx/build-template.ts';
import {
  paragraph,
  repeat,
  requisites,
  signature,
  table,
  textHeading,
  when,
} from '#core/office/docx/template-blocks.ts';
import { makeHead, widthOf } from '#modules/documents/kind/order-blocks.ts';
import type { PageLayout } from '#modules/documents/model.ts';

/** A letter: reference at the left, addressee at the right. @source ГОСТ Р 7.0.97-2025, requisites 10, 11, 15, 17 */
export function buildInvitationTemplate(layout: PageLayout): Promise<Uint8Array> {
  const blocks = [
    ...makeHead(),
    requisites({ date: '{дата}', number: '{номер}' }),
    paragraph('{адресат}', { align: 'left', hasIndent: false, leftMm: 95, before: 6, after: 6 }),
    textHeading('{заголовок}'),
    paragraph('{обращение}', { align: 'center', hasIndent: false, after: 8, isKeptWithNext: true }),
    paragraph('{приглашение}', { isKeptWithNext: true }),
    paragraph('', { hasIndent: false, points: 4, isKeptWithNext: true }),
    table({
      loop: 'гости',
      widthMm: widthOf(layout),
      columns: [
        { title: '№', value: '{номер_пп}', width: 0.5, align: 'center' },
        { title: 'Фамилия, имя, отчество', value: '{фио}', width: 4 },
        { title: 'Должность', value: '{должность_педагога}', width: 3.5 },
      ],
    }),
    paragraph('', { hasIndent: false, points: 4 }),
    ...repeat('сведения_о_мероприятии', [paragraph('{текст}', { isKeptWithNext: true })]),
    paragraph('Участие добровольное. Просим передать приглашение педагогам и\u00a0дать им возможность участвовать.', {
      isKeptWithNext: true,
    }),
    ...when('есть_срок_ответа', [
      paragraph('Кто сможет участвовать, просим сообщить {срок_ответа} ({связь}).', { isKeptWithNext: true }),
    ]),
    ...signature({ post: '{должность}', name: '{подписант}' }),
    ...when('есть_исполнитель', [
      paragraph('{исполнитель}', { points: 10, hasIndent: false, align: 'left', before: 24 }),
    ]),
  ];
  return page(blocks, { ...layout, title: 'Письмо-приглашение' });
}
