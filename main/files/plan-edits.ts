import { isDeepStrictEqual } from 'node:util'
import { Document, isMap, isNode, isSeq } from 'yaml'
import type { z } from 'zod'
import { AnalysisSpec } from '../contract/analysis.ts'
import { BoundarySpec } from '../contract/boundaries.ts'
import { EditRule } from '../contract/checks.ts'
import { ComparisonSpec } from '../contract/comparison.ts'
import { ConceptBase } from '../contract/concept.ts'
import { Derivation } from '../contract/derivation.ts'
import { DesignSpec, ReplicatesSpec } from '../contract/design.ts'
import { Failure } from '../contract/failure.ts'
import { TestSpec } from '../contract/hypothesis.ts'
import { IndicatorChoice } from '../contract/indicator.ts'
import { MicrodataSpec, MicrodataStep } from '../contract/microdata.ts'
import { Parameter } from '../contract/parameter.ts'
import type { PlanEdit, VariableChange } from '../contract/plan-edit-commands.ts'
import { QualitySpec } from '../contract/quality.ts'
import { ReportSection } from '../contract/report-section.ts'
import { ResponseSet } from '../contract/response-set.ts'
import { SourceSpec } from '../contract/source.ts'
import { TableSpec } from '../contract/table.ts'
import { WeightingStep } from '../contract/weighting.ts'
import { planDocument } from './plan-yaml.ts'

/** The same YAML after some changes; comments and order of what they do not touch are kept. */
export const editPlan = (text: string, edits: readonly PlanEdit[]): string => {
  const document = planDocument(text)
  for (const edit of edits) apply(document, edit)
  return document.toString({ lineWidth: 0 })
}

/** The part of a plan that edits alone make, as YAML. */
export const planPart = (edits: readonly PlanEdit[]): string => {
  const document = new Document({})
  for (const edit of edits) apply(document, edit)
  return document.toString({ lineWidth: 0 })
}

const apply = (document: Document, edit: PlanEdit): void => {
  switch (edit.edit) {
    case 'study':
      for (const part of ['title', 'window', 'producer', 'sheet'] as const)
        if (edit[part] !== undefined) write(document, ['study', part], edit[part])
      return
    case 'parameter':
      put(document, ['parameters'], 'name', withoutDefaults(Parameter, edit.parameter))
      return
    case 'removeParameter': {
      const place = placeIn(document, ['parameters'], 'name', edit.parameter)
      if (place === -1) throw new Failure('plan.unknown-parameter', { parameter: edit.parameter })
      document.deleteIn(['parameters', place])
      return
    }
    case 'source':
      put(document, ['sources'], 'dataset', withoutDefaults(SourceSpec, edit.source))
      return
    case 'set':
      put(document, ['sets'], 'name', withoutDefaults(ResponseSet, edit.set))
      return
    case 'boundaries':
      put(document, ['boundaries'], 'id', withoutDefaults(BoundarySpec, edit.boundaries))
      return
    case 'variables':
      for (const variable of edit.variables) documentVariable(document, edit.dataset, variable, edit.change)
      return
    case 'record': {
      const place = checksOf(document, edit.dataset)
      if (edit.variable === null) document.deleteIn([...place, 'record'])
      else write(document, [...place, 'record'], edit.variable)
      return
    }
    case 'rule': {
      const other = placeOfRule(document, edit.rule.id)
      const place = [...checksOf(document, edit.dataset), 'rules']
      if (other && !isDeepStrictEqual(other.slice(0, -1), place)) document.deleteIn(other)
      put(document, place, 'id', withoutDefaults(EditRule, edit.rule))
      return
    }
    case 'removeRule': {
      const place = placeOfRule(document, edit.rule)
      if (!place) throw new Failure('check.unknown-rule', { rule: edit.rule })
      document.deleteIn(place)
      return
    }
    case 'derivation':
      if (edit.at === null) append(document, ['derivations'], withoutDefaults(Derivation, edit.derivation))
      else write(document, derivationAt(document, edit.at), withoutDefaults(Derivation, edit.derivation))
      return
    case 'moveDerivation': {
      const place = derivationAt(document, edit.from)
      const node = document.getIn(place, true)
      document.deleteIn(place)
      const list = document.getIn(['derivations'], true)
      if (isSeq(list)) list.items.splice(edit.to, 0, node)
      return
    }
    case 'removeDerivation':
      document.deleteIn(derivationAt(document, edit.at))
      return
    case 'design':
      put(document, ['designs'], 'id', plainDesign(edit.design))
      return
    case 'removeDesign': {
      const place = placeIn(document, ['designs'], 'id', edit.design)
      if (place === -1) throw new Failure('plan.no-design', { design: edit.design })
      document.deleteIn(['designs', place])
      return
    }
    case 'table':
      put(document, ['tables'], 'id', withoutDefaults(TableSpec, edit.table))
      return
    case 'comparison':
      put(document, ['comparisons'], 'id', withoutDefaults(ComparisonSpec, edit.comparison))
      return
    case 'test':
      put(document, ['tests'], 'id', withoutDefaults(TestSpec, edit.test))
      return
    case 'analysis':
      put(document, ['analyses'], 'id', withoutDefaults(AnalysisSpec, edit.analysis))
      return
    case 'microdata':
      put(document, ['microdata'], 'id', plainMicrodata(edit.microdata))
      return
    case 'remove': {
      const place = placeIn(document, [edit.part], 'id', edit.id)
      if (place === -1) throw new Failure('plan.unknown-item', { part: edit.part, name: edit.id })
      document.deleteIn([edit.part, place])
      return
    }
    case 'concepts':
      put(document, ['concepts'], 'design', withoutDefaults(ConceptBase, edit.base))
      return
    case 'removeConcepts': {
      const place = placeIn(document, ['concepts'], 'design', edit.design)
      if (place === -1) throw new Failure('plan.no-design', { design: edit.design })
      document.deleteIn(['concepts', place])
      return
    }
    case 'indicators':
      write(document, ['indicators'], withoutDefaults(IndicatorChoice, edit.indicators))
      return
    case 'quality':
      write(document, ['quality'], withoutDefaults(QualitySpec, edit.quality))
      return
    case 'report':
      write(document, ['report', 'sections'], edit.sections.map(plainSection))
      return
    case 'front':
      for (const [part, value] of Object.entries(edit.front))
        if (value !== undefined) write(document, ['report', part], value)
  }
}

