import { afterAll, describe, expect, it } from 'vitest';
import { productUrl, settle, signIn, visit } from './browser.ts';

/** Keys are tied to a host name: the product on 127.0.0.1 is opened as localhost. */
const LOCALHOST = productUrl().replace('//127.0.0.1', '//localhost');

const opened = await visit();
afterAll(() => opened.close());

describe('a key of the device', () => {
  it('is not offered at a bare IP address, where no browser takes it', async () => {
    const { page } = opened;
    await page.goto(`${productUrl()}/sign-in`);
    await page.getByRole('button', { name: 'Войти', exact: true }).waitFor();
    await settle(page);
    expect(await page.getByRole('button', { name: 'Войти ключом этого устройства' }).count()).toBe(0);
  });

  it('is added on the profile, lets in instead of a password, and not any more when it is taken away', async () => {
    const { page, context, complaints } = opened;
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    await signIn(page, 'metodist', LOCALHOST);
    await page.goto(`${LOCALHOST}/profile`);
    await page.getByRole('button', { name: 'Добавить ключ этого устройства' }).click();
    await page.getByRole('button', { name: 'Удалить ключ' }).waitFor();
    const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials.map(({ rpId, userName }) => [rpId, userName])).toEqual([['localhost', 'metodist']]);

    await context.clearCookies();
    await page.goto(`${LOCALHOST}/sign-in`);
    await page.getByRole('button', { name: 'Войти ключом этого устройства' }).click();
    await page.getByRole('heading', { level: 1, name: 'Сегодня' }).waitFor();

    await page.goto(`${LOCALHOST}/profile`);
    await page.getByRole('button', { name: 'Удалить ключ' }).click();
    await page.getByRole('button', { name: 'Удалить ключ' }).waitFor({ state: 'detached' });
    await context.clearCookies();
    await page.goto(`${LOCALHOST}/sign-in`);
    await page.getByRole('button', { name: 'Войти ключом этого устройства' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toBe(
      'Этот ключ входа здесь не зарегистрирован. Войдите с паролем.',
    );
    expect(complaints).toEqual([]);
  });
});
