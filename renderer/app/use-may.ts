import { commandAccess } from '../../main/contract/access.ts'
import type { CommandName } from '../../main/contract/commands.ts'
import { useWorkspace } from './workspace.ts'

/** Whether the roles of the person allow a command, and the study still takes changes here. */
export const useMay = (): ((command: CommandName) => boolean) => {
  const { study } = useWorkspace()
  return (command) => {
    if (!study) return false
    const { roles, writes } = commandAccess[command]
    const isReadOnly = writes && study.handedOverTo !== null
    return !isReadOnly && (roles.length === 0 || study.roles.some((role) => roles.includes(role)))
  }
}