const documentVariable = (document: Document, dataset: string, variable: string, change: VariableChange): void => {
  const place = ['codebook', dataset, variable]
  for (const [part, value] of Object.entries(change)) {
    if (value === null) document.deleteIn([...place, part])
    else if (value !== undefined) write(document, [...place, part], value)
  }
  for (const level of [place, place.slice(0, 2)]) {
    const node = document.getIn(level, true)
    if (isMap(node) && node.items.length === 0) document.deleteIn(level)
  }
}

type Path = readonly (string | number)[]

/** Puts a map into a list in the place of the one that has the same name, or at the end. */
const put = (document: Document, list: Path, name: string, value: Record<string, unknown>): void => {
  const place = placeIn(document, list, name, String(value[name]))
  if (place !== -1) write(document, [...list, place], value)
  else append(document, list, value)
}

const append = (document: Document, list: Path, value: Record<string, unknown>): void => {
  if (!isSeq(document.getIn(list, true))) document.setIn(list, document.createNode([]))
  document.addIn(list, document.createNode(value))
}

const derivationAt = (document: Document, at: number): Path => {
  const place = ['derivations', at]
  if (!document.hasIn(place)) throw new Failure('plan.unknown-item', { part: 'derivations', name: String(at + 1) })
  return place
}

/** Writes a value at a place of the document and touches only what differs. */
const write = (document: Document, place: Path, value: unknown): void => {
  const node = document.getIn(place, true)
  if (isMap(node) && isRecord(value)) {
    const before: Record<string, unknown> = node.toJS(document)
    for (const key of Object.keys(before)) if (!(key in value)) document.deleteIn([...place, key])
    for (const [key, part] of Object.entries(value)) write(document, [...place, key], part)
    return
  }
  if (isNode(node) && isDeepStrictEqual(node.toJS(document), value)) return
  document.setIn(place, document.createNode(value))
}

const placeIn = (document: Document, list: Path, name: string, wanted: string): number => {
  const node = document.getIn(list, true)
  if (!isSeq(node)) return -1
  return (node.toJS(document) as Record<string, unknown>[]).findIndex((item) => item?.[name] === wanted)
}

/** The place of a dataset among the checks; it is made where there is none. */
const checksOf = (document: Document, dataset: string): Path => {
  const place = placeIn(document, ['checks'], 'dataset', dataset)
  if (place !== -1) return ['checks', place]
  put(document, ['checks'], 'dataset', { dataset })
  return ['checks', placeIn(document, ['checks'], 'dataset', dataset)]
}

const placeOfRule = (document: Document, rule: string): Path | null => {
  const node = document.getIn(['checks'], true)
  if (!isSeq(node)) return null
  for (const dataset of node.items.keys()) {
    const place = placeIn(document, ['checks', dataset, 'rules'], 'id', rule)
    if (place !== -1) return ['checks', dataset, 'rules', place]
  }
  return null
}

/** A design as a person would write it. */
const plainDesign = (design: DesignSpec): Record<string, unknown> => {
  const plain = withoutDefaults(DesignSpec, design)
  return {
    ...plain,
    ...(design.replicates ? { replicates: withoutDefaults(ReplicatesSpec, design.replicates) } : {}),
    ...(design.weighting.length > 0
      ? { weighting: design.weighting.map((step) => withoutDefaults(WeightingStep, step)) }
      : {}),
  }
}

/** A file of records as a person would write it. */
const plainMicrodata = (microdata: MicrodataSpec): Record<string, unknown> => ({
  ...withoutDefaults(MicrodataSpec, microdata),
  ...(microdata.steps.length > 0 ? { steps: microdata.steps.map((step) => withoutDefaults(MicrodataStep, step)) } : {}),
})

/** A section of the report as a person would write it: nothing of what it does not have. */
const plainSection = (section: ReportSection): Record<string, unknown> => withoutDefaults(ReportSection, section)

/** The parts that the schema would not give by itself. */
const withoutDefaults = <Shape extends z.ZodType>(shape: Shape, value: z.output<Shape>): Record<string, unknown> => {
  const whole = shape.parse(value)
  const parts = Object.entries(value as Record<string, unknown>).filter(([, part]) => part !== undefined)
  return Object.fromEntries(
    parts.filter(([key]) => {
      const rest = Object.fromEntries(parts.filter(([other]) => other !== key))
      const again = shape.safeParse(rest)
      return !(again.success && isDeepStrictEqual(again.data, whole))
    }),
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
