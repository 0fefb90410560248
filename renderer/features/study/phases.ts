import type { Plan } from '../../../main/contract/plan.ts'
import type { DatasetInfo } from '../../../main/contract/study-overview.ts'
import type { CommandId } from '../../commands/table.ts'

/** The phases of a characterization study, in their order. */
export const phaseNames = ['group', 'method', 'collection', 'results', 'dissemination'] as const
export type PhaseName = (typeof phaseNames)[number]

/** Something a phase has to leave behind; its name has a text under `phase.item.<name>`. */
export type PhaseItem = {
  readonly name: string
  readonly isDone: boolean
  /** The command that helps to do it. */
  readonly way: CommandId
}
export type Phase = { readonly name: PhaseName; readonly items: readonly PhaseItem[] }

export type Progress = {
  readonly plan: Plan | null
  readonly datasets: readonly DatasetInfo[]
  /** Tables computed for the present data and plan. */
  readonly computed: number
  /** Actions of the log. */
  readonly actions: readonly string[]
}

/** What is done and what is missing before the study can be published, phase by phase. */
export const phasesOf = ({ plan, datasets, computed, actions }: Progress): readonly Phase[] => {
  const sheet = plan?.study.sheet ?? {}
  const has = (part: unknown): boolean => part !== undefined && part !== '' && JSON.stringify(part) !== '{}'
  const told = (name: keyof typeof sheet): PhaseItem => ({ name, isDone: has(sheet[name]), way: 'study.sheet' })
  const known = new Set(datasets.map(({ dataset }) => dataset))
  const sources = plan?.sources ?? []
  const tables = plan?.tables ?? []
  return [
    {
      name: 'group',
      items: [{ name: 'producer', isDone: has(plan?.study.producer), way: 'study.sheet' }, told('contact')],
    },
    {
      name: 'method',
      items: [
        told('objective'),
        told('population'),
        told('coverage'),
        told('frame'),
        told('sampling'),
        told('definitions'),
        { name: 'designs', isDone: (plan?.designs.length ?? 0) > 0, way: 'study.loadPlan' },
      ],
    },
    {
      name: 'collection',
      items: [
        told('fieldwork'),
        told('mode'),
        told('response'),
        {
          name: 'sources',
          isDone: known.size > 0 && sources.every(({ dataset }) => known.has(dataset)),
          way: 'data.import',
        },
        { name: 'checks', isDone: (plan?.checks ?? []).some(({ rules }) => rules.length > 0), way: 'go.quality' },
      ],
    },
    {
      name: 'results',
      items: [
        { name: 'tables', isDone: tables.length > 0, way: 'go.tables' },
        { name: 'computed', isDone: tables.length > 0 && computed === tables.length, way: 'go.tables' },
        { name: 'sections', isDone: (plan?.report?.sections.length ?? 0) > 0, way: 'go.report' },
        told('limitations'),
      ],
    },
    {
      name: 'dissemination',
      items: [{ name: 'written', isDone: actions.includes('report.written'), way: 'go.report' }],
    },
  ]
}
