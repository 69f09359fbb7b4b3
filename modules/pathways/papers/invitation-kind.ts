import { HEAD_SPEC, HEAD_WORDS } from '#modules/documents/model/head.ts';
import type { DocumentKind } from '#modules/documents/model.ts';

/** The service writes it: schools have no template of it. */
export const pathwayInvitationKind: DocumentKind = {
  code: 'pathway_invitation',
  title: 'Письмо-приглашение педагогов',
  spec: {
    ...HEAD_SPEC,
    адресат: 'text',
    заголовок: 'text',
    обращение: 'text',
    приглашение: 'text',
    сведения_о_мероприятии: { loop: { текст: 'text' } },
    гости: { loop: { номер_пп: 'text', фио: 'text', должность_педагога: 'text' } },
    есть_срок_ответа: 'condition',
    срок_ответа: 'text',
    связь: 'text',
    есть_исполнитель: 'condition',
    исполнитель: 'text',
  },
  words: {
    ...HEAD_WORDS,
    адресат: 'должность и имя руководителя школы в дательном падеже',
    заголовок: 'заголовок к тексту: «О приглашении на семинар»',
    обращение: '«Уважаемая …!»',
    приглашение: 'кто, куда и кого приглашает',
    сведения_о_мероприятии: 'когда, где, кто проводит',
    текст: 'одна строка',
    гости: 'список приглашённых',
    номер_пп: 'номер по порядку',
    фио: 'фамилия, имя, отчество',
    должность_педагога: 'должность педагога',
    есть_срок_ответа: 'если назначен срок ответа',
    срок_ответа: 'до какого дня ответить',
    связь: 'телефон и почта службы',
    есть_исполнитель: 'если исполнитель известен',
    исполнитель: 'кто готовил письмо, телефон',
  },
  buildDefault: async (layout) => (await import('./invitation-template.ts')).buildInvitationTemplate(layout),
};
