import type { MicrodataSpec, MicrodataStep } from '../../../contract/microdata.ts'
import { categoriesOf } from '../../data/categories.ts'
import type { Column } from '../../data/column.ts'
import { type Frame, variableOf, withVariable } from '../../data/frame.ts'
import { band } from '../../derivation/band.ts'
import { addNoise } from './add-noise.ts'
import { blankKeys } from './blank-keys.ts'
import { limitValues } from './limit-values.ts'
import { suppressLocally } from './local-suppression.ts'
import { postRandomise } from './post-randomise.ts'
import type { RandomStep } from './random-step.ts'
import { recodeGroups } from './recode-groups.ts'

export type Protecting = RandomStep & {
  readonly spec: MicrodataSpec
  readonly households: Uint32Array | undefined
}

export type Stepped = {
  readonly frame: Frame
  /** Values that each step changed, in the order of the steps; a suppression tells them by key. */
  readonly changes: readonly {
    readonly step: MicrodataStep['step']
    readonly variable: string
    readonly changed: number
  }[]
}

/** The records after all steps of a recipe, in its order. */
export const applySteps = (frame: Frame, protecting: Protecting): Stepped =>
  protecting.spec.steps.reduce<Stepped>(
    ({ frame: before, changes }, step) => {
      const after = applyStep(before, step, protecting)
      const variables = step.step === 'suppress' ? protecting.spec.keys : [step.variable]
      const own = variables.map((variable) => ({
        step: step.step,
        variable,
        changed: changedValues(before.present(variable), after.present(variable)),
      }))
      return { frame: after, changes: [...changes, ...own] }
    },
    { frame, changes: [] },
  )

/** Only the steps that make categories coarser: what figures after all of them are held against. */
export const coarsened = (frame: Frame, { steps }: MicrodataSpec): Frame =>
  steps.reduce((made, step) => {
    if (step.step === 'recode') return recodeGroups(made, step)
    return step.step === 'band' ? bandNumbers(made, step) : made
  }, frame)

const applyStep = (frame: Frame, step: MicrodataStep, { spec, households, ...random }: Protecting): Frame => {
  switch (step.step) {
    case 'recode':
      return recodeGroups(frame, step)
    case 'band':
      return bandNumbers(frame, step)
    case 'limit':
      return limitValues(frame, step, random.weights, spec.k)
    case 'suppress': {
      const keys = spec.keys.map((key) => categoriesOf(frame, key))
      const importance = spec.keys.map((key, at) => step.importance[key] ?? spec.keys.length - at)
      const blanked = suppressLocally({ keys, rows: frame.rows, k: spec.k, importance, households })
      return blankKeys(frame, spec.keys, blanked)
    }
    case 'pram':
      return postRandomise(frame, step, random)
    case 'noise':
      return addNoise(frame, step, random)
  }
}

const bandNumbers = (frame: Frame, { variable, from }: Extract<MicrodataStep, { step: 'band' }>): Frame => {
  const own = variableOf(frame, variable)
  const banded = band(frame, { step: 'band', dataset: frame.dataset, name: variable, of: variable, from }, new Map())
  const { kind, storage, categories } = variableOf(banded, variable)
  return withVariable(frame, { ...own, kind, storage, categories }, banded.raw(variable))
}

const changedValues = (before: Column, after: Column): number => {
  const rows = before.type === 'number' ? before.values.length : before.codes.length
  let changed = 0
  for (let row = 0; row < rows; row++) if (valueAt(before, row) !== valueAt(after, row)) changed++
  return changed
}

/** A value as the text that stands for it in a file; blank for none. */
const valueAt = (column: Column, row: number): string => {
  if (column.type === 'code') return column.dictionary[(column.codes[row] as number) - 1] ?? ''
  const value = column.values[row] as number
  return Number.isNaN(value) ? '' : String(value)
}
