import { parseArgs } from 'node:util'
import { tortureDisclosure } from './disclosure.ts'
import { tortureInputs, writeInput } from './inputs/run.ts'
import { tortureKills } from './kills.ts'
import { torturePowerCuts } from './power-cut/run.ts'
import { tortureTampering } from './tampering.ts'

/*
 * npm run torture [-- --only inputs|kills|disclosure|power-cut|tampering --kills 200 --rounds 4 --systems 300 --cases 1000000 --seed 2016 --door csv --state FILE --case N --out FILE]
 *
 * `kills`: imports and runs are killed at random moments, and nothing confirmed may be lost. `inputs`: mutated files come
 * in by every door, and each is read or refused with a code, in 10 seconds of the processor and bounded memory. `disclosure`:
 * random systems of tables are protected and attacked from outside by another solver path and by trying. With `--state` a run of one of the two that
 * was stopped goes on where it was; `power-cut`: the writes of import, typing in, run, review and release are recorded by strace and
 * replayed with the power cut at every fsync; `tampering`: pages, headers, logs, signatures, keys and
 * packages of a study are tampered with, and each time the right thing must be said. `--case` writes one input to a file. Exits with 1 when something is wrong.
 */

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    kills: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '4' },
    systems: { type: 'string', default: '300' },
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '2016' },
    door: { type: 'string' },
    state: { type: 'string' },
    case: { type: 'string' },
    out: { type: 'string' },
  },
})
const { cases, seed, door, state } = values
const inputs = { cases: Number(cases), seed: Number(seed), door, state }

if (values.case !== undefined) await writeInput(Number(values.case), inputs, values.out ?? 'hostil')
else {
  let wrong = 0
  const wants = (part: string) => values.only === undefined || values.only === part
  if (wants('kills')) wrong += await tortureKills(Number(values.kills))
  if (wants('power-cut')) wrong += await torturePowerCuts(Number(values.rounds))
  if (wants('tampering')) wrong += await tortureTampering()
  if (wants('disclosure'))
    wrong += await tortureDisclosure({
      systems: Number(values.systems),
      // Of several parts the file is that of the inputs.
      state: values.only === 'disclosure' ? state : undefined,
    })
  if (wants('inputs')) wrong += await tortureInputs(inputs)
  process.exitCode = wrong === 0 ? 0 : 1
}
