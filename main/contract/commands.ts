import { z } from 'zod'
import { AnalysisResult } from './analysis.ts'
import { analysisFormCommands } from './analysis-form.ts'
import { AuditRecord } from './audit-record.ts'
import { BoundarySpec } from './boundaries.ts'
import { boundaryCommands } from './boundary-commands.ts'
import { careCommands } from './care-commands.ts'
import { chartCommands } from './chart-commands.ts'
import { checkCommands } from './check-commands.ts'
import { Variable } from './codebook.ts'
import { codebookCommands } from './codebook-commands.ts'
import { ComparisonTable } from './comparison.ts'
import { derivationCommands } from './derivation-commands.ts'
import { DesignFinding } from './design-finding.ts'
import { disclosureCommands } from './disclosure-commands.ts'
import { draftCommands } from './draft-commands.ts'
import { entryCommands } from './entry-commands.ts'
import { explorationCommands } from './exploration-commands.ts'
import { exportCommands } from './export-commands.ts'
import { FileDescription } from './file-description.ts'
import { Finding } from './finding.ts'
import { TestResult, TestSpec } from './hypothesis.ts'
import { indicatorCommands } from './indicator-commands.ts'
import { linkCommands } from './link-commands.ts'
import { LogoSpec, logoCommands } from './logos.ts'
import { microdataCommands } from './microdata.ts'
import { Name } from './name.ts'
import { GeneratedText } from './narrative.ts'
import { PrintedHead, peopleCommands } from './people-commands.ts'
import { Plan } from './plan.ts'
import { planEditCommands } from './plan-edit-commands.ts'
import { releaseCommands } from './release.ts'
import { chartKinds } from './report-section.ts'
import { ResultTable } from './results.ts'
import { reviewCommands } from './review-commands.ts'
import { RowsColumn } from './rows-column.ts'
import { scriptCommands } from './script-commands.ts'
import { FileToDescribe, SourceSpec } from './source.ts'
import { sourceCommands } from './source-commands.ts'
import { kindCommands } from './study-kind.ts'
import { DatasetInfo, StudyOverview } from './study-overview.ts'
import { TableSpec } from './table.ts'
import { Language, Localized } from './text.ts'
import { Verification } from './verification.ts'
import { weightingCommands } from './weighting-commands.ts'

/** What one can ask of the engine: the only way in, for the window, the command line and the tests alike. */
export type CommandShape = { readonly args: z.ZodType; readonly result: z.ZodType }

const file = z.string().min(1)
const passphrase = z.string().min(1).max(1024)

