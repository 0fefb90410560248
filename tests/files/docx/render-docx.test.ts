import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../main/core/report/report.ts'
import { renderDocx } from '../../../main/files/docx/render-docx.ts'
import { temporaryFolder } from '../../harness/engine.ts'
import { hasPoppler, squeezed } from '../../harness/pdf-words.ts'
import { drawingsOf, pageFonts, picturesOf } from '../../harness/report-files.ts'
import { syntheticReport } from '../../harness/report-study.ts'

const docxOf = async (report: Report): Promise<Uint8Array> =>
  renderDocx(report, picturesOf(await drawingsOf(report)), pageFonts)

const partsOf = (docx: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]))

const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map(([, found = '']) => found)

const report = syntheticReport('es')
const blocks = report.sections.flatMap((section) => section.blocks)

describe('the report as DOCX', () => {
  test('has real headings, numbered captions and references that lead somewhere', async () => {
    const xml = partsOf(await docxOf(report)).get('word/document.xml') ?? ''
    expect(all(xml, /w:pStyle w:val="(Title)"/g)).toHaveLength(1)
    expect(all(xml, /w:pStyle w:val="(Heading1)"/g)).toHaveLength(report.sections.length + 2 + report.annexes.length)
    for (const [kind, word] of [
      ['table', 'Cuadro'],
      ['chart', 'Gráfico'],
    ] as const) {
      const numbered = blocks.filter((block) => block.kind === kind)
      const fields = all(xml, new RegExp(`w:instr="SEQ ${word} [^"]*"[^>]*>.*?<w:t[^>]*>(\\d+)<`, 'g'))
      expect(fields).toEqual(numbered.map((_, at) => String(at + 1)))
      for (const { label, title } of numbered) expect(xml).toContain(`${label}. ${title}`)
    }
    const bookmarks = all(xml, /w:bookmarkStart [^>]*w:name="([^"]+)"/g)
    expect(new Set(bookmarks).size).toBe(bookmarks.length)
    const ids = all(xml, /w:bookmarkStart [^>]*w:id="([^"]+)"/g)
    expect(new Set(ids).size).toBe(ids.length)
    const led = [...all(xml, /w:anchor="([^"]+)"/g), ...all(xml, /(?:REF|PAGEREF) (\S+) \\h/g)]
    expect(led.filter((name) => !bookmarks.includes(name))).toEqual([])
    const cited = report.sections.flatMap(({ paragraphs }) => paragraphs.flat()).filter(({ kind }) => kind === 'figure')
    expect(all(xml, /w:anchor="(Cuadro_\d)"/g).length).toBeGreaterThanOrEqual(cited.length)
  })

  test('has contents that tell the page of every section, table and chart, in their order', async () => {
    const xml = partsOf(await docxOf(report)).get('word/document.xml') ?? ''
    const entries = all(xml, /(<w:p>(?:(?!<\/w:p>).)*w:pStyle w:val="TOC\d"(?:(?!<\/w:p>).)*<\/w:p>)/g)
    const pages = entries.map((entry) => Number(all(entry, /<w:t[^>]*>(\d+)<\/w:t>(?!.*<w:t[^>]*>)/g)[0]))
    const tables = blocks.filter(({ kind }) => kind === 'table').length
    expect(entries.length).toBeGreaterThan(report.sections.length + blocks.length)
    for (const list of [
      pages.slice(0, -blocks.length),
      pages.slice(-blocks.length).slice(0, tables),
      pages.slice(tables - blocks.length),
    ]) {
      expect(list.every((page) => page > 2)).toBe(true)
      expect(list).toEqual([...list].sort((one, other) => one - other))
    }
  })

  test('has tables whose head repeats and whose rows stay whole, and pictures told in words', async () => {
    const parts = partsOf(await docxOf(report))
    const xml = parts.get('word/document.xml') ?? ''
    const tables = all(xml, /<w:tbl>([\s\S]*?)<\/w:tbl>/g)
    expect(tables.length).toBeGreaterThan(blocks.filter(({ kind }) => kind === 'table').length)
    for (const table of tables) {
      const rows = all(table, /<w:tr>([\s\S]*?)<\/w:tr>/g)
      expect(rows[0]).toContain('<w:tblHeader/>')
      expect(rows.filter((row) => !row.includes('<w:cantSplit/>'))).toEqual([])
    }
    const charts = blocks.filter((block) => block.kind === 'chart')
    const descriptions = all(xml, /<wp:docPr [^>]*descr="([^"]*)"/g)
    expect(descriptions).toHaveLength(charts.length)
    expect(new Set(all(xml, /<wp:docPr id="(\d+)"/g)).size).toBe(charts.length)
    for (const { description } of charts) expect(descriptions.map(squeezed)).toContain(squeezed(description))
    expect(all(xml, /w:orient="(landscape)"/g).length).toBeGreaterThan(0)
  })

  test('says its language, its title and on every page that it is a draft, in the same bytes each time', async () => {
    const docx = await docxOf(report)
    expect(Buffer.compare(Buffer.from(docx), Buffer.from(await docxOf(report)))).toBe(0)
    const parts = partsOf(docx)
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="es-SV"')
    expect(parts.get('docProps/core.xml')).toContain('<dc:language>es-SV</dc:language>')
    expect(parts.get('docProps/core.xml')).toContain('<dc:title>Caracterización')
    const headers = [...parts].filter(([name]) => /^word\/header\d+\.xml$/.test(name))
    expect(headers.length).toBeGreaterThan(0)
    for (const [, header] of headers) for (const warning of report.warnings) expect(header).toContain(warning)
    const sections = all(parts.get('word/document.xml') ?? '', /<w:sectPr[^>]*>([\s\S]*?)<\/w:sectPr>/g)
    for (const section of sections) expect(section).toContain('<w:headerReference')
  })

  test('holds what people wrote as text, also what XML cannot hold', async () => {
    const bad = '<w:t>&amp; "q"\u0000\u0007\ud800 REF x \\h'
    const docx = await docxOf({ ...report, title: bad, note: bad, sections: [] })
    const xml = partsOf(docx).get('word/document.xml') ?? ''
    expect(xml).toContain('&lt;w:t&gt;&amp;amp;')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
    expect(xml).not.toMatch(/[\u0000-\u0008]/)
  })
})

const hasWriter = spawnSync('soffice', ['--version']).status === 0 && hasPoppler
if (!hasWriter) console.info('skipped: the document in LibreOffice, because soffice or pdftotext is missing')

test.skipIf(!hasWriter)('LibreOffice opens the document as it is and sets all of it', async () => {
  const { folder, remove } = temporaryFolder()
  try {
    writeFileSync(join(folder, 'report.docx'), await docxOf(report))
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const convert = ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'report.docx')]
    const { status, stderr } = spawnSync('soffice', [profile, ...convert], { encoding: 'utf8' })
    // An office program without its part for texts cannot open any.
    if (/no export filter|could not be loaded/i.test(stderr)) return console.info(`skipped: ${stderr}`)
    expect(status).toBe(0)
    const { stdout } = spawnSync('pdftotext', ['-raw', join(folder, 'report.pdf'), '-'], { encoding: 'utf8' })
    const said = squeezed(stdout)
    for (const { label, title } of blocks) expect(said).toContain(squeezed(`${label}. ${title}`))
    for (const { title } of [...report.front, ...report.methodology.parts, ...report.annexes])
      expect(said).toContain(squeezed(title))
    expect(said).not.toMatch(/Error:|¡Error!|Referencesource/)
  } finally {
    remove()
  }
})
