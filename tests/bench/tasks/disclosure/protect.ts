import { isSafe } from '../../../../main/core/disclosure/attack/audit.ts'
import { protectSystem } from '../../../../main/core/disclosure/suppression/protect-system.ts'
import { highsSolver } from '../../../../main/solver/highs.ts'
import { unhurried } from '../../../harness/disclosure/systems.ts'
import { threeWayTable } from '../../../harness/disclosure/three-way-table.ts'
import { measured } from '../task.ts'

/* Protects one synthetic table and attacks the result: records, municipalities of a department, facts, seed. Counts the secondary cells. */

const [records = 0, municipalities = 0, facts = 0, seed = 0] = process.argv.slice(2).map(Number)
const system = threeWayTable({ records, municipalities, facts, seed })
const solver = await highsSolver()
let secondary = 0
await measured(
  async () => {
    const result = await protectSystem(system, solver, unhurried)
    if (result.outcome !== 'protected' || !isSafe(result.audits)) throw new Error('the table was not protected')
    secondary = result.system.cells.filter((cell) => cell.hidden && !cell.sensitive).length
  },
  { count: () => secondary },
)
