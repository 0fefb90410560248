import { Failure } from '../../main/contract/failure.ts'

/** The failure that `action` ends in; `undefined` where it does what it was asked for. Any other error goes through. */
export const refusal = (action: () => unknown): Failure | undefined => {
  try {
    action()
  } catch (error) {
    return failureIn(error)
  }
  return undefined
}

/** The same of work that takes its time. */
export const refusalOf = async (work: () => unknown): Promise<Failure | undefined> => {
  try {
    await work()
  } catch (error) {
    return failureIn(error)
  }
  return undefined
}

/** The failure that `work` has to end in, as code and parameters. */
export const failureOf = async (work: () => unknown): Promise<Pick<Failure, 'code' | 'params'>> => {
  const failure = await refusalOf(work)
  if (!failure) throw new Error('no failure')
  return { code: failure.code, params: failure.params }
}

const failureIn = (error: unknown): Failure => {
  if (error instanceof Failure) return error
  throw error
}
