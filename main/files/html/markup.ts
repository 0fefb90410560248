/** Markup that is already safe to put into a page. */
export type Markup = { readonly markup: string }
export type Part = Markup | string | number | readonly Part[]

/** A template whose interpolations are escaped unless they are markup themselves: no text can become a tag. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: strings.reduce((text, next, place) => text + rendered(parts[place - 1] ?? '') + next),
})

/** Vouches for a text as markup; only for what this program wrote itself. */
export const trusted = (markup: string): Markup => ({ markup })

export const nothing: Markup = { markup: '' }

const rendered = (part: Part): string => {
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return 'markup' in part ? part.markup : part.map(rendered).join('')
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
