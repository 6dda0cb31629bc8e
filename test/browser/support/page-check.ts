import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Language, Window } from './window.ts';

const WIDTHS = [360, 1280];
const DIRECTIONS: Record<Language, string> = { fa: 'rtl', en: 'ltr' };
/** What the button that changes the language says, in the language that it changes to. */
const SWITCH: Record<Language, string> = { fa: 'فارسی', en: 'English' };

type Subject = Pick<Window, 'page' | 'complaints'> & {
  /** A dialog is open: the language cannot be switched from behind it. */
  modal?: boolean;
};

/** Everything wrong with the page as it stands, at both widths and in both languages; nothing, when all is well. */
export async function faultsOfPage({ page, complaints, modal }: Subject): Promise<string[]> {
  const faults = [...(await fontFaults(page))];
  const languages: Language[] = modal ? ['fa'] : ['en', 'fa'];
  for (const language of languages) {
    await switchTo(page, language);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(SETTLED);
      const found = [...(await layoutFaults(page, language)), ...(await axeFaults(page))];
      faults.push(...found.map((fault) => `${language} ${width}: ${fault}`));
    }
  }
  return [...faults, ...complaints.splice(0)];
}

async function switchTo(page: Page, language: Language): Promise<void> {
  if ((await page.evaluate<string>('document.documentElement.lang')) === language) return;
  await page.getByRole('button', { name: SWITCH[language], exact: true }).first().click();
  await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
  await page.locator('h1').waitFor();
}

const fontFaults = async (page: Page): Promise<string[]> => {
  const loaded = await page.evaluate<boolean>(
    "document.fonts.ready.then((fonts) => [...fonts].some(({ family, status }) => /vazirmatn/i.test(family) && status === 'loaded'))",
  );
  return loaded ? [] : ['the font is not loaded'];
};

async function layoutFaults(page: Page, language: Language): Promise<string[]> {
  const { direction, title, overflow, headings } = await page.evaluate<Layout>(LAYOUT);
  return [
    direction !== DIRECTIONS[language] && `the direction is ${direction}`,
    title === '' && 'the page has no title',
    headings !== 1 && `the page has ${headings} headings of the first level`,
    overflow && `wider than the window: ${overflow}`,
  ].filter((fault) => fault !== false && fault !== '') as string[];
}

interface Layout {
  direction: string;
  title: string;
  headings: number;
  /** The first element that sticks out. */
  overflow: string;
}

/** What stands otherwise on a narrow window has been drawn anew. */
const SETTLED = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))`;

const LAYOUT = `(() => {
  const { dir: direction, scrollWidth, clientWidth } = document.documentElement;
  const sticksOut = (element) => {
    const { left, right } = element.getBoundingClientRect();
    return left < -1 || right > clientWidth + 1;
  };
  const first = scrollWidth > clientWidth ? [...document.querySelectorAll('body *')].find(sticksOut) : undefined;
  const overflow = scrollWidth > clientWidth ? scrollWidth + ' ' + (first?.outerHTML.slice(0, 120) ?? '') : '';
  return { direction, title: document.title, headings: document.querySelectorAll('h1').length, overflow };
})()`;

async function axeFaults(page: Page): Promise<string[]> {
  // Axe stays in a document; putting it there takes longer than asking it.
  const there = await page.evaluate<boolean>("typeof axe === 'object'");
  const { violations } = await new AxeBuilder({ page, axeSource: there ? 'void 0' : undefined })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`);
}
