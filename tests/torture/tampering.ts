import { realpathSync } from 'node:fs'
import { temporaryFolder } from '../harness/engine.ts'
import { tryCorpus } from '../harness/tampering/corpus.ts'
import { setScene } from '../harness/tampering/scene.ts'

/** Tampers with a study of several people and releases in every way of the corpus; gives how often the wrong thing was said. */
export const tortureTampering = async (): Promise<number> => {
  const { folder, remove } = temporaryFolder()
  try {
    const place = realpathSync(folder)
    const scene = await setScene(place, true)
    const { groups } = await tryCorpus(scene, place, 1, (done, total, problem) => {
      if (problem !== null) console.log(problem)
      if (done % 200 === 0) console.log(`${done} of ${total} tamperings`)
    })
    for (const [group, { tried, told }] of groups)
      console.log(`${group}: ${told} of ${tried} detected, with the right message`)
    const sums = [...groups.values()]
    const [told, tried] = [sums.reduce((sum, one) => sum + one.told, 0), sums.reduce((sum, one) => sum + one.tried, 0)]
    console.log(`Tampering: ${told} of ${tried} detected.`)
    return tried - told
  } finally {
    remove()
  }
}
