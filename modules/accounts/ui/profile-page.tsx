import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ROLE_TITLES } from '#core/access/grants.ts';
import { Facts } from '#core/ui/facts.tsx';
import { Page, Section } from '#core/ui/page.tsx';
import { PageSkeleton } from '#core/ui/state.tsx';
import { accounts } from './api.ts';
import { callEntrance } from './auth-calls.ts';
import { Passkeys } from './profile/passkeys.tsx';
import { PasswordForm } from './profile/password.tsx';
import { SecondStep } from './profile/second-step.tsx';
import { Sessions } from './profile/sessions.tsx';
import { SingleSignIn } from './profile/single-sign-in.tsx';

/** The municipality is kept in the browser's cookie: all its windows work in one. */
async function switchTenant(code: string): Promise<void> {
  const tenant = await accounts.call.switchTenant({ code });
  await callEntrance('POST', '/api/public/municipality', { code: tenant.code });
  window.location.assign('/');
}

/**
 * Opened seldom, to change a password or after a new phone; they want to be rid of the worry who else can get in.
 */
export function ProfilePage() {
  const me = useQuery(accounts.query.me.queryOptions({ input: {} }));
  if (!me.data) return <PageSkeleton />;
  const { name, login, roles, tenant, tenants, hasTwoFactor } = me.data;
  return (
    <Page narrow title="Вход и пароль">
      <Facts
        columns={2}
        facts={[
          { label: 'Вы', value: name },
          { label: 'Логин', value: login },
          { label: 'Роли', value: roles.map((role) => ROLE_TITLES[role]).join(', ') },
          { label: 'Муниципалитет', value: tenant.name },
        ]}
      />
      {tenants.length < 2 ? null : (
        <Section title="Другие муниципалитеты" note="Вы работаете в нескольких: данные у каждого свои.">
          {tenants
            .filter(({ code }) => code !== tenant.code)
            .map(({ code, name: title }) => (
              <div key={code}>
                <Button variant="default" onClick={() => void switchTenant(code)}>
                  Перейти: {title}
                </Button>
              </div>
            ))}
        </Section>
      )}
      <PasswordForm login={login} />
      <SecondStep login={login} isOn={hasTwoFactor} />
      <Passkeys login={login} />
      <SingleSignIn />
      <Sessions />
    </Page>
  );
}
