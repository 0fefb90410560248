import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DisclosureSpec } from '../../contract/disclosure.ts'
import type { SystemProtection } from '../../contract/disclosure-commands.ts'
import type { DisclosureSystem } from '../../contract/disclosure-system.ts'
import { protectSystem } from '../../core/disclosure/suppression/protect-system.ts'
import type { NamedSystem } from '../../core/plan/protection/table-systems.ts'
import { writeAtomically } from '../../files/atomic-write.ts'
import { readSystem, systemText } from '../../files/disclosure-system-json.ts'
import { highsSolver } from '../../solver/highs.ts'
import { appendAudit } from '../../study/audit.ts'
import type { Context, Handlers } from '../context.ts'
import { runTables } from '../estimates/tables.ts'
import { studyOf } from '../session.ts'
import { workspaceOf } from '../workspace.ts'
import { disclosurePace } from './disclosure-pace.ts'
import { protectRelease, systemsOfRelease } from './protect.ts'

type Feature = Pick<Handlers, 'tables.protect' | 'system.export' | 'system.protect'>

/** Disclosure control of the plan's tables, and of systems of tables from elsewhere. */
export const disclosureHandlers: Feature = {
  'tables.protect': async (_args, context) => (await protectPlan(context)).protection,
  'system.export': async ({ folder, release }, context) => {
    const systems = release === undefined ? (await protectPlan(context)).systems : await systemsLeft(release, context)
    await mkdir(folder, { recursive: true })
    const files: string[] = []
    for (const { name, system } of systems) {
      const file = `${name.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '_')}.json`
      await writeAtomically(join(folder, file), Buffer.from(systemText(system)))
      files.push(file)
    }
    appendAudit(studyOf(context.session), {
      action: 'systems.exported',
      object: release === undefined ? 'plan' : `release/${release}`,
      details: { files },
    })
    context.changed('audit')
    return { files }
  },
  'system.protect': async ({ file, out }, context) => {
    const system = await readSystem(file)
    const pace = disclosurePace(context, DisclosureSpec.parse({}).seconds)
    const result = await protectSystem(system, await highsSolver(), pace)
    if (result.outcome === 'unprotectable')
      return {
        ...countsOf(file, system),
        outcome: 'unprotectable',
        stuck: result.cells.map((at) => system.cells[at]?.id ?? ''),
      }
    if (out !== undefined) await writeAtomically(out, Buffer.from(systemText(result.system)))
    return { ...countsOf(file, result.system), outcome: 'protected', stuck: [] }
  },
}

const systemsLeft = (release: number, context: Context): Promise<readonly NamedSystem[]> =>
  systemsOfRelease(
    studyOf(context.session),
    workspaceOf(context.session, context.surroundings.resources),
    release,
    context,
  )

const countsOf = (
  file: string,
  { cells }: DisclosureSystem,
): Pick<SystemProtection, 'name' | 'cells' | 'sensitive' | 'secondary'> => ({
  name: basename(file),
  cells: cells.length,
  sensitive: cells.filter(({ sensitive }) => sensitive).length,
  secondary: cells.filter(({ sensitive, hidden }) => hidden && !sensitive).length,
})

const protectPlan = async (context: Context) => {
  const study = studyOf(context.session)
  const workspace = workspaceOf(context.session, context.surroundings.resources)
  const { tables, comparisons } = await runTables(study, workspace, context)
  const result = await protectRelease(study, workspace, tables, comparisons, context)
  appendAudit(study, {
    action: 'tables.protected',
    object: 'plan',
    details: { outcome: result.protection.outcome, tables: tables.length },
  })
  context.changed('audit')
  return result
}
