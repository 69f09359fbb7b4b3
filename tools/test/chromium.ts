import { existsSync } from 'node:fs';
import { canInstallPackages, installPackages } from './debian.ts';

const packages = ['chromium', 'fonts-dejavu', 'fonts-liberation'];

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function findChromium(): string | undefined {
  const named = process.env.OPORA_CHROMIUM;
  return [...(named === undefined ? [] : [named]), ...places].find((path) => existsSync(path));
}

/** The browser for the tests: found, or installed where we may; undefined after saying what the user is to run. */
export async function setupChromium(say: (line: string) => void): Promise<string | undefined> {
  const found = findChromium();
  if (found !== undefined) return found;
  if (canInstallPackages()) {
    say('Нет браузера Chromium: ставлю его из пакетов Debian.');
    await installPackages(packages);
  }
  const installed = findChromium();
  if (installed === undefined) {
    say('Для тестов нужен браузер Chromium. Установите его одной командой и запустите тесты снова:');
    say(`sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`);
  }
  return installed;
}
