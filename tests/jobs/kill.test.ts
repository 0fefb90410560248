import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../harness/engine.ts'
import { killAt, type Scene, setScene } from '../torture/kill.ts'

/** A short sample of `npm run torture`: moments spread over the whole work. */
describe('a kill at any moment of import and run', () => {
  const place = temporaryFolder()
  let scene: Scene
  beforeAll(async () => {
    scene = await setScene(place.folder)
  })
  afterAll(() => place.remove())

  test.each([0.3, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95])(
    'after %f of its time leaves the old or the new state',
    async (share) => {
      expect(await killAt(scene, share * scene.milliseconds)).toEqual([])
    },
  )
})
