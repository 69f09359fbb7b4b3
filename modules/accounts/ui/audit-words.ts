import { ROLE_TITLES, type Role } from '#core/access/grants.ts';
import { formatDay } from '#core/time/format.ts';

/** What was done, as the journal says it after the name; an action without words of its own is told by its thing and verb. */
const ACTIONS: Readonly<Record<string, string>> = {
  'municipality.added': 'муниципалитет заведён',
  'account.added': 'заведена учётная запись',
  'account.admitted': 'учётной записи открыт этот муниципалитет',
  'account.edited': 'изменена учётная запись',
  'account.activated': 'вход снова открыт',
  'account.deactivated': 'вход закрыт',
  'account.assigned': 'назначена роль',
  'account.unassigned': 'роль завершена',
  'account.linked': 'учётная запись привязана к карточке',
  'account.unlinked': 'учётная запись отвязана от карточки',
  'account.invited': 'напечатан новый одноразовый код',
  'account.password_set': 'пароль задан по приглашению',
  'account.two_factor_off': 'отключён второй шаг входа',
  'campaign.added': 'добавлена диагностика',
  'campaign.edited': 'изменена диагностика',
  'campaign.invited': 'составлен список приглашённых на диагностику',
  'campaign.moved': 'диагностика переведена на другой этап',
  'campaign.stage_saved': 'изменены сроки этапа диагностики',
  'competence.added': 'добавлена компетенция',
  'competence.edited': 'изменена компетенция',
  'document.made': 'подготовлен документ',
  'document.numbered': 'внесены номер и дата документа',
  'document.renewed': 'документ подготовлен заново',
  'document.restored': 'документ возвращён в работу',
  'document.withdrawn': 'документ снят',
  'instrument.added': 'добавлен инструмент диагностики',
  'instrument.scale_saved': 'изменена шкала инструмента',
  'instrument.version_added': 'добавлена редакция инструмента',
  'offer.added': 'добавлено мероприятие',
  'offer.edited': 'изменено мероприятие',
  'offer.cancelled': 'мероприятие отменено',
  'offer.restored': 'мероприятие снова предлагается',
  'offer.archived': 'мероприятие убрано в архив',
  'offer.import_taken_back': 'загрузка мероприятия отменена',
  'organization.added': 'добавлена организация',
  'organization.alias_added': 'организации добавлено другое название',
  'organization.alias_removed': 'у организации убрано другое название',
  'organization.edited': 'изменена организация',
  'organization.link_saved': 'изменена связь организаций',
  'organization.staffing_saved': 'изменено штатное расписание',
  'organization.status_saved': 'изменён статус организации',
  'participation.marked': 'отмечено участие в диагностике',
  'participation.named': 'участник диагностики назван',
  'participation.removed': 'участник убран из диагностики',
  'pathway.drafted': 'подготовлен проект ИОМ',
  'pathway.campaign_drafted': 'подготовлены проекты ИОМ по диагностике',
  'pathway.campaign_undone': 'проекты ИОМ по диагностике отменены',
  'pathway.edited': 'изменены цель, срок или рассмотрение ИОМ',
  'pathway.filled': 'подобраны пункты ИОМ',
  'pathway.need_added': 'добавлено, что усилить',
  'pathway.agree': 'ИОМ согласован',
  'pathway.unagree': 'ИОМ возвращён в проекты',
  'pathway.decline': 'отказ от ИОМ',
  'pathway.submitted': 'ИОМ включён в проект приказа',
  'pathway.approved': 'ИОМ утверждён приказом',
  'pathway.amendment_signed': 'изменения ИОМ утверждены приказом',
  'pathway.order_withdrawn': 'приказ об ИОМ снят',
  'pathway.complete': 'ИОМ завершён',
  'pathway.reopen': 'ИОМ возвращён в работу',
  'pathway.review': 'подведены итоги ИОМ',
  'pathway.stop': 'ИОМ остановлен',
  'pathway.resume': 'ИОМ возобновлён',
  'pathway.transferred': 'ИОМ перешёл с педагогом в другую школу',
  'pathway.item_added': 'добавлен пункт ИОМ',
  'pathway.item_edited': 'изменён пункт ИОМ',
  'pathway.item_removed': 'убран пункт ИОМ',
  'pathway.item_confirm': 'педагог отметил пункт ИОМ',
  'pathway.item_close': 'пункт ИОМ выполнен',
  'pathway.item_return': 'пункт ИОМ: нужно уточнить',
  'pathway.item_miss': 'пункт ИОМ не состоялся',
  'pathway.item_cancel': 'пункт ИОМ отменён',
  'pathway.item_reopen': 'пункт ИОМ возвращён в работу',
  'pathway.offer_cancelled': 'мероприятие отменено, пункт ИОМ снят',
  'pathway.consulted': 'записана консультация тьютора',
  'pathway.consultation_removed': 'убрана консультация тьютора',
  'programme.added': 'добавлена программа',
  'programme.edited': 'изменены реквизиты программы',
  'programme.start': 'программа запущена',
  'programme.finish': 'программа завершена',
  'programme.cancel': 'программа отменена',
  'programme.reopen': 'программа возвращена в работу',
  'programme.approved': 'программа утверждена приказом',
  'programme.order_withdrawn': 'приказ об утверждении программы отозван',
  'programme.removed': 'удалён проект программы',
  'programme.activity_added': 'добавлен пункт плана',
  'programme.activity_edited': 'изменён пункт плана',
  'programme.activity_placed': 'пункт плана переставлен',
  'programme.activity_excluded': 'пункт исключён из плана',
  'programme.activity_restored': 'пункт возвращён в план',
  'programme.activity_shared': 'засчитывается пункт другой программы',
  'programme.activity_unshared': 'пункт другой программы больше не засчитывается',
  'programme.stages_saved': 'изменены этапы программы',
  'programme.tasks_saved': 'изменены задачи программы',
  'programme.risks_saved': 'изменены риски программы',
  'programme.finance_saved': 'изменено финансирование программы',
  'programme.passport_edited': 'изменён паспорт программы',
  'programme.indicator_added': 'добавлен показатель',
  'programme.indicator_edited': 'изменён показатель',
  'programme.indicators_excluded': 'показатели исключены',
  'programme.indicators_included': 'показатели возвращены',
  'programme.indicators_ordered': 'показатели переставлены',
  'programme.indicator_value': 'внесено значение показателя',
  'programme.targets_saved': 'изменены цели показателей',
  'programme.targets_copied': 'цели показателей скопированы на другой срок',
  'programme.occurrence_begin': 'пункт плана отмечен «в работе»',
  'programme.occurrence_complete': 'пункт плана отмечен выполненным',
  'programme.occurrence_miss': 'пункт плана отмечен невыполненным',
  'programme.occurrence_move': 'перенесён срок пункта плана',
  'programme.occurrence_reset': 'снята отметка пункта плана',
  'programme.occurrence_undone': 'отметка пункта плана отменена',
  'programme.occurrence_fed': 'число в отчёте пункта обновлено по данным',
  'programme.reminders_on': 'включены напоминания программы',
  'programme.reminders_off': 'выключены напоминания программы',
  'programme.evidence_added': 'приложено подтверждение',
  'programme.evidence_removed': 'подтверждение убрано',
  'programme.evidence_restored': 'подтверждение возвращено',
  'programme.edition_explained': 'указаны причины изменений',
  'programme.edition_in_force': 'введена в действие редакция программы',
  'programme.edition_reopened': 'редакция программы возвращена в проект',
  'programme.edition_withdrawn': 'проект изменений программы отменён',
  'self_check.taken': 'пройдена самодиагностика',
  'self_check.removed': 'стёрты ответы самодиагностики',
  'person.added': 'добавлена карточка',
  'person.edited': 'изменена карточка',
  'person.tutor_set': 'назначен или снят тьютор',
  'person.import_taken_back': 'загрузка в карточку отменена',
  'person.merge_undone': 'объединение карточек отменено',
  'person.told_apart': 'две похожие записи: это разные люди',
  'person.may_be_same': 'две похожие записи: снова под вопросом',
  'person.merged': 'две карточки объединены',
  'person.post_added': 'добавлена должность',
  'register.copied': 'сделана копия списков на дату',
  'school_task.added': 'школам поставлена задача',
  'school_task.marked': 'отмечено выполнение задачи школой',
  'template.chosen': 'выбран шаблон документа',
  'template.uploaded': 'загружен шаблон документа',
  'setting.saved': 'новая редакция настройки',
  'directory.added': 'добавлена строка справочника',
  'directory.edited': 'изменена строка справочника',
};

