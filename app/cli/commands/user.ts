import { z } from 'zod';
import type { Application } from '#app/server/application.ts';
import { ROLE_TITLES, ROLES, type Role } from '#core/access/grants.ts';
import type { Context } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import { accountErrors } from '#modules/accounts/errors.ts';
import { type Invitation, loginSchema } from '#modules/accounts/model.ts';
import { findAccountByLogin, findOrganizationByName, findTenant } from '#modules/accounts/queries.ts';
import { addUser, admitAccount } from '#modules/accounts/service/users.ts';
import { readArguments, requireText } from '../arguments.ts';
import { type Command, UsageError } from '../command.ts';

function readRole(text: string): Role {
  const role = ROLES.find(
    (candidate) => candidate === text || ROLE_TITLES[candidate].toLowerCase() === text.toLowerCase(),
  );
  if (!role) throw new UsageError(`Нет роли «${text}». Роли: ${ROLES.join(', ')}.`);
  return role;
}

function readLogin(text: string): string {
  const login = loginSchema.safeParse(text);
  if (!login.success) throw new UsageError(`Логин «${text}» не годится: ${login.error.issues[0]?.message}.`);
  return login.data;
}

function readEmail(text: string | undefined): string | undefined {
  if (text !== undefined && !z.email().safeParse(text).success) {
    throw new UsageError(`Адрес почты «${text}» написан с ошибкой.`);
  }
  return text;
}

async function getTenantId(application: Application, code: string): Promise<string> {
  const tenant = await findTenant(application.database.app, code);
  if (!tenant) throw new UsageError(`Нет муниципалитета с кодом «${code}».`);
  return tenant.id;
}

async function findPlace(context: Context, organization: string | undefined): Promise<string | null> {
  if (!organization) return null;
  const id = await findOrganizationByName(context, organization);
  if (!id) throw new AppError(accountErrors.organization_unknown, { name: organization });
  return id;
}

interface Wish {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly organization: string | undefined;
  readonly email: string | undefined;
}

/** A new account with its invitation; one that exists already is let into this municipality too, with its own password. */
async function enrol(context: Context, wish: Wish): Promise<{ userId: string; invitation: Invitation | null }> {
  const organizationId = await findPlace(context, wish.organization);
  const assignment = { role: wish.role, organizationId, endsBefore: null, ground: null };
  const existing = await findAccountByLogin(context.db, wish.login);
  if (existing)
    return { ...(await admitAccount(context, { id: existing.id, login: wish.login }, assignment)), invitation: null };
  const { login, name, email = null } = wish;
  return addUser(context, { login, name, email, personId: null, assignment });
}

export const userAdd: Command = {
  name: 'user add',
  summary: 'Завести пользователя и напечатать одноразовый код входа',
  usage: [
    'opora user add ЛОГИН --name ИМЯ --role РОЛЬ --municipality КОД [--organization НАЗВАНИЕ] [--email АДРЕС] [--json]',
    '',
    '  ЛОГИН           латинские буквы, цифры, точка, дефис: vyazovsk.petrova',
    '  --name          фамилия, имя, отчество',
    `  --role          ${ROLES.join(', ')}`,
    '  --municipality  код муниципалитета',
    '  --organization  название организации: для директоров и заместителей',
    '  --email         электронная почта, если есть',
    '',
    'Если логин уже есть, учётной записи откроется и этот муниципалитет, пароль останется прежним.',
  ].join('\n'),
  async run(args, { open, out }) {
    const { words, flags } = readArguments(args, {
      name: 'text',
      role: 'text',
      municipality: 'text',
      organization: 'text',
      email: 'text',
      json: 'yes',
    });
    const wish: Wish = {
      login: readLogin(requireText(words[0], 'логин')),
      name: requireText(flags.name, '--name, фамилия и имя'),
      role: readRole(requireText(flags.role, '--role, роль')),
      organization: flags.organization,
      email: readEmail(flags.email),
    };
    const application = await open();
    const tenantId = await getTenantId(
      application,
      requireText(flags.municipality, '--municipality, код муниципалитета'),
    );
    const { userId, invitation } = await application.asSystem(tenantId, (context) => enrol(context, wish));
    out(flags.json ? JSON.stringify({ userId, login: wish.login, invitation }) : describeOutcome(wish, invitation));
    return 0;
  },
};

function describeOutcome({ login, name, role }: Wish, invitation: Invitation | null): string {
  const title = `${name}: ${ROLE_TITLES[role]}, логин ${login}.`;
  if (!invitation) return `${title}\nУчётная запись уже была: вход с прежним паролем.`;
  const until = invitation.expiresAt.toLocaleDateString('ru-RU');
  return `${title}\nОдноразовый код: ${invitation.code}, действует до ${until}. Ввести на странице /invitation.`;
}
