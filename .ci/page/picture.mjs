// Makes the README's picture of a report: its matrix, with the statements of a cell in front.
//
//     node picture.mjs report.html picture.png
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';

const [report, picture] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1200, height: 780 }, deviceScaleFactor: 1.5, colorScheme: 'light' });
await page.goto(pathToFileURL(path.resolve(report)).href);
const table = page.locator('table.m').first();
await table.evaluate((node) => node.closest('.w').previousElementSibling.scrollIntoView());
await table.locator('td > a[id]').first().click();
await page.locator('.c:target').waitFor({ state: 'visible' });
await table.evaluate((node) => window.scrollBy(0, node.closest('section').getBoundingClientRect().top));
await page.mouse.move(0, 0);
await page.waitForTimeout(300);
await page.screenshot({ path: picture });
await browser.close();
