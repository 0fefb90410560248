import { resolve } from 'node:path'
import { checksAsText, failingAsText, profileAsText, unexaminedAsText } from '../../engine/checks/check-text.ts'
import { needed, UsageError } from './options.ts'
import { type Answer, type CliCommand, openStudy, type Scene } from './scene.ts'

/** The plan's checks in numbers; with a rule the records that fail it, or a decision on some of them. */
export const checks: CliCommand = async (scene) => {
  const { options, texts, language, call } = scene
  await openStudy(scene)
  if (options.accept !== undefined) return decide(scene, 'check.accept', options.accept)
  if (options.reopen !== undefined) return decide(scene, 'check.reopen', options.reopen)
  if (options.rule !== undefined) return oneRule(scene, options.rule)
  const json = await call('check.run', {})
  const open = json.checks.filter(
    ({ severity, failing, accepted }) => severity === 'error' && failing > accepted,
  ).length
  const { checks: examined, unexamined } = json
  const parts = [
    ...(examined.length === 0 ? [] : [checksAsText(examined, language, texts)]),
    ...unexamined.map((one) => unexaminedAsText(one, language, texts)),
  ]
  const text = parts.length === 0 ? texts('check.none') : parts.join('\n')
  return { json, text, failed: open > 0 || unexamined.length > 0 }
}

const states = ['open', 'accepted', 'all'] as const

const oneRule = async ({ options, texts, language, call }: Scene, rule: string): Promise<Answer> => {
  const state = states.find((one) => one === (options.state ?? 'open'))
  if (!state) throw new UsageError('wrongValue', '--state')
  const { checks: results } = await call('check.run', { rules: [rule] })
  const page = await call('check.records', { rule, state, count: 1000 })
  const groups = results[0]?.unit === 'group' ? (await call('check.profile', { rule })).groups : []
  const profile = groups.length > 0 ? [profileAsText(groups, language, texts)] : []
  const text = [checksAsText(results, language, texts), ...profile, failingAsText(page, texts)]
  return { json: { checks: results, ...page, groups }, text: text.filter((part) => part !== '').join('\n\n') }
}

const decide = async (
  { options, texts, language, call }: Scene,
  command: 'check.accept' | 'check.reopen',
  records: readonly string[],
): Promise<Answer> => {
  const rule = needed(options, 'rule')
  const json = await call(command, { rule, records: [...records], note: needed(options, 'note') })
  return { json, text: checksAsText([json], language, texts) }
}

/** Corrects cells in a new version: those of a CSV file, or those that the plan declares. */
export const correct: CliCommand = async (scene) => {
  const { options, texts, call } = scene
  const dataset = needed(options, 'dataset')
  await openStudy(scene)
  const reason = options.reason ?? texts('cli.reason.correction')
  const json =
    options.in === undefined
      ? await call('data.correct', { from: 'plan', dataset, reason })
      : await call('data.correct', { from: 'file', dataset, reason, file: resolve(options.in) })
  return { json, text: texts(json.cells === 0 ? 'cli.correctedAlready' : 'cli.corrected', { dataset, ...json }) }
}
