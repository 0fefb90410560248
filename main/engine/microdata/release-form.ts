import { Failure } from '../../contract/failure.ts'
import type { ProtectedMicrodata } from '../../core/plan/microdata/protect-microdata.ts'
import type { Study } from '../../study/study.ts'
import type { PresentItem } from '../review/items.ts'
import type { Workspace } from '../workspace.ts'
import { contentOfFile, protectedFile } from './protected-file.ts'

/** A file as it may leave and the form that is approved of it: the hash of everything in it. */
export type FileToRelease = { readonly file: ProtectedMicrodata; readonly form: { readonly microdata: string } }

/**
 * The file of an item, made for release. Refused where some key is shared by too few households of the sample: a low risk
 * in the population is never enough.
 */
export const fileToRelease = (
  study: Study,
  workspace: Workspace,
  { item: { id } }: Pick<PresentItem, 'item'>,
  resources: string,
): FileToRelease => {
  const spec = workspace.plan.microdata.find((one) => one.id === id)
  if (!spec) throw new Failure('microdata.unknown', { id })
  const file = protectedFile(study, workspace, spec, resources)
  const { k, after, passes } = file.report
  const records = after.anonymity.find((one) => one.k === k)?.records ?? 0
  if (!passes) throw new Failure('microdata.gate', { id, k, records })
  return { file, form: { microdata: contentOfFile(file) } }
}
