# ---- Replicates -------------------------------------------------------------------------------------------------

# A design whose variances come from replicates: `drawn` has their weights, or factors of the base weights, a column for
# each, and every weighting step is taken once more on it.
repeated <- function(design, drawn, mse, steps = identity) {
  base <- design$survey
  rows <- nrow(base$variables)
  base$variables$record. <- seq_len(rows)
  base$groups <- new.env()
  own <- weights(base)
  design$survey <- steps(base)
  kept <- design$survey$variables$record.
  weighted <- function(replicate) {
    weights <- if (is.null(drawn$weights)) drawn$factors[, replicate] * own else drawn$weights[, replicate]
    if (identical(steps, identity)) return(weights)
    again <- steps(reweighted(base, weights))
    replace(numeric(rows), again$variables$record., weights(again))[kept]
  }
  repeats <- vapply(seq_along(drawn$rscales), weighted, numeric(length(kept)))
  design$replicates <- list(weights = repeats, scale = drawn$scale, rscales = drawn$rscales, mse = mse)
  design
}

# Some records of a design with replicates, as survey takes them.
with_replicates <- function(replicates, weight, base, df) {
  domain <- svrepdesign(
    data = data.frame(row = which(base)), weights = weight[base], repweights = replicates$weights[base, , drop = FALSE],
    type = "other", combined.weights = TRUE, scale = replicates$scale, rscales = replicates$rscales, mse = replicates$mse
  )
  domain$degf <- df
  domain
}

# One primary unit at a time is left out, as survey does it.
jackknifed <- function(design) {
  old <- options(survey.lonely.psu = design$lonely)
  on.exit(options(old))
  made <- suppressWarnings(as.svrepdesign(design$survey, type = "auto", compress = FALSE))
  list(factors = weights(made, "replication"), scale = made$scale, rscales = made$rscales)
}

# Of the two primary units of a stratum the one that a row of signs names counts 2 - rho, the other rho.
half_samples <- function(design, signs, rho) {
  unit <- in_order(design$survey$cluster[[1]])
  stratum <- in_order(design$survey$strata[[1]])[!duplicated(unit)]
  is_first <- !duplicated(stratum)
  plus <- do.call(rbind, strsplit(signs, "")) == "+"
  factors <- ifelse(plus[stratum + 1, ] == is_first, 2 - rho, rho)
  count <- ncol(plus)
  list(factors = factors[unit, ], scale = 1 / (count * (1 - rho)^2), rscales = rep(1, count))
}

supplied <- function(design, variables, combined, scale, rscales) {
  given <- as.matrix(design$survey$variables[variables])
  if (!combined) given <- given * weights(design$survey)
  list(weights = given, scale = scale, rscales = rscales)
}

# Codes numbered in the order in which they occur.
in_order <- function(codes) match(codes, unique(codes))

# The bootstrap of Canty & Davison, or of Rao, Wu & Yue with one unit less, drawn as the study did from its seed.
bootstrapped <- function(design, replicates, seed, one_less = FALSE) {
  unit <- in_order(design$survey$cluster[[1]])
  first <- !duplicated(unit)
  members <- unname(split(seq_len(sum(first)), in_order(design$survey$strata[[1]])[first]))
  sizes <- design$survey$fpc$popsize
  population <- if (is.null(sizes)) rep(Inf, sum(first)) else sizes[first, 1]
  factors <- vapply(streams_of(seed, replicates), function(stream) {
    counts <- numeric(sum(first))
    for (own in members) {
      n <- length(own)
      counts[own] <- if (n == 1) 1 else if (one_less) tabulate(with_replacement(n, n - 1, stream), n) * n / (n - 1) else
        if (is.infinite(population[own[1]])) tabulate(with_replacement(n, n, stream), n) else
        from_repeated(n, floor(population[own[1]]), stream)
    }
    counts
  }, numeric(sum(first)))
  mean <- 1 / mean(1 / lengths(members))
  scale <- if (one_less) 1 / (replicates - 1) else mean / ((mean - 1) * (replicates - 1))
  list(factors = factors[unit, ], scale = scale, rscales = rep(1, replicates))
}

streams_of <- function(seed, replicates) {
  master <- random_stream(seed)
  lapply(vapply(seq_len(replicates), function(replicate) master(2^32), 0), random_stream)
}

with_replacement <- function(n, draws, stream) vapply(seq_len(draws), function(draw) stream(n), 0) + 1

# The first `take` of a random order (Fisher & Yates).
shuffled <- function(n, take, stream) {
  order <- seq_len(n)
  for (at in seq_len(take)) {
    other <- at + stream(n - at + 1)
    order[c(at, other)] <- order[c(other, at)]
  }
  order[seq_len(take)]
}

# How often each of n units is among n drawn without replacement from a population that repeats them.
from_repeated <- function(n, size, stream) {
  order <- shuffled(n, n, stream)
  taken <- numeric(0)
  while (length(taken) < n) {
    place <- stream(size)
    if (!(place %in% taken)) taken <- c(taken, place)
  }
  tabulate(order[taken %% n + 1], n)
}

# Preston's bootstrap: half of the units of every stratum, rescaled, at each stage with a population size.
rescaled_halves <- function(design, replicates, seed) {
  survey <- design$survey
  stages <- if (design$ultimate) 1 else ncol(survey$cluster)
  sampled <- as.matrix(survey$fpc$sampsize)
  population <- survey$fpc$popsize
  share <- if (is.null(population)) sampled * 0 else sampled / population
  parts <- lapply(seq_len(stages), function(stage) {
    inside <- if (stage == 1) rep(1, nrow(survey$cluster)) else in_order(survey$cluster[[stage - 1]])
    stratum <- if (stage > ncol(survey$strata)) inside else in_order(paste(inside, survey$strata[[stage]], sep = "\r"))
    unit <- in_order(paste(inside, stratum, survey$cluster[[stage]], sep = "\r"))
    first <- !duplicated(unit)
    list(unit = unit, first = first, parent = inside[first], members = unname(split(which(first), stratum[first])))
  })
  factors <- vapply(streams_of(seed, replicates), function(stream) {
    factor <- rep(1, nrow(survey$cluster))
    inherited <- 1
    for (stage in seq_len(stages)) {
      part <- parts[[stage]]
      own <- passed <- numeric(sum(part$first))
      for (rows in part$members) {
        n <- length(rows)
        half <- n %/% 2
        at <- part$unit[rows]
        above <- inherited[part$parent[at[1]]]
        if (above == 0 || half == 0) next
        earlier <- prod(share[rows[1], seq_len(stage - 1)])
        lambda <- sqrt(earlier * half * (1 - share[rows[1], stage]) / (n - half))
        own[at] <- -lambda * above
        chosen <- at[shuffled(n, half, stream)]
        own[chosen] <- lambda * (n / half - 1) * above
        passed[chosen] <- sqrt(n / half) * above
      }
      factor <- factor + own[part$unit]
      inherited <- passed
    }
    factor
  }, numeric(nrow(survey$cluster)))
  list(factors = factors, scale = 1 / (replicates - 1), rscales = rep(1, replicates))
}
