/** What the app serves: the built files by their address, nothing that is not in the list. */
export type Assets = ReadonlyMap<string, string>

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ttf: 'font/ttf',
  svg: 'image/svg+xml',
  png: 'image/png',
}

/** The media type by the last part of the name; null: not a kind of file the page is made of. */
export const mediaTypeOf = (path: string): string | null => mediaTypes[path.split('.').at(-1) ?? ''] ?? null

/** The list of `files` (paths relative to the page's folder, with `/`), each under its address. */
export const assetsFrom = (files: readonly string[]): Assets =>
  new Map(files.filter((file) => mediaTypeOf(file) !== null).map((file) => [`/${file}`, file]))

/** The file for an address of the page, or null. Looked up whole: no path is ever put together from an address. */
export const assetFor = (assets: Assets, method: string, pathname: string): string | null =>
  method === 'GET' ? (assets.get(pathname === '/' ? '/index.html' : pathname) ?? null) : null
