// Opens reports as a reader does, and fails where one does not hold what it promises.
//
//     node check.mjs FOLDER whole=report.html hostile=hostile.html few=few.html
//
// `whole` is of all that is built in, `hostile` of texts that mean something to a browser, `few` of one framework,
// short enough to walk through by keyboard. Pictures and a PDF of `whole` are left in FOLDER, to be looked at.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [folder, ...named] = process.argv.slice(2);
const files = Object.fromEntries(named.map((pair) => pair.split('=')));
const address = (name) => pathToFileURL(path.resolve(files[name])).href;
const MOST_BYTES = 1.5 * 1024 * 1024;
const MOST_MILLISECONDS = 1000;

let failures = 0;
function expect(that, message) {
  if (that) return;
  failures += 1;
  console.error(`FAILED: ${message}`);
}

const browser = await launch();

// A page in a context of its own, which objects to whatever it should not do.
async function open(url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const file = url.split('#')[0];
  page.on('request', (request) => expect(request.url().split('#')[0] === file, `${file} asks for ${request.url()}`));
  page.on('console', (message) => expect(message.type() !== 'error', `${file} says: ${message.text()}`));
  page.on('pageerror', (error) => expect(false, `${file}: ${error}`));
  page.on('dialog', (dialog) => {
    expect(false, `${file} asks: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(url);
  return page;
}

const close = (page) => page.context().close();

// A cell with statements, and the panel behind it.
const firstCell = (page) => page.locator('table.m td > a[id]').first();

async function axeClean(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.length}, such as ${nodes[0].html.slice(0, 200)}`);
  });
  expect(found.length === 0, `${name}: axe finds ${found.join('; ')}`);
}

async function policyAndSize(page, name) {
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy.includes("default-src 'none'") && !policy.includes('unsafe'), `${name}: the policy is ${policy}`);
  const outside = await page.evaluate(() =>
    [...document.querySelectorAll('[src], link[href], [style], [onclick], [onload], [onerror], iframe, object, embed')]
      .map((node) => node.outerHTML.slice(0, 100)));
  expect(outside.length === 0, `${name}: ${outside.join('; ')}`);
  const bytes = fs.statSync(files[name]).size;
  expect(bytes <= MOST_BYTES, `${name}: ${bytes} bytes`);
  const milliseconds = await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd);
  console.log(`${name}: ${bytes} bytes, loaded in ${Math.round(milliseconds)} ms`);
  return milliseconds;
}

// Two clicks from a cell to a statement with the words that matched and its address.
async function reasonsInTwoClicks(page, name) {
  const cell = firstCell(page);
  const panel = page.locator('.c:target');
  await cell.click();
  await panel.waitFor({ state: 'visible', timeout: 5000 });
  await panel.locator('a[href^="#s-"]').first().click();
  const statement = page.locator('article:target');
  await statement.waitFor({ state: 'visible', timeout: 5000 });
  const seen = await statement.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  expect(seen, `${name}: the statement is out of sight`);
  expect((await statement.locator('li a[href^="#t-"]').count()) > 0, `${name}: the statement tells no theme`);
  expect(page.url().includes('#s-'), `${name}: the statement has no address`);
  return page.url();
}

async function whatIsSeen(page) {
  return page.evaluate(() => [...document.querySelectorAll('article, .f, .p, tr')].map((node) => node.checkVisibility()).join());
}

// A filter is in the address, and the address opens the same view.
async function filters(name) {
  const page = await open(address(name));
  const before = await whatIsSeen(page);
  const select = page.locator('form select').first();
  const value = await select.locator('option').nth(1).getAttribute('value');
  await select.selectOption(value);
  await page.locator('form input[type=search]').fill('naloxone');
  const filtered = await whatIsSeen(page);
  expect(filtered !== before, `${name}: the filter hides nothing`);
  const url = page.url();
  expect(url.includes('#'), `${name}: the filter is not in the address`);
  const colleague = await open(url);
  expect((await whatIsSeen(colleague)) === filtered, `${name}: ${url} opens another view`);
  await close(colleague);
  await page.locator('form button[type=reset]').click();
  await page.waitForTimeout(100);
  expect((await whatIsSeen(page)) === before, `${name}: clearing the filter does not bring all back`);
  await close(page);
}

