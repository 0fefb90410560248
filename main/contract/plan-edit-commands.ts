import { z } from 'zod'
import { AnalysisSpec } from './analysis.ts'
import { BoundarySpec } from './boundaries.ts'
import { EditRule } from './checks.ts'
import { Category, MissingRule, variableKinds } from './codebook.ts'
import type { CommandShape } from './commands.ts'
import { ComparisonSpec } from './comparison.ts'
import { ConceptBase } from './concept.ts'
import { Derivation } from './derivation.ts'
import { DesignSpec } from './design.ts'
import { TestSpec } from './hypothesis.ts'
import { IndicatorChoice } from './indicator.ts'
import { MicrodataSpec } from './microdata.ts'
import { Name } from './name.ts'
import { Parameter } from './parameter.ts'
import { QualitySpec } from './quality.ts'
import { FrontText } from './report-front.ts'
import { ReportSection } from './report-section.ts'
import { ResponseSet } from './response-set.ts'
import { SourceSpec } from './source.ts'
import { StudySheet } from './study-sheet.ts'
import { TableSpec } from './table.ts'
import { Localized } from './text.ts'

/** What the plan says of a variable: what is left out stays as it is, null leaves it to the file. */
export const VariableChange = z.strictObject({
  label: Localized.nullable().optional(),
  kind: z.enum(variableKinds).nullable().optional(),
  categories: z.array(Category).nullable().optional(),
  list: z.string().nullable().optional(),
  missing: z.array(MissingRule).nullable().optional(),
  universe: Localized.nullable().optional(),
  question: Localized.nullable().optional(),
  required: z.boolean().nullable().optional(),
})
export type VariableChange = z.infer<typeof VariableChange>

/** One change of the plan. What has a name takes the place of what has the same one. */
export const PlanEdit = z.discriminatedUnion('edit', [
  z.strictObject({
    edit: z.literal('study'),
    title: Localized.optional(),
    window: Localized.optional(),
    producer: Localized.optional(),
    sheet: StudySheet.optional(),
  }),
  z.strictObject({ edit: z.literal('parameter'), parameter: Parameter }),
  z.strictObject({ edit: z.literal('removeParameter'), parameter: z.string() }),
  z.strictObject({ edit: z.literal('source'), source: SourceSpec }),
  z.strictObject({ edit: z.literal('set'), set: ResponseSet }),
  z.strictObject({ edit: z.literal('boundaries'), boundaries: BoundarySpec }),
  z.strictObject({
    edit: z.literal('variables'),
    dataset: Name,
    variables: z.array(z.string().min(1)).min(1),
    change: VariableChange,
  }),
  /** The variable that names the records of a dataset; null: by their row. */
  z.strictObject({ edit: z.literal('record'), dataset: Name, variable: z.string().nullable() }),
  z.strictObject({ edit: z.literal('rule'), dataset: Name, rule: EditRule }),
  z.strictObject({ edit: z.literal('removeRule'), rule: Name }),
  /** A derivation in the place of the one that stands at `at` (from 0); null: after the last one. */
  z.strictObject({ edit: z.literal('derivation'), at: z.int().nonnegative().nullable(), derivation: Derivation }),
  /** A derivation to another place of the list, so that it stands at `to`. */
  z.strictObject({ edit: z.literal('moveDerivation'), from: z.int().nonnegative(), to: z.int().nonnegative() }),
  z.strictObject({ edit: z.literal('removeDerivation'), at: z.int().nonnegative() }),
  z.strictObject({ edit: z.literal('design'), design: DesignSpec }),
  z.strictObject({ edit: z.literal('removeDesign'), design: Name }),
  z.strictObject({ edit: z.literal('table'), table: TableSpec }),
  z.strictObject({ edit: z.literal('comparison'), comparison: ComparisonSpec }),
  z.strictObject({ edit: z.literal('test'), test: TestSpec }),
  z.strictObject({ edit: z.literal('analysis'), analysis: AnalysisSpec }),
  z.strictObject({ edit: z.literal('microdata'), microdata: MicrodataSpec }),
  z.strictObject({
    edit: z.literal('remove'),
    part: z.enum(['tables', 'comparisons', 'tests', 'analyses', 'microdata']),
    id: Name,
  }),
  /** What the variables of a base mean; it takes the place of what was said of the same design. */
  z.strictObject({ edit: z.literal('concepts'), base: ConceptBase }),
  z.strictObject({ edit: z.literal('removeConcepts'), design: Name }),
  z.strictObject({ edit: z.literal('indicators'), indicators: IndicatorChoice }),
  z.strictObject({ edit: z.literal('quality'), quality: QualitySpec }),
  z.strictObject({ edit: z.literal('report'), sections: z.array(ReportSection) }),
  /** Words before the sections of a report that has some. */
  z.strictObject({ edit: z.literal('front'), front: FrontText }),
])
export type PlanEdit = z.infer<typeof PlanEdit>

export const planEditCommands = {
  /**
   * Changes the plan, all of the edits or none, and keeps it as a new revision; comments and order of what does not
   * change stay. A study without a plan gets one.
   */
  'plan.edit': {
    args: z.strictObject({ edits: z.array(PlanEdit).min(1).max(1000) }),
    result: z.strictObject({ revision: z.int() }),
  },
} as const satisfies Record<string, CommandShape>
