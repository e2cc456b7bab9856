import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openFile } from '../support/browser.ts';
import { dacfx, type Ended, hartonomous, profile } from '../support/cli.ts';
import { copyProject, type ProjectCopy } from '../support/project.ts';
import { temporaryFolder } from '../support/temporary.ts';

/*
 * The reports that the program itself writes, as a person sees them. Where REPORT_SCREENSHOTS names a
 * folder, a picture of every page is left there.
 */
const screenshots = process.env['REPORT_SCREENSHOTS'];
const widths = [1280, 400];
const schemes = ['light', 'dark'] as const;

describe.sequential('the HTML report in a browser', () => {
  let browser: Browser;
  let rehearsed: ProjectCopy;
  let failing: ProjectCopy;
  let stopped: ProjectCopy;
  let printed: Ended;
  const reports: Record<string, string> = {};

  beforeAll(async () => {
    browser = await openBrowser();
    rehearsed = await copyProject(await temporaryFolder());
    failing = await copyProject(await temporaryFolder());
    stopped = await copyProject(await temporaryFolder());
    await failing.replace('clr/core/VectorFunctions.cs', 'double sum = 0;', 'double sum = 1;');
    await stopped.replace('sql/schema/dbo/tables/Models.sql', 'CREATE TABLE', 'CREATE <script> TABLE');
    printed = await hartonomous(['rehearse', '--as', profile, '--dacfx', dacfx], { cwd: rehearsed.folder });
    expect((await failing.run('rehearse')).status).toBe(5);
    expect((await stopped.run('rehearse')).status).toBe(2);
    for (const [name, { folder }] of Object.entries({ rehearsed, failing, stopped })) {
      reports[name] = join(folder, 'build/reports/report.html');
    }
  });

  const open = async (name: string, options?: Parameters<typeof openFile>[2]) =>
    openFile(browser, reports[name] ?? '', options);

  it('is the last thing that a rehearsal prints, after its verdict', () => {
    expect(printed.status).toBe(0);
    expect(printed.stdout).toMatch(/Verdict: rehearsed[\s\S]*\nReport: build\/reports\/report\.html\n$/);
  });

  it('comes with its log, and with an error file when the command failed', async () => {
    const files = async ({ folder }: ProjectCopy): Promise<readonly string[]> =>
      (await readdir(join(folder, 'build/reports')))
        .map((name) => name.replace(/\d{8}T\d{6}Z/, 'TIME'))
        .sort();
    const always = [
      'deployment-log-TIME.json',
      'junit.xml',
      'lint.sarif',
      'plan.md',
      'report.html',
      'summary.md',
    ];
    expect(await files(rehearsed)).toEqual(always);
    expect(await files(failing)).toEqual(['deployment-error-TIME.json', ...always]);
    expect(await files(stopped)).toEqual(['deployment-error-TIME.json', ...always]);
  });

  it('shows a verdict, the stages, the plan with its statements, checks and digests', async () => {
    const { page } = await open('rehearsed');
    expect(await page.locator('h1').innerText()).toBe('Rehearsed');
    expect(await page.locator('h1').isVisible()).toBe(true);
    const text = await page.locator('main').innerText();
    for (const stage of ['build', 'plan', 'approve', 'apply', 'verify'])
      expect(text).toContain(`\n${stage}\n`);
    expect(text).toContain('Create table [dbo].[Atoms]');
    expect(text).toMatch(/Not evaluated: 1[\s\S]*sql\/verify\/atoms_are_versioned\.sql/);
    expect(text).toMatch(/bundle[\s\S]*[0-9a-f]{64}/);
    const step = page.locator('.steps li', { hasText: 'Create table [dbo].[Models]' });
    expect(await step.locator('ins').first().isVisible()).toBe(false);
    await step.locator('summary').click();
    expect(await step.locator('ins').first().innerText()).toMatch(/^\+\s*CREATE TABLE \[dbo\]\.\[Models\]/);
    expect(await backgroundOf(page, '.steps ins')).not.toBe(await backgroundOf(page, 'section'));
    const passed = page.locator('.fold', { hasText: '23 checks passed' });
    expect(await passed.locator('table').isVisible()).toBe(false);
  });

  it('shows what failed before everything else', async () => {
    const { page } = await open('failing');
    expect(await page.locator('h1').innerText()).toBe('Failed');
    const headings = await page.locator('h2').allInnerTexts();
    expect(headings.indexOf('Checks')).toBe(0);
    const first = page.locator('tbody tr').first();
    expect(await first.innerText()).toContain(
      'dbo.clr_VectorDotProduct: adds the products of the components',
    );
    expect(await first.innerText()).toContain('gave 26, expected 25');
    const box = await first.boundingBox();
    expect(box?.y).toBeLessThan(900);
  });

  it('shows an error with its place and its remedy on the first screen', async () => {
    const { page } = await open('stopped');
    expect(await page.locator('h1').innerText()).toBe('Stopped');
    const error = page.locator('section').first();
    const text = await error.innerText();
    expect(text).toContain('SQL_INVALID');
    expect(text).toContain('sql/schema/dbo/tables/Models.sql');
    const log = (await readdir(join(stopped.folder, 'build/reports'))).find((name) => name.includes('error'));
    const { remedy } = JSON.parse(
      await readFile(join(stopped.folder, 'build/reports', log ?? ''), 'utf8'),
    ) as { remedy: string };
    expect(await page.locator('.remedy').innerText()).toBe(remedy);
    expect((await page.locator('.remedy').boundingBox())?.y).toBeLessThan(900);
    expect(await page.locator('script').count()).toBe(0);
  });

  it.each(
    ['rehearsed', 'failing', 'stopped'].flatMap((name) =>
      widths.flatMap((width) => schemes.map((colorScheme) => ({ name, width, colorScheme }))),
    ),
  )('of $name fits $width px in $colorScheme, in silence', async ({ name, width, colorScheme }) => {
    const { page, requests, complaints } = await open(name, { width, colorScheme });
    for (const unfolded of [false, true]) {
      if (unfolded)
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })");
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await page.evaluate(overflowing)).toEqual([]);
      if (screenshots !== undefined) {
        const path = join(
          screenshots,
          `report-${name}-${width}-${colorScheme}${unfolded ? '-open' : ''}.png`,
        );
        await page.screenshot({ path, fullPage: true });
      }
    }
    expect(await page.evaluate(lowContrast)).toEqual([]);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('is dark where a person wants it dark', async () => {
    const light = await open('rehearsed', { colorScheme: 'light' });
    const dark = await open('rehearsed', { colorScheme: 'dark' });
    const [one, other] = [await brightness(light.page), await brightness(dark.page)];
    expect(one).toBeGreaterThan(200);
    expect(other).toBeLessThan(60);
  });

  it('stands beside a JUnit file that an XML parser reads', async () => {
    const xml = await readFile(join(failing.folder, 'build/reports/junit.xml'), 'utf8');
    const { page } = await open('failing');
    const seen = await page.evaluate(`(() => {
      const parsed = new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml');
      const count = (name) => parsed.querySelectorAll(name).length;
      return { errors: count('parsererror'), cases: count('testcase') > 20, failures: count('failure'), skipped: count('skipped') };
    })()`);
    expect(seen).toMatchObject({ errors: 0, cases: true, skipped: 1 });
    expect(xml).toContain('gave 26, expected 25');
  });
});

