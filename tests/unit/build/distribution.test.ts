import { describe, expect, test } from 'vitest'
import config from '../../../electron-builder.config.ts'
import { licences } from '../../../resources/build/licences.mjs'

describe('what is shipped', () => {
  test('lists the licences of all it is made of, what is imported and what that needs', () => {
    const known = new Map(licences().map(({ name, licence }) => [name, licence]))
    expect([...known.keys()]).toEqual(
      expect.arrayContaining([
        'react',
        'zod',
        'vega-lite',
        'd3-array',
        'better-sqlite3-multiple-ciphers',
        'highs',
        '@myriaddreamin/typst-ts-node-compiler',
        '@resvg/resvg-js',
        'Source Sans 3',
      ]),
    )
    expect(known.has('vitest')).toBe(false)
    expect(known.has('electron')).toBe(false)
    // An old part of the reader of archives that does not say its licence; the list says so.
    expect([...known].filter(([, licence]) => licence === '').map(([name]) => name)).toEqual(['buffers'])
  })

  test('is one archive, with the fuses set that keep it from being turned into something else', () => {
    expect(config.asar).toBe(true)
    expect(config.asarUnpack).toEqual(['**/*.node'])
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    })
    if (process.env.ELECTRON_OVERRIDE_DIST_PATH === undefined)
      expect(config.electronFuses).toMatchObject({ grantFileProtocolExtraPrivileges: false })
  })

  test('goes to Windows, Linux and macOS, opens studies, and never asks for an update', () => {
    expect(config.win).toMatchObject({ target: ['nsis'] })
    expect(config.linux).toMatchObject({ target: ['AppImage', 'deb'] })
    expect(config.mac).toMatchObject({ target: ['dmg'] })
    expect(config.fileAssociations).toMatchObject([{ ext: 'caracteriza' }])
    expect(config.publish).toBeNull()
  })
})