// Tab reaches all that can be used; Enter opens a cell, and Escape leads back to it.
async function keyboard(name) {
  const page = await open(address(name));
  const all = await page.evaluate(() => {
    const usable = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    window.usable = usable.filter((node) => node.checkVisibility() && !node.disabled && node.tabIndex >= 0);
    window.reached = new Set();
    document.addEventListener('focusin', (event) => window.reached.add(event.target));
    return window.usable.length;
  });
  for (let at = 0; at < all + 10; at += 1) await page.keyboard.press('Tab');
  const missed = await page.evaluate(() =>
    window.usable.filter((node) => !window.reached.has(node)).map((node) => node.outerHTML.slice(0, 100)));
  expect(missed.length === 0, `${name}: the keyboard does not reach ${missed.length} of ${all}, such as ${missed[0]}`);
  const cell = firstCell(page);
  await cell.focus();
  await page.keyboard.press('Enter');
  await page.locator('.c:target').waitFor({ state: 'visible', timeout: 5000 });
  await page.keyboard.press('Escape');
  const back = await cell.evaluate((node) => node === document.activeElement);
  expect(back, `${name}: Escape does not lead back to the cell`);
  console.log(`${name}: ${all} places reached by keyboard`);
  await close(page);
}

async function narrow(name) {
  const page = await open(address(name), { viewport: { width: 390, height: 844 } });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width <= 390, `${name}: ${width} pixels wide on a screen of 390`);
  await axeClean(page, `${name}, narrow`);
  if (name === 'whole') await page.screenshot({ path: path.join(folder, 'narrow.png') });
  await close(page);
}

async function withoutScript(name) {
  const page = await open(address(name), { javaScriptEnabled: false });
  expect(await page.locator('table.m').first().isVisible(), `${name}: no matrix without JavaScript`);
  await reasonsInTwoClicks(page, `${name}, without JavaScript`);
  await close(page);
}

// Light and dark, as it opens and with the statements of a cell in front.
async function inBothColours(name) {
  const took = [];
  for (const colorScheme of ['light', 'dark']) {
    const page = await open(address(name), { colorScheme });
    took.push(await policyAndSize(page, name));
    await axeClean(page, `${name}, ${colorScheme}`);
    if (name === 'whole') await page.screenshot({ path: path.join(folder, `${colorScheme}.png`) });
    await firstCell(page).click();
    await page.locator('.c:target').waitFor({ state: 'visible', timeout: 5000 });
    await axeClean(page, `${name}, ${colorScheme}, with a cell open`);
    if (name === 'whole') await page.screenshot({ path: path.join(folder, `${colorScheme}-cell.png`) });
    await close(page);
  }
  expect(Math.min(...took) <= MOST_MILLISECONDS, `${name}: took ${took.join(' and ')} ms`);
}

async function printed(name) {
  const page = await open(address(name));
  const pdf = await page.pdf({ path: path.join(folder, `${name}.pdf`), preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString() === '%PDF-' && pdf.length > 10000, `${name}: prints ${pdf.length} bytes`);
  await close(page);
}

async function harmless(name) {
  const page = await open(address(name));
  await reasonsInTwoClicks(page, name);
  expect((await page.evaluate(() => window.hacked)) === undefined, `${name}: a text of the plan has run`);
  const leads = await page.evaluate(() =>
    [...document.querySelectorAll('a[href]')].map((link) => link.href).filter((href) => /^(javascript|data|vbscript):/i.test(href)));
  expect(leads.length === 0, `${name}: leads to ${leads[0]}`);
  expect((await page.locator('body').innerText()).includes('<script>'), `${name}: the text is not shown as it stands`);
  await close(page);
}

// The graph: what has the focus shows what is tied to it.
async function graph(name) {
  const page = await open(address(name));
  const boxes = page.locator('svg.graph [data-key][tabindex="0"]');
  if ((await boxes.count()) > 0) {
    expect(Boolean(await boxes.first().getAttribute('aria-label')), `${name}: a box of the graph has no label`);
    await boxes.first().focus();
    console.log(`${name}: ${await boxes.count()} boxes in graphs`);
  }
  await close(page);
}

fs.mkdirSync(folder, { recursive: true });
for (const name of Object.keys(files)) {
  const steps = [inBothColours, narrow, withoutScript, filters, printed, graph];
  if (name === 'few') steps.push(keyboard);
  if (name === 'hostile') steps.push(harmless);
  for (const step of steps) {
    try {
      await step(name);
    } catch (error) {
      expect(false, `${name}, ${step.name}: ${error.message.split('\n')[0]}`);
    }
  }
  try {
    const page = await open(address(name));
    const statement = await reasonsInTwoClicks(page, name);
    await close(page);
    const sent = await open(statement);
    expect(await sent.locator('article:target').isVisible(), `${name}: ${statement} leads nowhere`);
    await close(sent);
  } catch (error) {
    expect(false, `${name}, two clicks: ${error.message.split('\n')[0]}`);
  }
}
await browser.close();
console.log(failures ? `${failures} failures` : 'the pages hold what they promise');
process.exit(failures ? 1 : 0);
