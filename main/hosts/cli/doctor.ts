import type { DesignFinding } from '../../contract/design-finding.ts'
import { findingsAsText } from '../../engine/designs/doctor-text.ts'
import { type CliCommand, openStudy } from './scene.ts'

/** What is wrong or doubtful in one design of the plan, or in all of them, and the ways out. */
export const doctor: CliCommand = async (scene) => {
  const { options, call, language, texts } = scene
  await openStudy(scene)
  const { plan } = await call('plan.describe', {})
  const designs = options.design === undefined ? (plan?.designs ?? []).map(({ id }) => id) : [options.design]
  const json: { design: string; findings: DesignFinding[] }[] = []
  for (const design of designs) json.push({ design, ...(await call('design.examine', { design })) })
  const isRefused = json.some(({ findings }) => findings.some(({ severity }) => severity === 'refused'))
  const text = json.map(({ design, findings }) => findingsAsText(design, findings, language, texts)).join('\n\n')
  return { json, text, failed: isRefused }
}
