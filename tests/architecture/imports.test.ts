import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * Which folder may import what. `ours`: folders of the project (a folder may always import itself).
 * `packages`: npm packages and Node modules; `node:*` stands for all of Node's.
 * The first rule whose folder a file lies in holds, so the more special folders come first.
 */
const rules: { folder: string; ours: string[]; packages: string[] }[] = [
  { folder: 'main/contract', ours: [], packages: ['zod'] },
  { folder: 'main/core/data', ours: ['main/contract', 'main/core'], packages: ['arquero'] },
  { folder: 'main/core/derivation', ours: ['main/contract', 'main/core'], packages: ['arquero', 'acorn'] },
  { folder: 'main/core/analysis', ours: ['main/contract', 'main/core'], packages: ['zod'] },
  { folder: 'main/core', ours: ['main/contract'], packages: [] },
  {
    folder: 'main/study',
    ours: ['main/contract', 'main/core'],
    packages: ['better-sqlite3', 'hash-wasm', 'zod', 'node:*'],
  },
  {
    folder: 'main/files',
    ours: ['main/contract', 'main/core'],
    packages: [
      'papaparse',
      'exceljs',
      'fflate',
      'hyparquet',
      'hyparquet-compressors',
      'hyparquet-writer',
      'yaml',
      'zod',
      'vega',
      'vega-lite',
      'vega-interpreter',
      '@resvg/resvg-js',
      'docx',
      '@myriaddreamin/typst-ts-node-compiler',
      'i18next',
      'node:*',
    ],
  },
  { folder: 'main/solver', ours: ['main/contract', 'main/core'], packages: ['highs'] },
  {
    folder: 'main/engine',
    ours: ['main/contract', 'main/core', 'main/study', 'main/files', 'main/solver', 'resources/kinds'],
    packages: ['node:*'],
  },
  { folder: 'main/hosts', ours: ['main/contract', 'main/engine'], packages: ['node:*'] },
  { folder: 'main/shell/policy', ours: ['main/contract'], packages: [] },
  { folder: 'main/shell', ours: ['main/contract'], packages: ['electron', 'zod', 'node:*'] },
  { folder: 'preload', ours: ['main/contract'], packages: ['electron'] },
  {
    folder: 'renderer',
    // What lays out a result and writes its figures is shared, so that screen and report say the same.
    ours: ['main/contract', 'main/core/report', 'resources/locales', 'resources/kinds', 'resources/fonts'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      '@tanstack/react-query',
      '@tanstack/react-virtual',
      'i18next',
      'react-i18next',
      'vega',
      'vega-lite',
      'vega-interpreter',
      'virtual:licences',
      'zod',
    ],
  },
]

/** Node's ways to a network. The product has none. */
const network = ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram', 'node:dns']

const root = join(import.meta.dirname, '../..')
const files = globSync('{main,preload,renderer}/**/*.{ts,tsx}', { cwd: root }).sort()
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

const breachesOf = (file: string): string[] => {
  const rule = rules.find(({ folder }) => file.startsWith(`${folder}/`))
  if (!rule) return [`${file} lies in no folder that the table of imports knows.`]
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(importPattern)].flatMap(([, plain, dynamic]) => {
    const breach = breachOf(file, (plain ?? dynamic) as string, rule)
    return breach ? [breach] : []
  })
}

const breachOf = (file: string, name: string, rule: (typeof rules)[number]): string | undefined => {
  if (name.startsWith('.')) {
    const target = normalize(join(dirname(file), name))
    const allowed = [rule.folder, ...rule.ours].some((folder) => target.startsWith(`${folder}/`))
    return allowed
      ? undefined
      : `${file} imports ${target}: ${rule.folder} may import only ${list([rule.folder, ...rule.ours])}.`
  }
  if (network.includes(name)) return `${file} imports ${name}: the product has no network code.`
  const wanted = name.startsWith('node:') ? 'node:*' : packageOf(name)
  return rule.packages.includes(wanted)
    ? undefined
    : `${file} imports ${name}: ${rule.folder} may use only ${list(rule.packages)}.`
}

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

const list = (names: string[]): string => (names.length === 0 ? 'no packages' : names.join(', '))

describe('architecture', () => {
  test('every file imports only what its folder may', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(files.flatMap(breachesOf)).toEqual([])
  })

  test('a breach is told in one plain sentence', () => {
    const rule = rules.find(({ folder }) => folder === 'renderer') as (typeof rules)[number]
    expect(breachOf('renderer/x.tsx', '../main/study/open.ts', rule)).toBe(
      'renderer/x.tsx imports main/study/open.ts: renderer may import only renderer, main/contract, main/core/report, resources/locales, resources/kinds, resources/fonts.',
    )
    expect(breachOf('renderer/x.tsx', 'electron', rule)).toBe(
      'renderer/x.tsx imports electron: renderer may use only react, react-dom, react-aria-components, @tanstack/react-query, @tanstack/react-virtual, i18next, react-i18next, vega, vega-lite, vega-interpreter, virtual:licences, zod.',
    )
  })

  test('an analysis is known to the list of analyses alone', () => {
    const folderOf = (file: string) => file.match(/^main\/core\/analysis\/[^/]+\//)?.[0]
    const knowing = files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(importPattern)].flatMap(([, name]) => {
        const target = name?.startsWith('.') ? folderOf(normalize(join(dirname(file), name))) : undefined
        return target === undefined || target === folderOf(file) ? [] : [file]
      }),
    )
    expect([...new Set(knowing)]).toEqual(['main/core/analysis/kinds.ts'])
  })

  test('the core asks neither the clock nor chance', () => {
    const asks = /Math\.random|Date\.now|new Date\(\)|performance\.now/
    const core = files.filter((file) => file.startsWith('main/core/'))
    expect(core.filter((file) => asks.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
  })

  test('SQL stands only in main/study', () => {
    const sql = /\b(SELECT\s.+\sFROM|INSERT INTO|UPDATE\s\w+\sSET|DELETE FROM|CREATE TABLE|PRAGMA)\b/
    const elsewhere = files.filter((file) => !file.startsWith('main/study/'))
    expect(elsewhere.filter((file) => sql.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
  })

  test('no file reaches for the network without a module', () => {
    const reaches = /\bfetch\(|\bnew (WebSocket|XMLHttpRequest|EventSource)\b/
    expect(files.filter((file) => reaches.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
  })

  test('no file is longer than one concept needs', () => {
    const long = globSync('{main,preload,renderer,tests}/**/*.{ts,tsx}', { cwd: root })
      .filter((file) => !file.includes('node_modules'))
      .filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 400)
    expect(long.map((file) => relative('.', file))).toEqual([])
  })
})
