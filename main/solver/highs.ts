import highsLoader, { type Highs } from 'highs'
import type { LinearProgram, OpenProgram, Solver } from '../core/disclosure/linear-program.ts'

/** The types speak of a CommonJS module with a `default`; both builds of the package give the function itself. */
const loadHighs = highsLoader as unknown as typeof highsLoader.default

let loaded: Promise<Highs> | undefined

/** HiGHS (Huangfu & Hall 2018) in WebAssembly, in this process and without a network. */
export const highsSolver = async (): Promise<Solver> => {
  loaded ??= loadHighs()
  const highs = await loaded
  return (program) => open(highs, program)
}

/**
 * The search for whole numbers ends after so many steps of the simplex method beyond the solution with fractions, each of which takes
 * the longer the more columns there are: a bound of about two seconds that, unlike one on time, is met at the same place on every
 * machine. Beyond it little is found, see decision 0070. So many nodes of branching bound what is done without steps.
 */
const mostSteps = (columns: number): number => Math.max(300, 5e9 / columns ** 2)
const mostNodes = 1000

/** Primal steps go on from a solution that is still possible; dual ones are quicker from the start. */
const [dualSimplex, primalSimplex] = [1, 4]

const open = (highs: Highs, program: LinearProgram): OpenProgram => {
  const model = highs.createModel()
  const { modelStatus, solutionStatus } = highs.constants
  model.options.set({
    output_flag: false,
    mip_max_nodes: mostNodes,
    ...(program.enough === 'first' ? { mip_max_improving_sols: 1 } : {}),
    presolve: program.whole ? 'on' : 'off',
    simplex_strategy: program.changing === 'costs' ? primalSimplex : dualSimplex,
  })
  model.passModel(modelOf(highs, program))
  return {
    setCosts: (columns, costs) => {
      model.changeColsCost({ kind: 'set', indices: columns }, costs)
    },
    setBounds: (column, lower, upper) => {
      model.changeColBounds(column, lower, upper)
    },
    solve: () => {
      // From the last solution dual steps take ten times as long as from the start: see decision 0070.
      if (program.changing === 'bounds') model.clearSolver()
      if (program.whole) searchWhole(highs, model, mostSteps(program.cost.length))
      else model.run()
      const status = model.getModelStatus()
      const found = () => ({ objective: model.getObjectiveValue(), values: model.getSolution().colValue })
      if (status === modelStatus.optimal) return { status: 'optimal', ...found() }
      if (status === modelStatus.infeasible) return { status: 'infeasible' }
      if (status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible)
        return { status: 'unbounded' }
      if (!program.whole) throw new Error(`HiGHS gave up on a linear program: model status ${status}`)
      return model.info.get('primal_solution_status') === solutionStatus.feasible
        ? { status: 'feasible', ...found() }
        : { status: 'unsolved' }
    },
    close: () => model.dispose(),
  }
}

/** Runs a program in whole numbers for `most` steps after its bound is known, which the solution with fractions gives. */
const searchWhole = (highs: Highs, model: ReturnType<Highs['createModel']>, most: number): void => {
  let first: number | undefined
  model.run({
    [highs.constants.callbackType.mipInterrupt]: (event) => {
      const { mip_total_lp_iterations: steps, mip_dual_bound: bound } = event.data
      if (Number.isFinite(bound)) first ??= Number(steps)
      if (first !== undefined && Number(steps) - first > most) event.interrupt()
      return undefined
    },
  })
}

const modelOf = (highs: Highs, program: LinearProgram) => {
  const [numCols, numRows] = [program.cost.length, program.equals.length]
  return {
    numCols,
    numRows,
    colCost: program.cost,
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.equals,
    rowUpper: program.equals,
    matrix: {
      format: 'csr' as const,
      numRows,
      numCols,
      starts: program.starts,
      indices: program.columns,
      values: program.coefficients,
    },
    ...(program.whole ? { integrality: new Int32Array(numCols).fill(highs.constants.variableType.integer) } : {}),
  }
}
