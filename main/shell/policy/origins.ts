/** The page itself, and the place where reports are shown without scripts. Nothing else is ever loaded. */
export const pageOrigin = 'app://workbench'
export const documentOrigin = 'app://document'
export const pageUrl = `${pageOrigin}/index.html`

/** The origin of a URL of the app's own scheme, or null: other schemes, ports, names and spellings have none. */
export const appOrigin = (url: string): string | null => {
  const parsed = parse(url)
  if (parsed?.protocol !== 'app:' || parsed.username !== '' || parsed.password !== '' || parsed.port !== '') return null
  return `app://${parsed.host}`
}

const parse = (url: string): URL | null => {
  try {
    return new URL(url)
  } catch {
    return null
  }
}
