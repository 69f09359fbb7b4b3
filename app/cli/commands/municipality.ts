import { listPreparations } from '#app/server/composition.ts';
import { newMunicipalitySchema } from '#modules/accounts/model.ts';
import { createMunicipality } from '#modules/accounts/service/municipality.ts';
import { readArguments, requireText } from '../arguments.ts';
import { type Command, UsageError } from '../command.ts';

export const municipalityAdd: Command = {
  name: 'municipality add',
  summary: 'Завести муниципалитет со справочниками и шаблонами',
  usage: [
    'opora municipality add КОД --name НАЗВАНИЕ [--time-zone ПОЯС] [--json]',
    '',
    '  КОД          латинские буквы, цифры и дефис: vyazovsk; с него начинаются логины',
    '  --name       название: «Вязовский муниципальный округ»',
    '  --time-zone  часовой пояс, по умолчанию Europe/Moscow',
  ].join('\n'),
  async run(args, { open, out }) {
    const { words, flags } = readArguments(args, { name: 'text', 'time-zone': 'text', json: 'yes' });
    const wish = newMunicipalitySchema.safeParse({
      code: requireText(words[0], 'код муниципалитета'),
      name: requireText(flags.name, '--name, название муниципалитета'),
      ...(flags['time-zone'] && { timeZone: flags['time-zone'] }),
    });
    if (!wish.success) throw new UsageError(`Муниципалитет не заведён: ${wish.error.issues[0]?.message}.`);
    const { database, services } = await open();
    const founding = { app: database.app, services, prepare: listPreparations() };
    const id = await createMunicipality(founding, wish.data);
    const { code, name } = wish.data;
    out(flags.json ? JSON.stringify({ id, code, name }) : `Муниципалитет «${name}» заведён, код ${code}.`);
    return 0;
  },
};
