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

/** Goes to a field and writes a text in the place of what it holds. */
export const write = async (page: Page, field: string, text: string): Promise<void> => {
  await tabTo(page, { role: 'textbox', name: field })
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

/** Types a name into a box of variables and takes the first that fits. */
export const find = async (page: Page, box: string, name: string): Promise<void> => {
  await tabTo(page, { role: 'combobox', name: box })
  await page.keyboard.type(name)
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

/** Opens a select and takes the option of this name. */
export const choose = async (page: Page, select: RegExp, option: string): Promise<void> => {
  await tabTo(page, { role: 'button', name: select })
  await page.keyboard.press('Enter')
  const wanted = page.getByRole('option', { name: option, exact: true })
  await wanted.waitFor()
  // Letters with accents have no key of their own here: what stands before them brings it near, arrows lead on.
  await page.keyboard.type(option.split(/[^ -~]/)[0] ?? '')
  for (let step = 0; step < patience; step++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`option «${option}» was not reached with ${patience} arrows`)
}
