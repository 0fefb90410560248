import { createHmac } from 'node:crypto'
import type { Draw } from '../../core/disclosure/microdata/draw.ts'
import { perturbationSecret } from '../../study/perturbation.ts'
import type { Study } from '../../study/study.ts'

/** What is drawn for a study: 53 bits of HMAC-SHA256 under its secret over what each number is for. */
export const studyDraws = (study: Study): Draw => {
  const secret = perturbationSecret(study)
  return (...about) => {
    const bytes = createHmac('sha256', secret).update(JSON.stringify(about)).digest()
    return (bytes.readUInt32BE(0) * 2 ** 21 + (bytes.readUInt32BE(4) >>> 11)) / 2 ** 53
  }
}
