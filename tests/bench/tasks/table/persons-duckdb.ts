import { personsCsv, studentCsv } from '../../survey/survey-files.ts'
import { openDuckdb, quoted } from '../duckdb.ts'

/** A database in memory, on two threads, with the persons of the survey and the Student quantiles for intervals. */
export const openPersons = async (folder: string) => {
  const database = await openDuckdb(':memory:', 2)
  const codes = ['stratum', 'sex', 'band', 'cause', 'department'].map((name) => `${name}: 'UTINYINT'`)
  const types = `{${codes.join(', ')}, unit: 'UINTEGER', weight: 'DOUBLE'}`
  await database.run(`CREATE TABLE persons AS FROM read_csv(${quoted(personsCsv(folder))}, types = ${types})`)
  await database.run(`CREATE TABLE student AS FROM read_csv(${quoted(studentCsv(folder))}, types = {df: 'INTEGER'})`)
  return database
}
