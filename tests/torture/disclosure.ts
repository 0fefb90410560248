import { highsSolver } from '../../main/solver/highs.ts'
import { randomSystem } from '../harness/disclosure/random-system.ts'
import { trySystem } from '../harness/disclosure/try-system.ts'

/** Protects random systems of tables and attacks each from outside; the seeds are 1 to `systems`. Returns how many broke. */
export const tortureDisclosure = async (systems: number): Promise<number> => {
  const solver = await highsSolver()
  const sum = {
    cells: 0,
    sensitive: 0,
    secondary: 0,
    unprotectable: 0,
    attacked: 0,
    enumerated: 0,
    printedAgain: 0,
    broken: 0,
  }
  let wrong = 0
  for (let seed = 1; seed <= systems; seed++) {
    // One system in fifty is large.
    const tried = await trySystem(randomSystem(seed, seed % 50 === 0 ? 5000 : seed % 3 === 0 ? 300 : 60), solver)
    sum.cells = Math.max(sum.cells, tried.cells)
    for (const name of ['sensitive', 'secondary', 'attacked', 'enumerated', 'printedAgain', 'broken'] as const)
      sum[name] += tried[name]
    if (tried.outcome === 'unprotectable') sum.unprotectable++
    if (tried.problems.length > 0) {
      wrong++
      console.log(`Seed ${seed}: ${tried.problems.slice(0, 5).join('; ')}`)
    }
    if (seed % 20 === 0) console.log(`${seed} systems, ${wrong} broken`)
  }
  console.log(
    `Largest system ${sum.cells} cells; ${sum.sensitive} sensitive and ${sum.secondary} secondary cells; ${sum.unprotectable} systems ` +
      `without a pattern. Outside attacks on ${sum.attacked} cells, ${sum.enumerated} intervals by trying every table; of ` +
      `${sum.printedAgain} secondary cells printed again ${sum.broken} broke the pattern.`,
  )
  return wrong
}
