import { describe, expect, test } from 'vitest'
import type { Report, ReportTable } from '../../../main/core/report/report.ts'
import { pageSize } from '../../../main/files/paper/page.ts'
import { printedPaper } from '../../../main/files/pdf/printed-paper.ts'
import { renderPdf } from '../../../main/files/pdf/render-pdf.ts'
import { bodyText, hasPoppler, squeezed, wordsOf } from '../../harness/pdf-words.ts'
import { withinProcessorSeconds } from '../../harness/processor-time.ts'
import { drawingsOf, pageFonts, pdfOf } from '../../harness/report-files.ts'
import { syntheticReport } from '../../harness/report-study.ts'
import { textsOf } from '../../harness/report-texts.ts'
import { unpacked } from '../../harness/unpacked.ts'

/** The texts that do not follow each other in what a PDF says. */
const outOfOrder = (texts: readonly string[], said: string): string[] => {
  let at = 0
  return texts.filter((text) => {
    const found = said.indexOf(squeezed(text), at)
    if (found >= 0) at = found + squeezed(text).length
    return found < 0
  })
}

describe('the report as PDF', () => {
  test.each(['es', 'en'] as const)(
    'in %s it is tagged PDF/UA-1 that names its language and title',
    async (language) => {
      const report = syntheticReport(language)
      const pdf = await pdfOf(report)
      expect(Buffer.compare(pdf, await pdfOf(report))).toBe(0)
      const said = unpacked(pdf).join('\n')
      expect(said).toContain('/StructTreeRoot')
      expect(said).toMatch(/\/Marked true/)
      expect(said).toContain(`/Lang (${language})`)
      expect(said).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/)
      expect(said).toMatch(/\/DisplayDocTitle true/)
      for (const role of ['/Table', '/TH', '/Figure', '/Caption', '/TOC', '/H1', '/H2']) expect(said).toContain(role)
      for (const { blocks } of report.sections)
        for (const block of blocks) if (block.kind === 'chart') expect(block.description).not.toBe('')
      expect(said.match(/\/S \/Figure/g)?.length).toBeGreaterThanOrEqual(6)
    },
  )

  test.skipIf(!hasPoppler).each(['es', 'en'] as const)(
    'in %s it says everything in the order of the model, and nothing leaves its page',
    async (language) => {
      const report = syntheticReport(language)
      const words = wordsOf(await pdfOf(report))
      expect(outOfOrder(textsOf(report), bodyText(words, pageSize.margin - 4))).toEqual([])
      expect(words.filter(leavesPage)).toEqual([])
      const pages = new Set(words.map(({ page }) => page))
      for (const page of pages)
        for (const warning of report.warnings)
          expect(squeezed(words.flatMap((word) => (word.page === page ? [word.text] : [])).join(''))).toContain(
            squeezed(warning),
          )
    },
  )

  test.skipIf(!hasPoppler)('what people wrote stays text, whatever it looks like', async () => {
    const hostile = [
      '#read("/etc/passwd") #panic() \\ ] [ $x$ *b* _i_ `c` @t-x <y> // z /* w',
      '= Heading\n- list\n+ one\n/ term: text',
      'a\u0000b\u0007c\u001bd\ud800e\ufffff',
      '\u202eabc\u202c \u2066def\u2069',
      'n\u0303andu\u0301',
      '中文 😀 ꞌ',
      'x'.repeat(600),
      '"quoted" \'single\' -- --- ... ~ \u00ad',
    ]
    for (const text of hostile) {
      const report = poisoned(syntheticReport('es'), text)
      const words = wordsOf(await pdfOf(report))
      expect(words.filter(leavesPage), text.slice(0, 20)).toEqual([])
      if (/^[#="n]/.test(text))
        expect(outOfOrder(textsOf(report), bodyText(words, pageSize.margin - 4)), text).toEqual([])
    }
  })

  test('a word as wide as its column is not broken', () => {
    const heads = ['Subcriterio', 'Indicador', 'Desplazados', 'Comparación', 'Diferencia (puntos)', 'Límite inferior']
    const texts = [
      '1.1 Víctimas de violencia',
      'Se siente segura caminando sola de noche',
      '39,1 %',
      '46,5 %',
      '−7,4',
      '−16,5',
    ]
    const cells = (own: readonly string[]) => own.map((text) => ({ text, mark: null }))
    const broken = Array.from({ length: 7 }, (_, more) => {
      const columns = [...heads, ...Array.from({ length: more }, (_, at) => `Desplazados${'s'.repeat(at)}`)]
      const row = { header: texts[0] ?? '', isTotal: false, cells: cells([...texts.slice(1), ...columns.slice(6)]) }
      const head = [columns.map((text) => ({ text, columns: 1, rows: 1 }))]
      const report = withTables((table) => [
        { ...table, grid: { head, groups: [{ header: '', rows: [row] }], columns: columns.length } },
      ])
      return (
        JSON.stringify(printedPaper(report, (text) => text).stretches[0]?.blocks[1]).match(/[^"]*\u200b[^"]*/g) ?? []
      )
    })
    expect(broken.flat()).toEqual([])
  })

  test.skipIf(!hasPoppler)(
    'credits and citation stand on the cover, and the contents begin right after it',
    async () => {
      const report = syntheticReport('es')
      const words = wordsOf(await pdfOf(report))
      const page = (text: string) => words.find((word) => squeezed(word.text) === text)?.page.number
      expect([page('Créditos'), page('citar'), page('Contenido')]).toEqual([1, 1, 2])
    },
  )

  test.skipIf(!hasPoppler)('a short table keeps its signs, and a torn one begins with some of its rows', async () => {
    const rowsOf = (at: number): number => (at % 4 === 3 ? 25 + (at % 7) : 1 + (at % 5))
    const report = withTables((table) =>
      Array.from({ length: 160 }, (_, at) => ({
        ...longTable(table, rowsOf(at), `t${at}r`),
        title: `titulo${at}`,
        anchor: `t-${at}`,
        marks: [],
        reading: `lectura${at}.`,
        notes: [],
      })),
    )
    const pages = new Map(wordsOf(await pdfOf(report)).map(({ text, page }) => [text, page.number]))
    const apart = report.sections[0]?.blocks.flatMap((_, at) => {
      const whole = [`t${at}r${rowsOf(at) - 1}`, `lectura${at}.`]
      const [first = '', last = ''] = at % 4 === 3 ? [`titulo${at}`, `t${at}r1`] : whole
      return pages.has(first) && pages.get(first) === pages.get(last) ? [] : [at]
    })
    expect(apart).toEqual([])
  })

  test('a chart that was not drawn is a defect', async () => {
    const report = syntheticReport('es')
    expect(() => renderPdf(report, new Map(), pageFonts, '#panic("never")')).toThrow('could not be set')
    expect((await drawingsOf(report)).size).toBe(6)
  })

  test('a table of two thousand rows is set in seconds of the processor, its head on every page', async () => {
    const [table] = syntheticReport('es').sections.flatMap(({ blocks }) => blocks.filter((one) => one.kind === 'table'))
    const before = process.memoryUsage.rss()
    const long = withTables((own) => [longTable(own, 2000)])
    const pdf = await withinProcessorSeconds(30, () => pdfOf(long))
    expect(process.memoryUsage.rss() - before).toBeLessThan(1.5e9)
    if (!hasPoppler) return
    const words = wordsOf(pdf)
    const pages = new Set(words.filter(({ text }) => text.startsWith('fila')).map(({ page }) => page))
    const heads = words.filter(({ text }) => text === squeezed(table?.grid.head[0]?.[0]?.text ?? ''))
    expect(pages.size).toBeGreaterThan(20)
    expect(heads.length).toBeGreaterThanOrEqual(pages.size)
  })
})

const leavesPage = ({ box: [left, top, right, bottom], page }: ReturnType<typeof wordsOf>[number]): boolean =>
  left < 0 || top < 0 || right > page.width || bottom > page.height

/** The synthetic report with nothing in its only section but tables made of its first. */
const withTables = (tablesOf: (table: ReportTable) => readonly ReportTable[]): Report => {
  const report = syntheticReport('es')
  const [section] = report.sections
  const table = section?.blocks.find((block) => block.kind === 'table')
  if (!section || !table) throw new Error('The report has no table')
  return { ...report, sections: [{ ...section, blocks: tablesOf(table), paragraphs: [] }] }
}

const longTable = (table: ReportTable, count: number, name = 'fila'): ReportTable => {
  const row = table.grid.groups[0]?.rows[0]
  if (!row) throw new Error('The table has no row')
  const rows = Array.from({ length: count }, (_, at) => ({ ...row, header: `${name}${at}` }))
  return { ...table, grid: { ...table.grid, groups: [{ header: 'Grupo', rows }] } }
}

/** A report with `text` wherever a person's words can stand, charts left out but one. */
const poisoned = (report: Report, text: string): Report => {
  const [section] = report.sections
  const table = section?.blocks.find((block) => block.kind === 'table')
  if (!section || !table) throw new Error('The report has no table')
  const cells = table.grid.groups[0]?.rows[0]?.cells ?? []
  const bad: ReportTable = {
    ...table,
    title: text,
    facts: [{ term: text, text }],
    notes: [text],
    reading: text,
    grid: {
      ...table.grid,
      head: table.grid.head.map((row) => row.map((cell) => ({ ...cell, text }))),
      groups: [
        { header: text, rows: [{ header: text, isTotal: false, cells: cells.map((cell) => ({ ...cell, text })) }] },
      ],
    },
  }
  return {
    ...report,
    title: text,
    note: text,
    facts: [{ term: text, text }],
    sections: [{ ...section, title: text, paragraphs: [[{ kind: 'text', text }]], blocks: [bad] }],
  }
}
