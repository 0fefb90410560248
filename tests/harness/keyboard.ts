import type { Page } from 'playwright-core'

/** The most steps a person would take before giving up. */
const patience = 80

type Wanted = { readonly role: string; readonly name: string | RegExp }

/** Presses Tab until the focus is on what is wanted, as a person without a mouse does. */
export const tabTo = async (page: Page, { role, name }: Wanted, key = 'Tab'): Promise<void> => {
  const target = page.getByRole(role as 'button', { name, exact: typeof name === 'string' }).first()
  await target.waitFor()
  for (let step = 0; step < patience; step++) {
    if (await target.evaluate((element) => element.contains(document.activeElement))) return
    await page.keyboard.press(key)
  }
  throw new Error(`${role} «${name}» was not reached with ${patience} presses of ${key}`)
}

/** Goes to a button and presses it. */
export const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await tabTo(page, { role: 'button', name })
  await page.keyboard.press('Enter')
}
