import { temporaryFolder } from '../harness/engine.ts'
import { killAt, setScene } from './kill.ts'

/** Kills imports and runs at random moments and says whether anything was lost; gives the number of broken studies. */
export const tortureKills = async (kills: number): Promise<number> => {
  const { folder, remove } = temporaryFolder()
  const scene = await setScene(folder)
  console.log(`Undisturbed: ${Math.round(scene.milliseconds)} ms. ${kills} kills at random moments of it.`)
  let broken = 0
  for (let kill = 1; kill <= kills; kill++) {
    const moment = Math.random() * scene.milliseconds
    const problems = await killAt(scene, moment)
    if (problems.length > 0) {
      broken++
      console.log(`Kill ${kill} after ${Math.round(moment)} ms: ${problems.join('; ')}`)
    }
    if (kill % 20 === 0) console.log(`${kill} kills, ${broken} broken studies`)
  }
  if (broken === 0) remove()
  else console.log(`The broken studies are in ${folder}`)
  return broken
}
