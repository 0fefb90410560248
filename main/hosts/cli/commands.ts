import { analyses } from './analyses.ts'
import { boundaries } from './boundaries.ts'
import { care, incident } from './care.ts'
import { checks, correct } from './checks.ts'
import { codebook } from './codebook.ts'
import { compare, versions } from './deliveries.ts'
import { describe } from './describe.ts'
import { doctor } from './doctor.ts'
import { enter } from './enter.ts'
import { estimate } from './estimate.ts'
import { exportData } from './export.ts'
import { harmonise } from './harmonise.ts'
import { importFile } from './import.ts'
import { indicators } from './indicators.ts'
import { kinds } from './kinds.ts'
import { link } from './link.ts'
import { microdata } from './microdata.ts'
import { narrate } from './narrate.ts'
import { UsageError } from './options.ts'
import { handOver, people, takeOver } from './people.ts'
import { protect } from './protect.ts'
import { release, verifyRelease } from './release.ts'
import { approve, review, submit } from './review.ts'
import { risk } from './risk.ts'
import { run } from './run.ts'
import { sample } from './sample.ts'
import type { Answer, CliCommand, Scene } from './scene.ts'
import { script } from './script.ts'
import { sdc } from './sdc.ts'
import { sources } from './sources.ts'
import { audit, backup, check, create } from './study.ts'
import { tests } from './tests.ts'
import { verify } from './verify.ts'

export const runCliCommand = (name: string, scene: Scene): Promise<Answer> => {
  const command = Object.hasOwn(cliCommands, name) ? cliCommands[name] : undefined
  if (!command) throw new UsageError('wrongValue', name)
  return command(scene)
}

const cliCommands: Readonly<Record<string, CliCommand>> = {
  new: create,
  import: importFile,
  enter,
  describe,
  sources,
  boundaries,
  run,
  estimate,
  codebook,
  harmonise,
  checks,
  correct,
  versions,
  compare,
  link,
  export: exportData,
  analyses,
  indicators,
  tests,
  narrate,
  doctor,
  protect,
  risk,
  microdata,
  sdc,
  script,
  people,
  submit,
  review,
  approve,
  release,
  'verify-release': verifyRelease,
  care,
  incident,
  'hand-over': handOver,
  'take-over': takeOver,
  audit,
  check,
  backup,
  sample,
  kinds,
  verify,
}
