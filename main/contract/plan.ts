import { z } from 'zod'
import { AnalysisSpec } from './analysis.ts'
import { BoundarySpec } from './boundaries.ts'
import { DatasetChecks } from './checks.ts'
import { Category, MissingRule, variableKinds } from './codebook.ts'
import { ComparisonSpec } from './comparison.ts'
import { ConceptBase } from './concept.ts'
import { conventionNames } from './conventions.ts'
import { Derivation } from './derivation.ts'
import { DesignSpec } from './design.ts'
import { DisclosureSpec } from './disclosure.ts'
import { TestSpec } from './hypothesis.ts'
import { IndicatorChoice } from './indicator.ts'
import { MicrodataSpec } from './microdata.ts'
import { Name } from './name.ts'
import { Parameter } from './parameter.ts'
import { QualitySpec } from './quality.ts'
import { ReportFront } from './report-front.ts'
import { ReportSection } from './report-section.ts'
import { ResponseSet } from './response-set.ts'
import { SourceSpec } from './source.ts'
import { KindName, populations } from './study-kind.ts'
import { StudySheet } from './study-sheet.ts'
import { TableSpec } from './table.ts'
import { Localized } from './text.ts'

/** Changes to what the files say of a variable. */
export const VariableOverride = z.strictObject({
  label: Localized.optional(),
  kind: z.enum(variableKinds).optional(),
  categories: z.array(Category).optional(),
  /** A code list that gives the categories. */
  list: z.string().optional(),
  missing: z.array(MissingRule).optional(),
  universe: Localized.optional(),
  question: Localized.optional(),
  /** Of records that are typed in: none is kept without an answer. */
  required: z.boolean().optional(),
})

export const Plan = z.strictObject({
  caracteriza: z.literal(1),
  study: z.strictObject({
    title: Localized,
    /** The kind of study it was begun as. */
    kind: KindName.optional(),
    population: z.enum(populations).optional(),
    country: z.enum(['SLV', 'HND', 'GTM', 'MEX', 'COL']).optional(),
    producer: Localized.optional(),
    /** Reference window of the displacement measured, printed with every figure. */
    window: Localized,
    /** Invented data: said in every product. */
    synthetic: z.boolean().default(false),
    note: Localized.optional(),
    sheet: StudySheet.optional(),
  }),
  parameters: z.array(Parameter).default([]),
  sources: z.array(SourceSpec).default([]),
  codebook: z.record(Name, z.record(z.string(), VariableOverride)).default({}),
  sets: z.array(ResponseSet).default([]),
  boundaries: z.array(BoundarySpec).default([]),
  checks: z.array(DatasetChecks).default([]),
  derivations: z.array(Derivation).default([]),
  designs: z.array(DesignSpec).default([]),
  /** What the variables mean, one entry for each base that indicators may speak of. */
  concepts: z.array(ConceptBase).default([]),
  indicators: IndicatorChoice.optional(),
  tables: z.array(TableSpec).default([]),
  comparisons: z.array(ComparisonSpec).default([]),
  tests: z.array(TestSpec).default([]),
  analyses: z.array(AnalysisSpec).default([]),
  conventions: z.enum(conventionNames).default('caracteriza'),
  quality: QualitySpec.default({ profile: 'cepal-2023', logCv: 'symmetric' }),
  disclosure: DisclosureSpec.optional(),
  microdata: z.array(MicrodataSpec).default([]),
  report: z.strictObject({ ...ReportFront, sections: z.array(ReportSection) }).optional(),
})
export type Plan = z.infer<typeof Plan>
