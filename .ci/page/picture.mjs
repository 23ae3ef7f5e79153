// Makes the README's picture of a report: its matrix, with the statements of a cell in front.
//
//     node picture.mjs report.html picture.png
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';

const [report, picture] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage({
  viewport: { width: 1280, height: 900 },
  deviceScaleFactor: 1,
  colorScheme: 'light',
  reducedMotion: 'reduce',
});
await page.goto(pathToFileURL(path.resolve(report)).href);
const table = page.locator('table.m[data-csv="coverage-mat-2021"]');
await table.locator('tbody td > a[id]').first().click();
await page.locator('.c:target').waitFor({ state: 'visible' });
// The table begins below the filters, which stay at the top.
await table.evaluate((node) => {
  const filters = document.querySelector('form').getBoundingClientRect().height;
  window.scrollBy(0, node.getBoundingClientRect().top - filters - 10);
});
await page.mouse.move(0, 0);
await page.waitForTimeout(300);
await page.screenshot({ path: picture });
await browser.close();
