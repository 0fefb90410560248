import type { CommandName } from '../../main/contract/commands.ts'
import type { EngineEvent } from '../../main/contract/wire.ts'

type Part = Extract<EngineEvent, { event: 'changed' }>['parts'][number]

/** Every act is on the log. */
const everyAct: readonly Part[] = ['study', 'datasets', 'entries', 'codebook', 'plan', 'results', 'audit']
/** What is reviewed, and by how many people. */
const reviewed: readonly Part[] = ['study', 'datasets', 'codebook', 'plan', 'results', 'people', 'review', 'releases']

/** What the answers that the page keeps are made of; a change of one of these parts makes them old. */
const madeOf: { readonly [C in CommandName]?: readonly Part[] } = {
  'study.describe': ['study', 'datasets', 'codebook', 'plan', 'people'],
  'study.check': ['study', 'datasets', 'codebook', 'plan', 'results', 'audit'],
  'draft.list': ['study'],
  'entry.describe': ['study', 'datasets', 'entries', 'codebook', 'plan'],
  'entry.list': ['study', 'entries'],
  'data.distribution': ['study', 'datasets', 'codebook', 'plan'],
  'data.rows': ['study', 'datasets', 'codebook', 'plan'],
  'data.versions': ['study', 'datasets'],
  'data.compare': ['study', 'datasets', 'codebook', 'plan'],
  'codebook.relabelled': ['study', 'datasets', 'codebook', 'plan'],
  'data.variables': ['study', 'datasets', 'codebook', 'plan'],
  'boundaries.check': ['study', 'datasets', 'codebook', 'plan'],
  'check.run': ['study', 'datasets', 'codebook', 'plan'],
  'check.records': ['study', 'datasets', 'codebook', 'plan'],
  'check.groups': ['study', 'datasets', 'codebook', 'plan'],
  'check.profile': ['study', 'datasets', 'codebook', 'plan'],
  'link.list': ['study', 'datasets', 'audit'],
  'derivation.list': ['study', 'datasets', 'codebook', 'plan'],
  'derivation.inputs': ['study', 'datasets', 'codebook', 'plan'],
  'derivation.propose': ['study', 'datasets', 'codebook', 'plan'],
  'derivation.try': ['study', 'datasets', 'codebook', 'plan'],
  'derivation.tryRecords': ['study', 'datasets', 'codebook', 'plan'],
  'plan.describe': ['study', 'plan'],
  'indicators.list': ['study', 'plan'],
  'design.examine': ['study', 'datasets', 'codebook', 'plan'],
  'design.weights': ['study', 'datasets', 'codebook', 'plan'],
  'plan.variables': ['study', 'datasets', 'codebook', 'plan'],
  'table.estimate': ['study', 'datasets', 'codebook', 'plan'],
  'table.suggestMerges': ['study', 'datasets', 'codebook', 'plan'],
  'comparison.run': ['study', 'datasets', 'codebook', 'plan'],
  'plan.tests': ['study', 'datasets', 'codebook', 'plan'],
  'plan.analyses': ['study', 'datasets', 'codebook', 'plan'],
  'analysis.try': ['study', 'datasets', 'codebook', 'plan'],
  'test.run': ['study', 'datasets', 'codebook', 'plan'],
  'chart.draw': ['study', 'datasets', 'codebook', 'plan', 'results'],
  'plan.results': ['study', 'datasets', 'codebook', 'plan', 'results'],
  'report.narrate': ['study', 'datasets', 'codebook', 'plan', 'results'],
  'report.preview': ['study', 'datasets', 'codebook', 'plan'],
  'script.describe': ['study', 'datasets', 'codebook', 'plan'],
  'plan.run': ['study', 'datasets', 'codebook', 'plan'],
  'people.list': ['study', 'people', 'datasets'],
  'people.head': everyAct,
  'care.list': ['study', 'datasets', 'entries', 'plan'],
  'incident.report': everyAct,
  'review.list': reviewed,
  'review.desk': reviewed,
  'review.lineage': ['study', 'datasets', 'codebook', 'plan'],
  'review.recompute': ['study', 'datasets', 'codebook', 'plan'],
  'tables.protect': ['study', 'datasets', 'codebook', 'plan', 'releases'],
  'risk.report': ['study', 'datasets', 'codebook', 'plan'],
  'release.list': ['study', 'people', 'releases'],
  'audit.list': everyAct,
}

export const isTouchedBy = (command: CommandName, parts: readonly Part[]): boolean =>
  madeOf[command]?.some((part) => parts.includes(part)) ?? false
