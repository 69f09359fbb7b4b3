import { defineErrors } from '#core/contract/errors.ts';

export const deskErrors = defineErrors({
  export_running: { kind: 'conflict', text: 'Выгрузка уже идёт. Дождитесь её конца.' },
  export_too_large: {
    kind: 'too_large',
    text: 'Выгрузка больше 4 ГБ и не входит в один архив ZIP. Сделайте её на сервере: npm run -s opora -- export ПАПКА --municipality КОД.',
  },
});
