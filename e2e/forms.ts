import type { Locator, Page } from 'playwright-core';

/** Picks from a combobox by its label and the option's words. */
export async function pick(place: Locator | Page, label: string, option: string): Promise<void> {
  await place.getByRole('combobox', { name: label, exact: true }).click();
  await place.getByRole('option', { name: option, exact: true }).click();
}

/** Types into text fields, by their labels. */
export async function enter(place: Locator | Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values))
    await place.getByRole('textbox', { name: label, exact: true }).fill(value);
}

/** Presses the button with exactly this label. */
export async function press(place: Locator | Page, label: string): Promise<void> {
  await place.getByRole('button', { name: label, exact: true }).click();
}

/** The name of the control that has the focus, through every shadow root: its label without the star, else its text. */
export async function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const labels = (element as HTMLInputElement | null)?.labels;
    const label = labels?.length ? labels[0]?.textContent : null;
    const name = element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
    return name.replace(/^\s*\*/, '').trim();
  });
}

/** Presses Tab until the focus is on the named control, within a bound. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focusedName(page)) === name) return;
  }
  throw new Error(`The Tab key never reached "${name}".`);
}
