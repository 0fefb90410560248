import { describe, expect, test } from 'vitest'
import type { ReportChart } from '../../../main/core/report/report.ts'
import { drawPng } from '../../../main/files/charts/png.ts'
import { drawSvg } from '../../../main/files/charts/svg.ts'
import { textWidth } from '../../../main/files/charts/text-width.ts'
import { fontFiles, syntheticReport } from '../../harness/report-study.ts'

const charts = syntheticReport('es')
  .sections.flatMap(({ blocks }) => blocks)
  .filter((block): block is ReportChart => block.kind === 'chart')

describe('charts drawn', () => {
  test.each(charts.map((chart) => [chart.id, chart] as const))('%s is the picture recorded', async (id, chart) => {
    const svg = await drawSvg(chart)
    expect(await drawSvg(chart)).toBe(svg)
    await expect(svg).toMatchFileSnapshot(`../../fixtures/report/${id}.svg`)
  })

  test('a picture tells its title and description, and says draft and synthetic', async () => {
    for (const chart of charts) {
      const svg = await drawSvg(chart)
      expect(svg).toContain(`<title id="${chart.anchor}-title">${chart.title}</title><desc id="${chart.anchor}-text">`)
      expect(svg).toContain('BORRADOR – uso interno · DATOS SINTÉTICOS')
      expect(svg).toContain('role="img"')
      expect(svg).not.toMatch(/ (style|class|on\w+)="|<script/)
    }
  })

  test('a title with markup stays text', async () => {
    const [chart] = charts as [ReportChart]
    const title = '<script>alert(1)</script> & más'
    const svg = await drawSvg({ ...chart, title, spec: { ...chart.spec, title } })
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; más')
  })

  test('a PNG has the letters of the font, twice the size, and the same bytes every time', async () => {
    const svg = await drawSvg(charts[0] as ReportChart)
    const png = drawPng(svg, fontFiles)
    const header = new DataView(png.buffer, png.byteOffset)
    const width = Number(/width="(\d+)"/.exec(svg)?.[1])
    expect([header.getUint32(0), header.getUint32(16)]).toEqual([0x89504e47, 2 * width])
    expect(Buffer.compare(drawPng(svg, fontFiles), png)).toBe(0)
    const withoutText = svg.replace(/<text.*?<\/text>/g, '')
    expect(drawPng(withoutText, fontFiles).length).toBeLessThan(0.8 * png.length)
  })

  test('widths of running text are those of the font', () => {
    expect(textWidth('Homicidio de un familiar')).toBeGreaterThan(10)
    expect(textWidth('Homicidio de un familiar')).toBeLessThan(11.5)
    expect(textWidth('')).toBe(0)
  })
})