async function backgroundOf(page: Page, selector: string): Promise<string> {
  return page.evaluate(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
}

async function brightness(page: Page): Promise<number> {
  const channels = (await backgroundOf(page, 'body')).match(/\d+/g) ?? [];
  return channels.slice(0, 3).reduce((sum, channel) => sum + Number(channel), 0) / 3;
}

/** Elements whose content sticks out of them, in the page's own words. */
const overflowing = `[...document.querySelectorAll('main *')]
  .filter((one) => one.clientWidth > 0 && !one.closest('thead') && one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.tagName + '.' + one.className + ': ' + one.textContent.slice(0, 60))`;

/** Texts with less than the contrast of 4.5 that WCAG 2.2 asks for, against the nearest painted background. */
const lowContrast = `(() => {
  const channels = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]) => [r, g, b]
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const painted = (one) => {
    const color = channels(getComputedStyle(one).backgroundColor);
    return color.length === 3 || color[3] > 0 || one.parentElement === null ? color : painted(one.parentElement);
  };
  const low = new Set();
  for (const one of document.querySelectorAll('main *')) {
    if (![...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')) continue;
    const [a, b] = [luminance(channels(getComputedStyle(one).color)), luminance(painted(one))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.add(one.tagName + '.' + one.className + ' ' + ratio.toFixed(2));
  }
  return [...low];
})()`;
