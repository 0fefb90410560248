import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { highsSolver } from '../../main/solver/highs.ts'
import { randomSystem } from '../harness/disclosure/random-system.ts'
import { trySystem } from '../harness/disclosure/try-system.ts'

type Settings = {
  readonly systems: number
  /** Keeps what was done, so that a run that was stopped goes on. */
  readonly state: string | undefined
}

const nothingTried = {
  done: 0,
  wrong: 0,
  cells: 0,
  sensitive: 0,
  secondary: 0,
  unprotectable: 0,
  attacked: 0,
  enumerated: 0,
  printedAgain: 0,
  broken: 0,
}

/** Protects random systems of tables and attacks each from outside; the seeds are 1 to `systems`. Returns how many broke. */
export const tortureDisclosure = async ({ systems, state: file }: Settings): Promise<number> => {
  const solver = await highsSolver()
  const sum: typeof nothingTried =
    file !== undefined && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { ...nothingTried }
  for (let seed = sum.done + 1; seed <= systems; seed++) {
    // One system in fifty is large.
    const tried = await trySystem(randomSystem(seed, seed % 50 === 0 ? 5000 : seed % 3 === 0 ? 300 : 60), solver)
    sum.cells = Math.max(sum.cells, tried.cells)
    for (const name of ['sensitive', 'secondary', 'attacked', 'enumerated', 'printedAgain', 'broken'] as const)
      sum[name] += tried[name]
    if (tried.outcome === 'unprotectable') sum.unprotectable++
    if (tried.problems.length > 0) {
      sum.wrong++
      console.log(`Seed ${seed}: ${tried.problems.slice(0, 5).join('; ')}`)
    }
    sum.done = seed
    if (file !== undefined) writeFileSync(file, `${JSON.stringify(sum, null, 1)}\n`)
    if (seed % 20 === 0) console.log(`${seed} systems, ${sum.wrong} broken`)
  }
  console.log(
    `Largest system ${sum.cells} cells; ${sum.sensitive} sensitive and ${sum.secondary} secondary cells; ${sum.unprotectable} systems ` +
      `without a pattern. Outside attacks on ${sum.attacked} cells, ${sum.enumerated} intervals by trying every table; of ` +
      `${sum.printedAgain} secondary cells printed again, one at a time, ${sum.broken} broke the pattern, by both attacks alike.`,
  )
  return sum.wrong
}
