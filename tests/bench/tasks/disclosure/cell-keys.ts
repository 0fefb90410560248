import { attackBounds } from '../../../../main/core/disclosure/attack/bounds-attack.ts'
import { highsSolver } from '../../../../main/solver/highs.ts'
import { printedLayer } from '../../../harness/disclosure/printed-layer.ts'
import { unhurried } from '../../../harness/disclosure/systems.ts'
import { threeWayTable } from '../../../harness/disclosure/three-way-table.ts'
import { measured } from '../task.ts'

/* Attacks one synthetic table whose counts were changed by cell keys; arguments as of protect.ts. Counts the cells attacked. */

const [records = 0, municipalities = 0, facts = 0, seed = 0] = process.argv.slice(2).map(Number)
const layer = printedLayer(threeWayTable({ records, municipalities, facts, seed }), seed)
const solver = await highsSolver()
let attacked = 0
await measured(
  async () => {
    const { found } = await attackBounds(layer, solver, unhurried)
    attacked = found.size
  },
  { count: () => attacked },
)
