import { resolve } from 'node:path'
import type { Verification } from '../../contract/verification.ts'
import { alignedText } from '../../engine/text-columns.ts'
import type { Texts } from '../../engine/texts.ts'
import { argument } from './options.ts'
import type { CliCommand } from './scene.ts'

export const verify: CliCommand = async ({ options, texts, call }) => {
  const json = await call('reference.verify', { folder: resolve(argument(options, 'FOLDER')) })
  return { json, text: asText(json, texts), failed: json.misses.length > 0 }
}

const asText = ({ kinds, misses }: Verification, texts: Texts): string => {
  const heading = ['kind', 'passed', 'failed', 'notSupported', 'worst'].map((name) => texts(`cli.verify.${name}`))
  const total = (count: 'passed' | 'failed' | 'notSupported') => kinds.reduce((sum, kind) => sum + kind[count], 0)
  const sum = [texts('cli.verify.all'), total('passed'), total('failed'), total('notSupported'), '']
  const rows = kinds.map(({ kind, passed, failed, notSupported, worst }) => [
    kind,
    passed,
    failed,
    notSupported,
    units(worst),
  ])
  const missed = misses.map(({ id, kind, outcome, worst, units: distance }) => {
    const how = outcome === 'notSupported' ? texts('cli.verify.notSupported') : `${worst} ${units(distance)}`
    return `${id}  ${kind}  ${how}`
  })
  return [...alignedText([heading, ...rows, sum]), ...(missed.length > 0 ? ['', ...missed] : [])].join('\n')
}

const units = (distance: number | null): string => (distance === null ? '∞' : distance.toPrecision(3))
