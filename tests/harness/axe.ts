import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

type RunOnly = { readonly type: 'tag' | 'rule'; readonly values: readonly string[] }

/** What of WCAG 2.2 AA there is for a program to look at. */
export const allRules: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}
export const colourContrast: RunOnly = { type: 'rule', values: ['color-contrast'] }

/** What the page breaks of some rules as it stands, with the elements. */
export type Axe = (rules: RunOnly) => Promise<string[]>

/** Other pages, and the rows of a grid after the first few, which are made like them. */
const left = [['iframe'], ['[role=grid] [role=presentation] > [role=row]:nth-child(n + 4)']]

/** Puts axe into the page once: its builder would do so before every look, which takes longer than the look. */
export const axeIn = async (page: Page): Promise<Axe> => {
  await new AxeBuilder({ page }).withRules('document-title').setLegacyMode().analyze()
  return (rules) => page.evaluate(look, { rules, left })
}

type AxeWindow = Window & {
  axe: {
    run(
      context: object,
      options: object,
    ): Promise<{ violations: { readonly id: string; readonly nodes: { readonly html: string }[] }[] }>
  }
}

/** Runs in the page. */
const look = async ({ rules, left: exclude }: { rules: RunOnly; left: string[][] }): Promise<string[]> => {
  const { violations } = await (window as unknown as AxeWindow).axe.run(
    { include: [document], exclude },
    { runOnly: rules, resultTypes: ['violations'], iframes: false },
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 160)}`))
}

/** The page breaks no rule that axe knows, as it stands. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 120)}`))).toEqual([])
}