const THINGS: Readonly<Record<string, string>> = {
  account: 'учётная запись',
  municipality: 'муниципалитет',
  setting: 'настройка',
  directory_entry: 'строка справочника',
  organization: 'организация',
  organization_status: 'статус организации',
  organization_link: 'связь организаций',
  staffing: 'штатное расписание',
  person: 'карточка педагога',
  post: 'должность',
  education: 'образование',
  experience: 'стаж',
  category: 'категория',
  fitness: 'соответствие должности',
  training_record: 'повышение квалификации',
  trainingRecord: 'повышение квалификации',
  person_record: 'запись в карточке',
  personRecord: 'запись в карточке',
  consent: 'согласие',
  former_name: 'прежняя фамилия',
  formerName: 'прежняя фамилия',
  problem: 'затруднение',
  offer: 'мероприятие',
  pathway: 'ИОМ',
  programme: 'программа или план',
  self_check: 'самодиагностика',
  register_copy: 'копия списка на дату',
  document: 'документ',
  template: 'шаблон документа',
  import: 'загрузка',
  import_batch: 'загрузка',
  batch: 'загрузка',
  campaign: 'диагностика',
  session: 'этап диагностики',
  participation: 'участие в диагностике',
  result: 'результат диагностики',
  instrument: 'инструмент диагностики',
  scale: 'шкала',
  export: 'выгрузка',
};

