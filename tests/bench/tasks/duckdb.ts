/** What is used of DuckDB. Its package is installed only for the benchmark, so its own types are not at hand. */
type Reader = { getColumns(): unknown[][] }
type Connection = { run(sql: string): Promise<unknown>; runAndReadAll(sql: string): Promise<Reader>; closeSync(): void }
type Instance = { connect(): Promise<Connection>; closeSync(): void }
type Duckdb = {
  readonly DuckDBInstance: { create(path: string, options?: Readonly<Record<string, string>>): Promise<Instance> }
}

const packageName = '@duckdb/node-api'

/** A database file, or one in memory (`:memory:`), on as many `threads` as told or as there are processors. */
export const openDuckdb = async (path: string, threads?: number) => {
  const duckdb = (await import(packageName)) as Duckdb
  const instance = await duckdb.DuckDBInstance.create(path, threads === undefined ? {} : { threads: `${threads}` })
  const connection = await instance.connect()
  return {
    run: (sql: string) => connection.run(sql),
    columns: async (sql: string) => (await connection.runAndReadAll(sql)).getColumns(),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** A text as SQL writes it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
