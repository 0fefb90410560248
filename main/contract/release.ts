import { z } from 'zod'
import { ResultTable } from './results.ts'
import { itemKinds, reviewModes } from './review.ts'
import { TableSpec } from './table.ts'

const hash = z.hex().length(64)

const Signed = z.strictObject({ signingKey: z.base64().max(200), signature: z.hex().length(128) })

/** What a released package says of itself; whoever has the package alone can prove all of it but who the keys belong to. */
export const Manifest = z.strictObject({
  caracteriza: z.literal('release'),
  format: z.literal(1),
  program: z.string(),
  study: z.uuid(),
  title: z.strictObject({ es: z.string(), en: z.string() }),
  /** 1, 2, 3 … within the study. */
  number: z.int().min(1),
  madeAt: z.iso.datetime(),
  /** The weakest review of any item in it: said openly. */
  mode: z.enum(reviewModes),
  /** The end of the audit log when the package was made; a study that does not hold it is not the one that made it. */
  head: z.strictObject({ position: z.int().min(1), hash }),
  items: z.array(
    z.strictObject({
      kind: z.enum(itemKinds),
      id: z.string(),
      /** Hash of all that fed it. */
      fingerprint: hash,
      /** Hash of the form in which it may leave. */
      protection: hash,
      mode: z.enum(reviewModes),
      approvals: z.array(Signed).min(1),
    }),
  ),
  files: z.array(z.strictObject({ path: z.string().min(1), bytes: z.int(), sha256: hash })),
  /** By the key of whoever released, over everything above. */
  signed: Signed,
})
export type Manifest = z.infer<typeof Manifest>

export const manifestFile = 'manifest.json'

export const ReleaseInfo = z.strictObject({
  number: z.int(),
  /** Its folder below `releases` of the study. */
  name: z.string(),
  madeAt: z.string(),
  person: z.string(),
  mode: z.enum(reviewModes),
  items: z.array(
    z.strictObject({
      kind: z.enum(itemKinds),
      id: z.string(),
      state: z.enum(['released', 'superseded', 'retracted']),
    }),
  ),
  /** As many as lie in its folder, the manifest among them. */
  files: z.int(),
  note: z.string(),
  retracted: z.strictObject({ at: z.string(), person: z.string(), reason: z.string() }).nullable(),
})
export type ReleaseInfo = z.infer<typeof ReleaseInfo>

/** Something that a package claims and that does not hold; texts under `release.flaw.<flaw>`. */
export const releaseFlaws = [
  'manifestDamaged',
  'fileChanged',
  'fileMissing',
  'fileForeign',
  'signatureForged',
  'approvalForged',
  'approvalsTooFew',
  'figureNotRounded',
  'figuresDoNotAdd',
  'figuresDiffer',
] as const

export const ReleaseProof = z.strictObject({
  isSound: z.boolean(),
  flaws: z.array(z.strictObject({ flaw: z.enum(releaseFlaws), about: z.string() })),
  /** Of the release, as it says itself. */
  number: z.int().nullable(),
  /** As many as belong into its folder, the manifest among them; 0 where the manifest proves nothing. */
  files: z.int(),
  items: z.int(),
  mode: z.enum(reviewModes).nullable(),
  madeAt: z.string().nullable(),
  /** The printed head of the log that the package was made at. */
  head: z.string().nullable(),
  /** Fingerprints of the keys that signed: who releases first. To be compared with what those people say theirs is. */
  keys: z.array(z.string()),
})
export type ReleaseProof = z.infer<typeof ReleaseProof>

const figure = z.number().nullable()

/**
 * What stands behind a table whose figures left changed. It stays in the house, where later releases must agree with what
 * these figures were changed to, and tell from the counts as they were whether the records are still the same.
 */
export const PerturbedRecord = z.strictObject({
  table: z.string(),
  /** Records in the base and in the numerator of each cell, as they were. */
  exact: z.array(z.tuple([figure, figure])),
  /** By layer (records, records they stand for, amounts) what they were changed to: base and numerator of each cell. */
  layers: z.array(
    z.strictObject({
      name: z.string(),
      base: z.number(),
      steps: z.int(),
      figures: z.array(z.tuple([figure, figure])),
    }),
  ),
})
export type PerturbedRecord = z.infer<typeof PerturbedRecord>

/** What the register keeps of the results of a release; releases of older programs have no specifications. */
export const RegisteredResults = z.object({
  tables: z.array(ResultTable),
  specs: z.array(TableSpec).default([]),
  /** Files of records that left, and the dataset of each. */
  microdata: z.array(z.strictObject({ id: z.string(), dataset: z.string() })).default([]),
  perturbed: z.array(PerturbedRecord).default([]),
})
export type RegisteredResults = z.infer<typeof RegisteredResults>

const folder = z.string().min(1)

/** The only exit for results. */
export const releaseCommands = {
  /** Makes a package of everything that is approved, keeps it in the study and writes a copy into an empty folder. */
  'release.make': {
    args: z.strictObject({ folder, note: z.string().max(4000).default('') }),
    result: z.strictObject({ release: ReleaseInfo, files: z.array(z.string()), head: z.string() }),
  },
  'release.list': { args: z.strictObject({}), result: z.array(ReleaseInfo) },
  /** Takes a release back: its items become retracted; the package stays as a record of what was out. */
  'release.retract': {
    args: z.strictObject({ number: z.int().min(1), reason: z.string().trim().min(1).max(4000) }),
    result: z.array(ReleaseInfo),
  },
  /** Proves a package without the study it came from. */
  'release.verify': { args: z.strictObject({ folder }), result: ReleaseProof },
} as const
