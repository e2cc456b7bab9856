import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';

/** Debian's Chromium, which scripts/setup-ci installs. */
const executablePath = '/usr/bin/chromium';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless browser with a profile of its own, closed with the test file. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, headless: true, args: quiet });
  afterAll(async () => browser.close());
  return browser;
}

export interface Opened {
  readonly page: Page;
  /** Everything that the page asked for besides itself. */
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

/** Opens a file as a double click would, and listens to what it does. */
export async function openFile(
  browser: Browser,
  file: string,
  { width = 1280, colorScheme = 'light' }: { width?: number; colorScheme?: 'light' | 'dark' } = {},
): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const own = pathToFileURL(file).href;
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== own && !request.url().startsWith('data:')) requests.push(request.url());
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(own);
  return { page, requests, complaints };
}
