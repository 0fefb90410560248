import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CheckedArgs } from '../../contract/commands.ts'
import { Failure } from '../../contract/failure.ts'
import { chartOf } from '../../core/report/charts/chart.ts'
import { geographyFor } from '../../core/report/charts/geography.ts'
import type { ReportChart } from '../../core/report/report.ts'
import { draftName, warningsOf } from '../../core/report/warnings.ts'
import { writeAtomically } from '../../files/atomic-write.ts'
import { appendAudit } from '../../study/audit.ts'
import type { Context, Handlers } from '../context.ts'
import { planOf } from '../plan/plan.ts'
import { fontFilesOf } from '../report/fonts.ts'
import { studyOf } from '../session.ts'
import { loadTexts } from '../texts.ts'
import { workspaceOf } from '../workspace.ts'
import { drawableOf } from './drawable.ts'
import { geographiesOf } from './geography.ts'

/** Charts as a person puts them together: drawn for looking at, and written as working copies. */
export const chartFileHandlers: Pick<Handlers, 'chart.draw' | 'chart.write'> = {
  'chart.draw': async (args, context) => {
    const { title, description, spec, points } = await chartAsked(args, context)
    const figures = points.map(({ main, second, estimate, low, high, statistic, level, hidden }) => {
      return { main: main.replaceAll('\n', ' '), second, estimate, low, high, statistic, level, hidden }
    })
    return { title, description, spec: { ...spec }, figures }
  },
  'chart.write': async ({ folder, ...args }, context) => {
    const { session, surroundings, changed } = context
    const chart = await chartAsked(args, context)
    const texts = loadTexts(surroundings.resources, args.language)
    // Drawing needs the largest libraries of all: loaded by those who write a picture.
    const [{ drawSvg }, { drawPng }] = await Promise.all([
      import('../../files/charts/svg.ts'),
      import('../../files/charts/png.ts'),
    ])
    const svg = await drawSvg(chart)
    const contents = { svg, png: drawPng(svg, Object.values(fontFilesOf(surroundings.resources))) }
    await mkdir(folder, { recursive: true })
    const files: string[] = []
    for (const [ending, content] of Object.entries(contents)) {
      const name = `${chart.id}.${draftName('chart', `${args.language}.${ending}`, texts)}`
      await writeAtomically(join(folder, name), content)
      files.push(name)
    }
    appendAudit(studyOf(session), { action: 'chart.written', object: `chart/${chart.id}`, details: { files } })
    changed('audit')
    return { files }
  },
}

const chartAsked = async (
  { chart, table, language }: CheckedArgs<'chart.draw'>,
  { session, surroundings: { resources } }: Context,
): Promise<ReportChart> => {
  const study = studyOf(session)
  const plan = planOf(study)
  const texts = loadTexts(resources, language)
  const scene = { language, texts, warnings: warningsOf(plan, texts) }
  const kept = drawableOf(study, workspaceOf(session, resources), scene)
  const drawn = table ?? kept(chart.table)
  if (!drawn) throw new Failure('report.chart-table', { chart: chart.id, table: chart.table })
  return chartOf(
    chart,
    drawn,
    { chart: '', tables: [] },
    scene,
    geographyFor(chart, await geographiesOf(study, plan, resources)),
    kept,
  )
}
