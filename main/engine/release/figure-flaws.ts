import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { ChangedPackage } from '../../contract/changed-package.ts'
import type { Manifest, ReleaseProof } from '../../contract/release.ts'
import { figureFlaws, type PrintedRow } from '../../core/release/figure-checks.ts'
import { readTable } from '../../files/csv/table.ts'
import { totalCode } from '../../files/package/result-fields.ts'

/** Tables whose figures were changed, held against what their package says of them; of a package whose files are whole. */
export const changedFigureFlaws = async (folder: string, { files }: Manifest): Promise<ReleaseProof['flaws']> => {
  const flaws: ReleaseProof['flaws'] = []
  for (const { path } of files.filter((file) => posix.basename(file.path) === 'datapackage.json')) {
    const descriptor = descriptorIn(join(folder, path))
    for (const { path: name, statistic, perturbation, schema } of descriptor?.resources ?? []) {
      const about = posix.join(posix.dirname(path), name)
      const isListed = files.some((file) => file.path === about) && existsSync(join(folder, about))
      if (!perturbation || !statistic || !isListed) continue
      const rows = await printedRows(join(folder, about), schema.primaryKey)
      flaws.push(...figureFlaws(perturbation, statistic, rows).map((flaw) => ({ flaw, about })))
    }
  }
  return flaws
}

const descriptorIn = (path: string) => {
  try {
    return ChangedPackage.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    return undefined
  }
}

const printedRows = async (path: string, key: readonly string[]): Promise<readonly PrintedRow[]> => {
  const { header, rows } = await readTable(path)
  const at = (name: string): number => header.indexOf(name)
  const dimensions = key.filter((name) => name !== 'level').map(at)
  return rows.map(({ cells: row }): PrintedRow => {
    const code = (place: number): string | null => {
      const text = row[place] ?? totalCode
      return text === totalCode ? null : text
    }
    const figure = (name: string): number | null => {
      const text = row[at(name)] ?? ''
      return /^-?\d/.test(text) ? Number(text) : null
    }
    return {
      group: dimensions.map(code),
      level: key.includes('level') ? code(at('level')) : null,
      n: figure('n'),
      cases: figure('cases'),
      estimate: figure('estimate'),
      sumWeights: figure('sum_weights'),
    }
  })
}
