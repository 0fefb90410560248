import type { CommandName } from './commands.ts'
import type { Role } from './roles.ts'

/** Who may ask for a command of an open study (`[]`: everybody with a key), and whether it changes the study. */
export type CommandAccess = { readonly roles: readonly Role[]; readonly writes: boolean }

const reads = (...roles: readonly Role[]): CommandAccess => ({ roles, writes: false })
const writes = (...roles: readonly Role[]): CommandAccess => ({ roles, writes: true })

/**
 * The one table of who may do what: the engine refuses by it, a window can leave out by it. The first role of a command
 * is the one a refusal names.
 */
export const commandAccess: { readonly [C in CommandName]: CommandAccess } = {
  'study.create': reads(),
  'study.open': reads(),
  'study.recover': reads(),
  'study.describe': reads(),
  'study.check': reads(),
  'study.close': reads(),
  'study.backup': writes('administrator', 'analyst', 'custodian'),
  'study.handOver': writes('administrator'),
  'study.takeOver': reads('administrator'),

  'people.list': reads(),
  'people.head': reads(),
  'people.changePassphrase': writes(),
  'people.add': writes('administrator'),
  'people.setRoles': writes('administrator'),
  'people.revoke': writes('administrator'),
  'people.shareIdentifiersKey': writes('custodian'),
  'people.makeRecovery': writes('administrator'),

  'care.list': reads(),
  'care.erase': writes('custodian'),
  'incident.report': reads('administrator', 'custodian'),

  'file.describe': reads(),
  'form.describe': reads(),
  'sources.propose': reads(),
  'boundaries.describe': reads(),
  'boundaries.import': writes('analyst'),
  'boundaries.check': reads('analyst', 'methodologist'),
  'data.import': writes('analyst'),
  'data.variables': reads(),
  'data.rows': reads('analyst', 'methodologist'),
  'data.correct': writes('analyst'),
  'data.versions': reads(),
  'data.distribution': reads('analyst', 'methodologist'),
  'data.makeCurrent': writes('analyst'),
  'data.export': writes('analyst', 'methodologist'),
  'data.compare': reads('analyst', 'methodologist'),

  'codebook.export': writes('analyst', 'methodologist', 'publisher'),
  'codebook.import': writes('analyst'),
  'codebook.edit': writes('analyst'),
  'codebook.differences': reads(),

  'check.run': reads('analyst', 'methodologist'),
  'check.records': reads('analyst', 'methodologist'),
  'check.profile': reads('analyst', 'methodologist'),
  'check.groups': reads('analyst', 'methodologist'),
  'check.accept': writes('analyst'),
  'check.reopen': writes('analyst', 'methodologist'),

  'link.start': writes('custodian'),
  'link.list': reads('custodian'),
  'link.describe': reads('custodian'),
  'link.candidates': writes('custodian'),
  'link.decide': writes('custodian'),
  'link.finish': writes('custodian'),
  'link.discard': writes('custodian'),

  'plan.load': writes('analyst'),
  'plan.describe': reads(),
  'plan.edit': writes('analyst'),
  'plan.variables': reads(),
  'plan.restore': writes('analyst'),
  'plan.export': reads(),
  'plan.importAnalyses': writes('analyst'),
  'plan.run': writes('analyst', 'methodologist'),
  'plan.results': reads(),
  'plan.tests': writes('analyst', 'methodologist'),
  'design.examine': reads(),
  'design.weights': reads(),
  'derivation.list': reads('analyst', 'methodologist'),
  'derivation.inputs': reads(),
  'derivation.try': reads('analyst', 'methodologist'),
  'derivation.tryRecords': reads('analyst', 'methodologist'),
  'derivation.propose': reads('analyst', 'methodologist'),
  'codelist.list': reads(),
  'draft.keep': writes(),
  'draft.list': reads(),
  'table.estimate': writes('analyst', 'methodologist'),
  'table.chart': reads(),
  'chart.draw': reads(),
  'chart.write': writes('analyst', 'methodologist', 'publisher'),
  'test.run': writes('analyst', 'methodologist'),
  'comparison.run': reads(),
  'table.suggestMerges': reads(),

  'tables.protect': writes('methodologist', 'analyst', 'publisher'),
  'system.export': writes('methodologist'),
  'system.protect': reads(),
  'risk.report': writes('methodologist', 'analyst', 'publisher'),

  'microdata.assess': writes('methodologist', 'analyst', 'publisher'),

  'report.preview': writes('analyst', 'methodologist', 'publisher'),
  'report.write': writes('analyst', 'methodologist', 'publisher'),
  'script.describe': reads('analyst', 'methodologist'),
  'script.write': writes('analyst', 'methodologist'),

  'review.list': reads(),
  'review.desk': reads(),
  'review.lineage': reads(),
  'review.submit': writes('analyst'),
  'review.begin': writes('methodologist'),
  'review.requestChanges': writes('methodologist', 'publisher'),
  'review.validate': writes('methodologist'),
  'review.protect': writes('publisher', 'methodologist'),
  'review.approve': writes('publisher', 'methodologist'),
  'review.comment': writes('methodologist', 'analyst', 'publisher'),
  'review.benchmark': writes('methodologist', 'analyst'),
  'review.recompute': reads('methodologist', 'analyst'),

  'release.make': writes('publisher'),
  'release.list': reads(),
  'release.retract': writes('publisher', 'administrator'),
  'release.verify': reads(),

  'sample.write': reads(),
  'reference.verify': reads(),
  'audit.list': reads(),
}
