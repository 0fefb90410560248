import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'

/** A runtime that stands in for the shipped one where its download site is out of reach. */
const standIn = process.env.ELECTRON_OVERRIDE_DIST_PATH

const config: Configuration = {
  appId: 'org.caracteriza.desktop',
  productName: 'Caracteriza',
  directories: { output: 'dist', buildResources: 'resources/build' },
  files: [
    'out/{main,preload,renderer}/**',
    'package.json',
    '!node_modules/**/*.{map,ts,md}',
    '!node_modules/better-sqlite3/{deps,src}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in
    '!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}).node',
  ],
  extraResources: [
    {
      from: 'resources',
      to: 'resources',
      filter: [
        '{locales,codelists,indicators,geography,fonts,pdf,report,script}/**',
        'kinds/*/{kind.yaml,plan.yaml}',
        'kinds/*/{sample,words}/**',
      ],
    },
    { from: 'LICENSE', to: 'LICENSE' },
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  publish: null,
  ...(standIn ? { electronDist: standIn, electronVersion: '25.1.1' } : {}),
  // A stand-in brings a default application of its own.
  afterPack: ({ appOutDir }) => rm(join(appOutDir, 'resources/app'), { recursive: true, force: true }),
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    // A fuse that older runtimes do not know; setting it on them fails the build.
    ...(standIn ? {} : { grantFileProtocolExtraPrivileges: false }),
  },
  fileAssociations: [
    {
      ext: 'caracteriza',
      name: 'Caracteriza',
      description: 'Estudio de Caracteriza',
      mimeType: 'application/x-caracteriza',
      role: 'Editor',
    },
  ],
  linux: { target: ['AppImage', 'deb'], category: 'Science', maintainer: 'Caracteriza <caracteriza@example.org>' },
  win: { target: ['nsis'] },
  mac: { target: ['dmg'], identity: null, category: 'public.app-category.productivity' },
}

export default config