export const commands = {
  'study.create': {
    args: z.strictObject({ folder: file, passphrase, person: z.string().min(1), title: z.string().min(1) }),
    result: StudyOverview,
  },
  'study.open': {
    args: z.strictObject({
      folder: file,
      passphrase,
      /** A printed head: a study that does not hold it is refused. */
      head: PrintedHead.optional(),
      /** Takes a study that is older than what this machine remembers, and puts it on record. */
      acceptOlder: z.boolean().default(false),
    }),
    result: StudyOverview,
  },
  /** Opens a study with both halves of its recovery and gives one of its people a new key. Spends the recovery. */
  'study.recover': {
    args: z.strictObject({
      folder: file,
      halves: z.tuple([z.string().min(1).max(200), z.string().min(1).max(200)]),
      person: z.string().min(1),
      passphrase,
    }),
    result: StudyOverview,
  },
  'study.describe': { args: z.strictObject({}), result: StudyOverview },
  'study.check': { args: z.strictObject({}), result: z.strictObject({ findings: z.array(Finding) }) },
  'study.backup': { args: z.strictObject({ folder: file }), result: z.strictObject({ folder: z.string() }) },
  'study.close': { args: z.strictObject({}), result: z.strictObject({}) },

  'file.describe': {
    args: FileToDescribe,
    result: FileDescription,
  },
  /** Brings one file in as a new version of its dataset. An unchanged file is not imported twice. */
  'data.import': {
    args: z.strictObject({ source: SourceSpec, folder: file, reason: z.string().min(1) }),
    result: z.strictObject({ dataset: DatasetInfo, unchanged: z.boolean() }),
  },
  'data.variables': { args: z.strictObject({ dataset: Name }), result: z.array(Variable) },

  /** A page of records as they are kept, for reading. The variables of the vault are not among them. */
  'data.rows': {
    args: z.strictObject({
      dataset: Name,
      from: z.int().nonnegative(),
      count: z.int().min(1).max(500),
      variables: z.array(z.string()).min(1).max(50),
    }),
    result: z.strictObject({ columns: z.array(RowsColumn) }),
  },

  ...sourceCommands,
  ...entryCommands,
  ...peopleCommands,
  ...boundaryCommands,
  ...logoCommands,
  ...careCommands,

  ...codebookCommands,
  ...planEditCommands,
  ...indicatorCommands,
  ...weightingCommands,
  ...derivationCommands,
  ...draftCommands,

  /** Checks a plan in YAML against the schema and itself, and keeps it as the study's plan. */
  'plan.load': {
    args: z.strictObject({ file }),
    result: z.strictObject({
      sources: z.array(SourceSpec),
      boundaries: z.array(BoundarySpec),
      logos: z.array(LogoSpec),
      tables: z.int(),
      /** Tables of the report's first section: what the study says first. */
      headline: z.array(z.string()),
    }),
  },
  /** The study's plan and the number of its revision; null while it has none. */
  /** The plan as it was written, and with its indicators as the tables that they stand for. */
  'plan.describe': {
    args: z.strictObject({}),
    result: z.strictObject({ plan: Plan.nullable(), inForce: Plan.nullable(), revision: z.int().nullable() }),
  },
  /** The variables that a table on a design can use, with those the plan derives. */
  'plan.variables': { args: z.strictObject({ design: Name }), result: z.array(Variable) },
  /** Makes an earlier revision of the plan the present one again, as a new revision. */
  'plan.restore': { args: z.strictObject({ revision: z.int() }), result: z.strictObject({ revision: z.int() }) },
  'plan.export': { args: z.strictObject({ file }), result: z.strictObject({}) },
  /** Adds the tables of a list of analyses (CSV or XLSX) to the study's plan. */
  'plan.importAnalyses': {
    args: z.strictObject({
      file,
      /** Whose rows are wanted, of a list that names several datasets: by the name that the list gives it. */
      dataset: z.string().optional(),
      design: Name,
      /** The design of the rows that are not to be weighted. */
      unweighted: Name.optional(),
      unit: Localized,
      universe: Localized,
    }),
    result: z.strictObject({ added: z.array(z.string()) }),
  },
  /** Computes the plan's tables and comparisons. Those whose inputs have not changed are taken from the study. */
  'plan.run': {
    args: z.strictObject({}),
    result: z.strictObject({
      tables: z.array(ResultTable),
      comparisons: z.array(ComparisonTable),
      /** Tables. */
      computed: z.int(),
      reused: z.int(),
    }),
  },
  /** The plan's tables and comparisons that the study keeps for the present data and plan, without computing any. */
  'plan.results': {
    args: z.strictObject({}),
    result: z.strictObject({ tables: z.array(ResultTable), comparisons: z.array(ComparisonTable) }),
  },
  /** What is wrong or doubtful in a design of the plan, and the ways out. Never refuses for what it finds. */
  'design.examine': {
    args: z.strictObject({ design: Name }),
    result: z.strictObject({ findings: z.array(DesignFinding) }),
  },
  /**
   * One table on the plan's designs, without keeping it. With `record` the log tells that its figures were given out;
   * without, they are looked at while a table is put together.
   */
  'table.estimate': {
    args: z.strictObject({ table: TableSpec, record: z.boolean().default(false) }),
    result: ResultTable,
  },
  ...explorationCommands,
  /** The plan's tests and models, p values adjusted inside their families. */
  'plan.tests': { args: z.strictObject({}), result: z.strictObject({ tests: z.array(TestResult) }) },
  /** The plan's analyses, or those of them that are asked for. */
  'plan.analyses': {
    args: z.strictObject({ only: z.array(Name).optional() }),
    result: z.strictObject({ analyses: z.array(AnalysisResult) }),
  },
  ...analysisFormCommands,
  /** One test or model on the plan's designs. */
  'test.run': { args: z.strictObject({ test: TestSpec }), result: TestResult },
  /** A table as a chart: a Vega-Lite specification, and the picture told in words. Kinds that do not fit are left out. */
  'table.chart': {
    args: z.strictObject({ table: ResultTable, kind: z.enum(chartKinds).optional(), language: Language }),
    result: z.strictObject({
      kind: z.enum(chartKinds),
      kinds: z.array(z.enum(chartKinds)),
      title: z.string(),
      description: z.string(),
      spec: z.record(z.string(), z.unknown()),
    }),
  },
  ...chartCommands,
  /** The report as a page that needs nothing else, for reading before it is written. */
  'report.preview': { args: z.strictObject({ language: Language }), result: z.strictObject({ html: z.string() }) },
  /** Sentences on a table or a comparison of the plan: as bound text for the plan, and as they read now. */
  'report.narrate': {
    args: z.strictObject({ text: GeneratedText }),
    result: z.record(Language, z.strictObject({ bound: z.string(), read: z.string() })),
  },
  /** Writes the working copies of the report: HTML, XLSX, charts, CSV package. */
  'report.write': {
    args: z.strictObject({ folder: file, languages: z.array(Language).min(1) }),
    result: z.strictObject({ files: z.array(z.string()) }),
  },

  ...kindCommands,

  /** Holds the engine against reference values of another program, case by case. */
  'reference.verify': { args: z.strictObject({ folder: file }), result: Verification },

  ...scriptCommands,
  ...checkCommands,
  ...linkCommands,
  ...disclosureCommands,
  ...exportCommands,
  ...microdataCommands,
  ...reviewCommands,
  ...releaseCommands,

  'audit.list': { args: z.strictObject({}), result: z.array(AuditRecord) },
} as const satisfies Record<string, CommandShape>

export type CommandName = keyof typeof commands
export type Args<C extends CommandName> = z.input<(typeof commands)[C]['args']>
export type CheckedArgs<C extends CommandName> = z.output<(typeof commands)[C]['args']>
export type Result<C extends CommandName> = z.output<(typeof commands)[C]['result']>
