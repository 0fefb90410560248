import fc from 'fast-check'

/** The same random cases in every run, so that a failure seen once is seen again; CARACTERIZA_SEED asks for others. */
fc.configureGlobal({ seed: Number(process.env.CARACTERIZA_SEED ?? 20_170_315) })
