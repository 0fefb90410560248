export type Licence = {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}
export function licences(): readonly Licence[]
export function licencesModule(): {
  readonly name: string
  readonly resolveId: (id: string) => string | null
  readonly load: (id: string) => string | null
}
