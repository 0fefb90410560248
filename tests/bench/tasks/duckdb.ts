/** What is used of DuckDB. Its package is installed only for the benchmark, so its own types are not at hand. */
type Connection = { run(sql: string): Promise<unknown>; closeSync(): void }
type Instance = { connect(): Promise<Connection>; closeSync(): void }
type Duckdb = { readonly DuckDBInstance: { create(path: string): Promise<Instance> } }

const packageName = '@duckdb/node-api'

export const openDuckdb = async (path: string) => {
  const duckdb = (await import(packageName)) as Duckdb
  const instance = await duckdb.DuckDBInstance.create(path)
  const connection = await instance.connect()
  return {
    run: (sql: string) => connection.run(sql),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