const VERBS: Readonly<Record<string, string>> = {
  added: 'добавление',
  created: 'добавление',
  edited: 'изменение',
  changed: 'изменение',
  saved: 'изменение',
  removed: 'удаление',
  deleted: 'удаление',
  ended: 'завершение',
  merged: 'объединение двух карточек',
  unmerged: 'отмена объединения',
  imported: 'загрузка из файла',
  applied: 'загрузка внесена',
  taken_back: 'загрузка отменена',
  transferred: 'перевод',
  left: 'уход',
  signed: 'подписание',
  closed: 'закрытие',
  restored: 'восстановление',
};

const FIELDS: Readonly<Record<string, string>> = {
  name: 'название',
  shortName: 'краткое название',
  login: 'логин',
  email: 'почта',
  role: 'роль',
  startsOn: 'с',
  endsBefore: 'до',
  lastDay: 'последний день',
  ground: 'основание',
  act: 'акт',
  surname: 'фамилия',
  givenName: 'имя',
  patronymic: 'отчество',
  phone: 'телефон',
  address: 'адрес',
  title: 'название',
  code: 'код',
  rate: 'ставка',
  weeklyHours: 'часов в неделю',
  category: 'категория',
  months: 'стаж, месяцев',
  isActive: 'используется',
  version: 'редакция',
  validFrom: 'действует с',
  kind: 'вид',
  note: 'примечание',
  status: 'статус',
  endReason: 'причина',
  content: 'содержание',
  output: 'результат',
  provider: 'организатор',
  place: 'место',
  hours: 'часов',
  places: 'мест',
  endsOn: 'по',
  cancelReason: 'причина отмены',
};

/** What was done: «— изменена учётная запись». */
export function describeAction(action: string, thing: string): string {
  const known = ACTIONS[action];
  if (known !== undefined) return `— ${known}`;
  const verb = VERBS[action.split('.').at(-1) ?? ''] ?? 'изменение';
  const name = THINGS[thing] ?? THINGS[action.split('.')[0] ?? ''] ?? 'запись';
  return `— ${name}: ${verb}`;
}

export function describeThing(thing: string): string {
  return THINGS[thing] ?? thing;
}

function describeValue(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'не указано';
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (typeof value === 'string') {
    if (name === 'role') return ROLE_TITLES[value as Role] ?? value;
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value) : value;
  }
  return typeof value === 'number' ? String(value).replace('.', ',') : '…';
}

export interface FieldChange {
  readonly title: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Fields = Readonly<Record<string, unknown>> | null;

/** Changed fields that have words; ids and inner things are left out. */
export function listFieldChanges(thing: string, before: Fields, after: Fields): FieldChange[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.flatMap((name) => {
    const title = thing === 'account' && name === 'name' ? 'имя' : FIELDS[name];
    if (title === undefined || (before?.[name] ?? null) === (after?.[name] ?? null)) return [];
    return [
      {
        title,
        before: before && name in before ? describeValue(name, before[name]) : undefined,
        after: after && name in after ? describeValue(name, after[name]) : undefined,
      },
    ];
  });
}
