/** Records as people write them. */
export { entriesOfYaml } from '../../files/entries.ts'
