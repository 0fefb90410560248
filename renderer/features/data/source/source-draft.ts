import { Day, type SourceSpec } from '../../../../main/contract/source.ts'
import type { Localized } from '../../../../main/contract/text.ts'
import { isEmptyText } from '../codebook/variable-draft.ts'

/** What is told of a source beside its file, while it is being written. */
export type SourceDraft = {
  readonly purpose: Localized
  readonly legalBasis: Localized
  /** The last day on which its records are kept, as ISO 8601 has it; empty: not said. */
  readonly retainUntil: string
  readonly isPublic: boolean
  /** Why everything that its records say is public already. */
  readonly publicBecause: Localized
}

export const draftOf = ({ purpose, legalBasis, retainUntil, alreadyPublic }: SourceSpec): SourceDraft => ({
  purpose: purpose ?? '',
  legalBasis: legalBasis ?? '',
  retainUntil: retainUntil ?? '',
  isPublic: alreadyPublic !== undefined,
  publicBecause: alreadyPublic ?? '',
})

/** What keeps a draft from being written: a day that is none, a declaration without its reason. */
export type SourceFault = 'day' | 'reason'

export const faultsOf = ({ retainUntil, isPublic, publicBecause }: SourceDraft): ReadonlySet<SourceFault> =>
  new Set([
    ...(retainUntil.trim() === '' || Day.safeParse(retainUntil.trim()).success ? [] : (['day'] as const)),
    ...(isPublic && isEmptyText(publicBecause) ? (['reason'] as const) : []),
  ])

/** The source as the plan is to have it; what is left blank is not said. */
export const described = (source: SourceSpec, draft: SourceDraft): SourceSpec => {
  const { purpose: _p, legalBasis: _l, retainUntil: _r, alreadyPublic: _a, ...file } = source
  const { purpose, legalBasis, retainUntil, isPublic, publicBecause } = draft
  return {
    ...file,
    ...(isEmptyText(purpose) ? {} : { purpose }),
    ...(isEmptyText(legalBasis) ? {} : { legalBasis }),
    ...(retainUntil.trim() === '' ? {} : { retainUntil: retainUntil.trim() }),
    ...(isPublic ? { alreadyPublic: publicBecause } : {}),
  }
}
