import { SimpleGrid } from '@mantine/core';
import { NumberField, SelectField, SwitchField, TextField, TickField } from '#core/ui/form.tsx';
import type { SettingValue } from '../model.ts';
import type { FieldsProps } from './setting-section.tsx';

const LEVELS = [
  { code: 'low', title: 'Низкий уровень' },
  { code: 'medium', title: 'Средний уровень' },
] as const;

export function DeficitFields({ value, onChange, isDisabled }: FieldsProps<SettingValue<'deficit_rule'>>) {
  const turn = (code: string, isOn: boolean) =>
    onChange({ ...value, levels: isOn ? [...value.levels, code] : value.levels.filter((other) => other !== code) });
  const { validMonths, ...rest } = value;
  return (
    <>
      {LEVELS.map(({ code, title }) => (
        <TickField
          key={code}
          label={`${title} считается дефицитом`}
          value={value.levels.includes(code)}
          onChange={(isOn) => turn(code, isOn)}
          isDisabled={isDisabled}
        />
      ))}
      <SwitchField
        label="Считать только последний результат по каждой компетенции"
        value={value.latestOnly}
        onChange={(latestOnly) => onChange({ ...value, latestOnly })}
        isDisabled={isDisabled}
      />
      <SwitchField
        label="Считать только независимую диагностику"
        hint="Самооценка и анкеты показываются рядом, но дефицита не дают."
        value={value.independentOnly}
        onChange={(independentOnly) => onChange({ ...value, independentOnly })}
        isDisabled={isDisabled}
      />
      <SwitchField
        label="Считать уровень, сообщённый словом без балла"
        value={value.countReported}
        onChange={(countReported) => onChange({ ...value, countReported })}
        isDisabled={isDisabled}
      />
      <NumberField
        label="Сколько месяцев результат в силе"
        hint="Пусто — без срока."
        unit="мес."
        value={validMonths ?? null}
        onChange={(months) => onChange(months === null ? rest : { ...rest, validMonths: months })}
        isDisabled={isDisabled}
      />
    </>
  );
}

export function SmallGroupFields({ value, onChange, isDisabled }: FieldsProps<SettingValue<'small_groups'>>) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <NumberField
        label="Показывать группы от"
        hint="Не меньше пяти человек."
        unit="чел."
        value={value.minimum}
        onChange={(minimum) => onChange({ ...value, minimum: minimum ?? 5 })}
        isDisabled={isDisabled}
      />
      <NumberField
        label="Отмечать группы меньше"
        hint="У таких стоит «n = …»: выводы осторожны."
        unit="чел."
        value={value.mark}
        onChange={(mark) => onChange({ ...value, mark: mark ?? 10 })}
        isDisabled={isDisabled}
      />
    </SimpleGrid>
  );
}

export function VisibilityFields({ value, onChange, isDisabled }: FieldsProps<SettingValue<'score_visibility'>>) {
  return (
    <>
      <SwitchField
        label="Директор и заместители видят баллы и уровни педагогов своей школы"
        hint="Без этого они видят только, кому и по какой компетенции нужен ИОМ. Чтобы включить, укажите акт."
        value={value.schoolHead}
        onChange={(schoolHead) => onChange({ ...value, schoolHead })}
        isDisabled={isDisabled}
      />
      <SwitchField
        label="Служба может приложить к справке таблицу результатов без имён"
        hint="Номера вместо имён, без школ и предметов. Кто знает чужой балл, узнает строку коллеги. Чтобы включить, укажите акт."
        value={value.serviceNumbered}
        onChange={(serviceNumbered) => onChange({ ...value, serviceNumbered })}
        isDisabled={isDisabled}
      />
    </>
  );
}

type Layout = SettingValue<'document_layout'>;

const MARGINS = [
  ['marginLeft', 'Левое поле'],
  ['marginRight', 'Правое поле'],
  ['marginTop', 'Верхнее поле'],
  ['marginBottom', 'Нижнее поле'],
] as const;

export function LayoutFields({ value, onChange, isDisabled }: FieldsProps<Layout>) {
  return (
    <>
      <SelectField
        label="Стандарт"
        choices={[
          { value: 'gost_2025', label: 'ГОСТ Р 7.0.97-2025' },
          { value: 'gost_2016', label: 'ГОСТ Р 7.0.97-2016' },
        ]}
        value={value.standard}
        onChange={(standard) => onChange({ ...value, standard: standard as Layout['standard'] })}
        isDisabled={isDisabled}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextField
          label="Шрифт"
          value={value.font}
          onChange={(font) => onChange({ ...value, font })}
          isDisabled={isDisabled}
        />
        <NumberField
          label="Размер"
          unit="пт"
          value={value.fontSize}
          onChange={(fontSize) => onChange({ ...value, fontSize: fontSize ?? 14 })}
          isDisabled={isDisabled}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {MARGINS.map(([name, label]) => (
          <NumberField
            key={name}
            label={label}
            unit="мм"
            value={value[name]}
            onChange={(margin) => onChange({ ...value, [name]: margin ?? 20 })}
            isDisabled={isDisabled}
          />
        ))}
      </SimpleGrid>
      <SwitchField
        label="Писать дату словами: 22 ноября 2026 г."
        value={value.dateInWords}
        onChange={(dateInWords) => onChange({ ...value, dateInWords })}
        isDisabled={isDisabled}
      />
    </>
  );
}

type Service = SettingValue<'service'>;

const SERVICE_FIELDS: readonly (readonly [keyof Service, string, string])[] = [
  ['name', 'Полное название службы', 'Муниципальное казённое учреждение «Информационно-методический центр»'],
  ['shortName', 'Краткое название', 'МКУ «ИМЦ»'],
  ['authority', 'Учредитель', 'Управление образования администрации округа'],
  ['address', 'Адрес', ''],
  ['phone', 'Телефон', ''],
  ['email', 'Электронная почта', ''],
  ['site', 'Сайт', ''],
  ['okpo', 'ОКПО', ''],
  ['ogrn', 'ОГРН', ''],
  ['innKpp', 'ИНН/КПП', ''],
  ['headPost', 'Должность руководителя', 'Директор'],
  ['headName', 'Подпись руководителя', 'И. О. Фамилия'],
  ['place', 'Место составления документов', 'г. Вязовск'],
];

export function ServiceFields({ value, onChange, isDisabled }: FieldsProps<Service>) {
  return (
    <>
      {SERVICE_FIELDS.map(([name, label, placeholder]) => (
        <TextField
          key={name}
          label={label}
          placeholder={placeholder}
          value={value[name]}
          onChange={(text) => onChange({ ...value, [name]: text })}
          isDisabled={isDisabled}
        />
      ))}
    </>
  );
}
