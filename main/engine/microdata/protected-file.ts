import { createHash } from 'node:crypto'
import type { MicrodataSpec } from '../../contract/microdata.ts'
import { type ProtectedMicrodata, protectMicrodata } from '../../core/plan/microdata/protect-microdata.ts'
import { designOf } from '../../core/plan/table-inputs.ts'
import type { Study } from '../../study/study.ts'
import { loadTexts } from '../texts.ts'
import type { Workspace } from '../workspace.ts'
import { studyDraws } from './study-draws.ts'

/** A file of records as its recipe leaves it. Nothing of it is kept: the same study makes it again, to the bit. */
export const protectedFile = (
  study: Study,
  workspace: Workspace,
  spec: MicrodataSpec,
  resources: string,
): ProtectedMicrodata => {
  const [es, en] = [loadTexts(resources, 'es'), loadTexts(resources, 'en')]
  const label = (part: string) => ({ es: es(`microdata.variable.${part}`), en: en(`microdata.variable.${part}`) })
  return protectMicrodata({
    plan: workspace.plan,
    spec,
    prepared: workspace.design(designOf(workspace.plan, spec)),
    draw: studyDraws(study),
    labels: { weight: label('weight'), stratum: label('stratum'), unit: label('unit') },
  })
}

/** What whoever approves a file vouches for: every value of it and what it says of its variables. */
export const contentOfFile = ({ variables, columns }: ProtectedMicrodata): string => {
  const hash = createHash('sha256')
  for (const variable of variables) {
    const column = columns.byName.get(variable.name)
    if (!column) throw new Error('A variable has no column')
    hash.update(`${JSON.stringify(variable)}\n`)
    if (column.type === 'number')
      hash.update(new Uint8Array(column.values.buffer, column.values.byteOffset, column.values.byteLength))
    else hash.update(JSON.stringify([column.dictionary, [...column.codes]]))
  }
  return hash.digest('hex')
}
