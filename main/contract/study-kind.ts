import { z } from 'zod'

/** A kind of study, by the name of its folder in `resources/kinds`. */
export const KindName = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)

/** Whom a study is about. Figures of one population are never read as figures of another. */
export const populations = ['displaced', 'atRisk', 'returned', 'transit', 'detentionAlternative'] as const
export type Population = (typeof populations)[number]

/** Of them, those who are not internally displaced, nor at risk of it, nor returned from it. */
export const otherPopulations = ['transit', 'detentionAlternative'] as const satisfies readonly Population[]

/** The sample that is made where none is named. */
export const usualKind = 'two-phase-survey'

const inBoth = z.strictObject({ es: z.string().min(1), en: z.string().min(1) })

/** What `kind.yaml` says. */
export const StudyKindFile = z.strictObject({
  name: inBoth,
  /** When to pick it. */
  what: inBoth,
  /** Which files the user brings. */
  needs: inBoth,
  /** Its place in lists of kinds. */
  order: z.number(),
})

export const StudyKind = StudyKindFile.extend({ kind: KindName })
export type StudyKind = z.infer<typeof StudyKind>

export const kindCommands = {
  /** The kinds of study that the product knows, in their order. */
  'kinds.list': { args: z.strictObject({}), result: z.array(StudyKind) },
  /** Gives a study the plan of a kind, without what is said of its sample; its sources wait for files of the user. */
  'plan.begin': { args: z.strictObject({ kind: KindName }), result: z.strictObject({ revision: z.int() }) },
  /** Writes the sample files of a kind and its plan. The data are invented and say so. */
  'sample.write': {
    args: z.strictObject({ folder: z.string().min(1), kind: KindName.default(usualKind) }),
    result: z.strictObject({ plan: z.string() }),
  },
} as const
