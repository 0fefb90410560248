import type { ShellApi } from '../../main/contract/shell-api.ts'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly shell: ShellApi
  }
}

/** The desktop around the page. */
export const desktop: ShellApi = window.shell
