import { Failure, type FailureList, type ParamsOf } from '../../contract/failure.ts'

/** Makes the failures of an analysis from the list in its folder, so that a code or parameter that the list lacks does not compile. */
export type OwnFailure<List extends FailureList> = <Code extends keyof List & string>(
  code: Code,
  params: ParamsOf<List[Code]>,
) => Failure

/** A failure whose code stands in the folder of an analysis, and not in the contract's list. */
export const ownFailure = (code: string, params: Failure['params']): Failure =>
  new Failure(code as never, params as never)
