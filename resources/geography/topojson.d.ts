/** What is used here of two packages that bring no types. */
declare module 'topojson-client' {
  export type Feature = { readonly id?: string | number; readonly properties: { readonly name?: string | null } }
  export const feature: (topology: object, object: object) => { readonly features: readonly Feature[] }
}
declare module 'topojson-server' {
  export const topology: (objects: Readonly<Record<string, object>>, quantization: number) => object
}
