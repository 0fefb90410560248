import { type DesignFinding, type DesignFindingCode, designFindings } from '../../contract/design-finding.ts'
import { Failure } from '../../contract/failure.ts'

type Params = Readonly<Record<string, string | number>>

/** A finding of the contract's list, with its figures. */
export const finding = (code: DesignFindingCode, params: Params): DesignFinding => {
  const { severity, ways } = designFindings[code]
  return {
    code,
    severity,
    params: { ...params },
    text: `doctor.${code}`,
    ways: Array.from({ length: ways }, (_, way) => `doctor.${code}.way.${way + 1}`),
  }
}

/** The finding that stands for a failure; one that the list does not know keeps its own code and text. */
export const findingOfFailure = ({ code, params }: Failure): DesignFinding => {
  const known = (Object.keys(designFindings) as DesignFindingCode[]).find((name) => {
    const kind = designFindings[name]
    return 'failure' in kind && kind.failure === code
  })
  if (known !== undefined) return finding(known, params)
  return { code, severity: 'refused', params: { ...params }, text: `failure.${code}`, ways: [] }
}

/** What `attempt` gives, or the finding that says why it refuses. */
export const attempted = <Value>(attempt: () => Value): { value?: Value; found: readonly DesignFinding[] } => {
  try {
    return { value: attempt(), found: [] }
  } catch (error) {
    if (error instanceof Failure) return { found: [findingOfFailure(error)] }
    throw error
  }
}
