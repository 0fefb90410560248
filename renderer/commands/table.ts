import type { CommandName } from '../../main/contract/commands.ts'
import type { TextKey } from '../i18n/texts.ts'

type Definition = {
  readonly label: TextKey
  readonly menu: 'study' | 'data' | 'design' | 'go' | 'tables' | 'charts' | 'report' | 'release' | 'view'
  /** `Mod` is Ctrl, or Cmd on macOS. */
  readonly shortcut?: string
  /** What it asks of the engine in the end: it is offered to nobody whose roles do not allow that. */
  readonly asks?: CommandName
}

/**
 * Everything a user can do, once. The native menu, the palette, the sheet of keys, buttons and the keyboard are all
 * made from this table; what a command does stands beside the state that it changes (`useCommand`).
 */
export const commandTable = {
  'study.new': { label: 'command.study.new', menu: 'study', shortcut: 'Mod+N' },
  'study.open': { label: 'command.study.open', menu: 'study', shortcut: 'Mod+O' },
  'study.sample': { label: 'command.study.sample', menu: 'study' },
  'study.loadPlan': { label: 'command.study.loadPlan', menu: 'study', asks: 'plan.load', shortcut: 'Mod+Shift+P' },
  'study.sheet': { label: 'command.study.sheet', menu: 'study', asks: 'plan.edit' },
  'study.check': { label: 'command.study.check', menu: 'study' },
  'study.backup': { label: 'command.study.backup', menu: 'study', asks: 'study.backup' },
  'data.import': { label: 'command.data.import', menu: 'data', asks: 'data.import', shortcut: 'Mod+I' },
  'data.labels': { label: 'command.data.labels', menu: 'data', shortcut: 'F4' },
  'data.variables': { label: 'command.data.variables', menu: 'data', shortcut: 'Alt+3' },
  'data.records': { label: 'command.data.records', menu: 'data', asks: 'data.rows', shortcut: 'Alt+4' },
  'data.versions': { label: 'command.data.versions', menu: 'data', shortcut: 'Alt+5' },
  'data.derivations': { label: 'command.data.derivations', menu: 'data', asks: 'derivation.list', shortcut: 'Alt+6' },
  'derivation.add': { label: 'command.derivation.add', menu: 'data', asks: 'plan.edit', shortcut: 'Mod+Shift+D' },
  'derivation.harmonise': { label: 'command.derivation.harmonise', menu: 'data', asks: 'plan.edit' },
  'derivation.edit': { label: 'command.derivation.edit', menu: 'data', asks: 'plan.edit' },
  'derivation.up': { label: 'command.derivation.up', menu: 'data', asks: 'plan.edit', shortcut: 'Alt+Shift+ArrowUp' },
  'derivation.down': {
    label: 'command.derivation.down',
    menu: 'data',
    asks: 'plan.edit',
    shortcut: 'Alt+Shift+ArrowDown',
  },
  'derivation.remove': { label: 'command.derivation.remove', menu: 'data', asks: 'plan.edit' },
  'parameter.add': { label: 'command.parameter.add', menu: 'data', asks: 'plan.edit' },
  'parameter.edit': { label: 'command.parameter.edit', menu: 'data', asks: 'plan.edit' },
  'parameter.remove': { label: 'command.parameter.remove', menu: 'data', asks: 'plan.edit' },
  'data.source': { label: 'command.data.source', menu: 'data', asks: 'plan.edit' },
  'data.export': { label: 'command.data.export', menu: 'data', asks: 'data.export' },
  'entry.new': { label: 'command.entry.new', menu: 'data', asks: 'entry.add', shortcut: 'Mod+Shift+I' },
  'data.entry': { label: 'command.data.entry', menu: 'data', shortcut: 'Alt+7' },
  'data.link': { label: 'command.data.link', menu: 'data', asks: 'link.start' },
  'links.same': { label: 'command.links.same', menu: 'data', asks: 'link.decide', shortcut: 'Mod+Enter' },
  'links.different': {
    label: 'command.links.different',
    menu: 'data',
    asks: 'link.decide',
    shortcut: 'Mod+Shift+Enter',
  },
  'links.undecide': { label: 'command.links.undecide', menu: 'data', asks: 'link.decide' },
  'data.wider': { label: 'command.data.wider', menu: 'data', shortcut: 'Alt+ArrowRight' },
  'data.narrower': { label: 'command.data.narrower', menu: 'data', shortcut: 'Alt+ArrowLeft' },
  'codebook.edit': { label: 'command.codebook.edit', menu: 'data', asks: 'plan.edit', shortcut: 'Mod+Shift+E' },
  'quality.addRule': { label: 'command.quality.addRule', menu: 'data', asks: 'plan.edit', shortcut: 'Mod+Shift+R' },
  'quality.editRule': { label: 'command.quality.editRule', menu: 'data', asks: 'plan.edit' },
  'quality.removeRule': { label: 'command.quality.removeRule', menu: 'data', asks: 'plan.edit' },
  'study.close': { label: 'command.study.close', menu: 'study', shortcut: 'Mod+L' },
  'plan.undo': { label: 'command.plan.undo', menu: 'study', asks: 'plan.restore', shortcut: 'Mod+Z' },
  'plan.redo': { label: 'command.plan.redo', menu: 'study', asks: 'plan.restore', shortcut: 'Mod+Shift+Z' },
  'go.study': { label: 'command.go.study', menu: 'go', shortcut: 'Mod+1' },
  'go.data': { label: 'command.go.data', menu: 'go', shortcut: 'Mod+2' },
  'go.quality': { label: 'command.go.quality', menu: 'go', shortcut: 'Mod+3' },
  'go.design': { label: 'command.go.design', menu: 'go', shortcut: 'Mod+4' },
  'go.tables': { label: 'command.go.tables', menu: 'go', shortcut: 'Mod+5' },
  'go.charts': { label: 'command.go.charts', menu: 'go', shortcut: 'Mod+6' },
  'go.report': { label: 'command.go.report', menu: 'go', shortcut: 'Mod+7' },
  'go.validation': { label: 'command.go.validation', menu: 'go', shortcut: 'Mod+8' },
  'go.publication': { label: 'command.go.publication', menu: 'go', shortcut: 'Mod+9' },
  'go.people': { label: 'command.go.people', menu: 'go', shortcut: 'Mod+0' },
  'go.nextPart': { label: 'command.go.nextPart', menu: 'go', shortcut: 'F6' },
  'go.previousPart': { label: 'command.go.previousPart', menu: 'go', shortcut: 'Shift+F6' },
  'go.log': { label: 'command.go.log', menu: 'go', shortcut: 'Mod+B' },
  'design.new': { label: 'command.design.new', menu: 'design', asks: 'plan.edit' },
  'design.remove': { label: 'command.design.remove', menu: 'design', asks: 'plan.edit' },
  'design.sample': { label: 'command.design.sample', menu: 'design', shortcut: 'Alt+1' },
  'design.weights': { label: 'command.design.weights', menu: 'design', shortcut: 'Alt+2' },
  'design.concepts': { label: 'command.design.concepts', menu: 'design', shortcut: 'Alt+8' },
  'design.addStep': { label: 'command.design.addStep', menu: 'design', asks: 'plan.edit', shortcut: 'Mod+Shift+A' },
  'design.editStep': { label: 'command.design.editStep', menu: 'design', asks: 'plan.edit', shortcut: 'F2' },
  'design.toggleStep': {
    label: 'command.design.toggleStep',
    menu: 'design',
    asks: 'plan.edit',
    shortcut: 'Mod+Shift+O',
  },
  'design.stepUp': { label: 'command.design.stepUp', menu: 'design', asks: 'plan.edit', shortcut: 'Alt+ArrowUp' },
  'design.stepDown': { label: 'command.design.stepDown', menu: 'design', asks: 'plan.edit', shortcut: 'Alt+ArrowDown' },
  'design.removeStep': { label: 'command.design.removeStep', menu: 'design', asks: 'plan.edit' },
  'tables.new': { label: 'command.tables.new', menu: 'tables', asks: 'table.estimate', shortcut: 'Mod+Shift+N' },
  'tables.save': { label: 'command.tables.save', menu: 'tables', asks: 'plan.edit', shortcut: 'Mod+S' },
  'tables.edit': { label: 'command.tables.edit', menu: 'tables', asks: 'plan.edit' },
  'tables.compare': { label: 'command.tables.compare', menu: 'tables', asks: 'plan.edit' },
  'tables.test': { label: 'command.tables.test', menu: 'tables', asks: 'test.run' },
  'tables.analysis': { label: 'command.tables.analysis', menu: 'tables', asks: 'plan.edit' },
  'tables.editAnalysis': { label: 'command.tables.editAnalysis', menu: 'tables', asks: 'plan.edit' },
  'tables.remove': { label: 'command.tables.remove', menu: 'tables', asks: 'plan.edit' },
  'tables.run': { label: 'command.tables.run', menu: 'tables', asks: 'plan.run', shortcut: 'F9' },
  'tables.chart': { label: 'command.tables.chart', menu: 'tables', shortcut: 'Mod+G' },
  'tables.copy': { label: 'command.tables.copy', menu: 'tables', shortcut: 'Mod+Shift+C' },
  'charts.new': { label: 'command.charts.new', menu: 'charts' },
  'charts.keep': { label: 'command.charts.keep', menu: 'charts', asks: 'plan.edit' },
  'charts.save': { label: 'command.charts.save', menu: 'charts', asks: 'chart.write' },
  'charts.copy': { label: 'command.charts.copy', menu: 'charts' },
  'charts.copySvg': { label: 'command.charts.copySvg', menu: 'charts' },
  'charts.remove': { label: 'command.charts.remove', menu: 'charts', asks: 'plan.edit' },
  'charts.importBoundaries': { label: 'command.charts.importBoundaries', menu: 'charts', asks: 'boundaries.import' },
  'report.write': { label: 'command.report.write', menu: 'report', asks: 'report.write', shortcut: 'Mod+E' },
  'report.scripts': { label: 'command.report.scripts', menu: 'report', asks: 'script.write' },
  'report.addSection': { label: 'command.report.addSection', menu: 'report', asks: 'plan.edit' },
  'report.sectionUp': { label: 'command.report.sectionUp', menu: 'report', asks: 'plan.edit' },
  'report.sectionDown': { label: 'command.report.sectionDown', menu: 'report', asks: 'plan.edit' },
  'report.removeSection': { label: 'command.report.removeSection', menu: 'report', asks: 'plan.edit' },
  'release.verify': { label: 'command.release.verify', menu: 'release' },
  'log.verify': { label: 'command.log.verify', menu: 'study' },
  'job.cancel': { label: 'command.job.cancel', menu: 'view', shortcut: 'Mod+.' },
  'grid.copy': { label: 'command.grid.copy', menu: 'view', shortcut: 'Mod+C' },
  'view.palette': { label: 'command.view.palette', menu: 'view', shortcut: 'Mod+K' },
  'view.shortcuts': { label: 'command.view.shortcuts', menu: 'view', shortcut: 'F1' },
  'view.settings': { label: 'command.view.settings', menu: 'view', shortcut: 'Mod+,' },
  'view.tour': { label: 'command.view.tour', menu: 'view' },
  'view.licences': { label: 'command.view.licences', menu: 'view' },
  'view.language': { label: 'command.view.language', menu: 'view', shortcut: 'Mod+Shift+L' },
  'view.larger': { label: 'command.view.larger', menu: 'view', shortcut: 'Mod+=' },
  'view.smaller': { label: 'command.view.smaller', menu: 'view', shortcut: 'Mod+-' },
} as const satisfies Readonly<Record<string, Definition>>

export type CommandId = keyof typeof commandTable
export const commandIds = Object.keys(commandTable) as CommandId[]
export const menus = ['study', 'go', 'data', 'design', 'tables', 'charts', 'report', 'release', 'view'] as const

export const definitionOf = (id: CommandId): Definition => commandTable[id]
