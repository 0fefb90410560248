import { Failure } from '../../contract/failure.ts'
import { analysisAsText } from '../../engine/estimates/analysis-text.ts'
import { comparisonAsText } from '../../engine/estimates/comparison-text.ts'
import { tableAsText } from '../../engine/estimates/table-text.ts'
import { needed } from './options.ts'
import { type CliCommand, openStudy } from './scene.ts'

export const estimate: CliCommand = async (scene) => {
  const { options, texts, call, language } = scene
  await openStudy(scene)
  if (options.table !== undefined) {
    const { tables, comparisons } = await call('plan.run', {})
    const comparison = comparisons.find(({ id }) => id === options.table)
    if (comparison) return { json: comparison, text: comparisonAsText(comparison, language, texts) }
    const table = tables.find(({ id }) => id === options.table)
    if (!table) {
      const { analyses } = await call('plan.analyses', {})
      const analysis = analyses.find(({ id }) => id === options.table)
      if (analysis) return { json: analysis, text: analysisAsText(analysis, language, texts) }
    }
    if (!table) throw new Failure('plan.unknown-table', { table: options.table })
    return { json: table, text: tableAsText(table, language, texts) }
  }
  const table = {
    id: 'estimate',
    title: texts('cli.adhocTitle'),
    design: needed(options, 'design'),
    statistic: needed(options, 'statistic') as 'count',
    ...(options.variable === undefined ? {} : { variable: options.variable }),
    ...(options.over === undefined ? {} : { over: options.over }),
    ...(options.where === undefined ? {} : { where: options.where }),
    by: options.by === undefined ? [] : options.by.split(','),
    unit: needed(options, 'unit'),
    universe: needed(options, 'universe'),
  }
  const json = await call('table.estimate', { table, record: true })
  return { json, text: tableAsText(json, language, texts) }
}
