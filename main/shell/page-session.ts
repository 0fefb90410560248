import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { protocol, type Session, session } from 'electron'
import { assetFor, assetsFrom, mediaTypeOf } from './policy/assets.ts'
import { documentPolicy, pagePolicy } from './policy/content-security.ts'
import { mayRequest } from './policy/navigation.ts'
import { documentOrigin, pageOrigin } from './policy/origins.ts'
import { mayUse } from './policy/permissions.ts'

/** Must run before the app is ready. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])

/** The session of the page: in memory only, the app's own files only, no network, no permissions. */
export type PageSession = {
  readonly session: Session
  /** Puts a document where frames of the page can show it; the one before is gone. */
  stage(html: string): string
}

export const createPageSession = (root: string): PageSession => {
  const own = session.fromPartition('workbench')
  let staged = { number: 0, html: '' }
  const serve = serveFrom(root)

  own.protocol.handle('app', (request) => {
    const url = new URL(request.url)
    if (url.host === 'workbench') return serve(request.method, url.pathname)
    const isStaged = url.host === 'document' && url.pathname === `/${staged.number}` && staged.number > 0
    return isStaged ? respond(staged.html, 'text/html; charset=utf-8', documentPolicy(pageOrigin)) : notFound()
  })
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayRequest(url) }))
  own.setPermissionRequestHandler((contents, permission, answer) => answer(mayUse(permission, contents.getURL())))
  own.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin))
  own.setDevicePermissionHandler(() => false)
  own.setSpellCheckerEnabled(false)
  own.enableNetworkEmulation({ offline: true })
  own.on('will-download', (event) => event.preventDefault())

  return {
    session: own,
    stage: (html) => {
      staged = { number: staged.number + 1, html }
      return `${documentOrigin}/${staged.number}`
    },
  }
}

const serveFrom = (root: string): ((method: string, pathname: string) => Response) => {
  const assets = assetsFrom(filesUnder(root))
  return (method, pathname) => {
    const file = assetFor(assets, method, pathname)
    if (file === null) return notFound()
    return respond(readFileSync(join(root, file)), mediaTypeOf(file) ?? '', pagePolicy(documentOrigin))
  }
}

/** Every file in a folder, its path relative to it. */
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)).map((file) => `${entry.name}/${file}`) : [entry.name],
  )

const respond = (body: string | Uint8Array<ArrayBuffer>, type: string, policy: string): Response =>
  new Response(body, {
    headers: {
      'content-type': type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })

const notFound = (): Response => new Response('', { status: 404 })
