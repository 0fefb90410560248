# ---- Two phases -------------------------------------------------------------------------------------------------

# A design whose second phase drew units, at random within strata, from those of `survey`, the design of the first phase.
two_phases <- function(survey, selected, stratum = NULL, unit = NULL) {
  rows <- nrow(survey$variables)
  inside <- survey$cluster[[ncol(survey$cluster)]]
  unit <- if (is.null(unit)) seq_len(rows) else paste(inside, unit, sep = " | ")
  stratum <- if (is.null(stratum)) rep("", rows) else paste(stratum)
  first <- !duplicated(unit)
  of <- tapply(rep(1, sum(first)), stratum[first], sum)[stratum]
  drawn <- tapply(selected[first], stratum[first], sum)[stratum]
  share <- as.vector(drawn / of)
  # Of two units of a stratum: the product of their probabilities over that of both together.
  pairs <- as.vector(ifelse(drawn == 1, share, share * (of - 1) / (drawn - 1)))
  survey$phases <- data.frame(unit, stratum, share, pairs, drawn = as.vector(drawn), stringsAsFactors = FALSE)
  class(survey) <- c("two_phases", "own_variance", class(survey))
  reweighted(survey, ifelse(selected == 1, weights(survey) / share, 0))
}

`[.two_phases` <- function(x, i, ...) {
  phases <- x$phases
  x <- NextMethod()
  # A standardised design keeps the records outside, without weight.
  x$phases <- if (nrow(x$variables) == nrow(phases)) phases else phases[i, , drop = FALSE]
  x
}

# The variance of the first phase, estimated from the units drawn, and what the second adds (Saerndal and others 1992, 9.3).
two_phase_variance <- function(influence, design) {
  phases <- design$phases
  influence <- residuals_of(influence, design$postStrata)
  first_phase <- function(u) diag(as.matrix(svyrecvar(u, design$cluster, design$strata, design$fpc)))
  variance <- first_phase(influence)
  for (stratum in unique(phases$stratum)) {
    inside <- phases$stratum == stratum
    variance <- variance + (phases$pairs[inside][1] - 1) * first_phase(influence * inside)
  }
  first <- !duplicated(phases$unit)
  units <- phases[first, ]
  sums <- rowsum(influence, phases$unit, reorder = FALSE)
  own <- (units$share - units$pairs) * square_factors(design)[first]
  variance <- variance + colSums(sums^2 * own)
  for (stratum in unique(units$stratum)) {
    inside <- units$stratum == stratum
    variance <- variance + spread_of(sums[inside, , drop = FALSE], units$drawn[inside][1], units$share[inside][1])
  }
  variance
}

# Drawn units that are not among the sums count as 0.
spread_of <- function(sums, drawn, share) {
  if (drawn == 1) return(if (adjusts_lonely()) (1 - share) * colSums(sums^2) else 0)
  mean <- colSums(sums) / drawn
  (1 - share) * drawn / (drawn - 1) * (colSums(sweep(sums, 2, mean)^2) + (drawn - nrow(sums)) * mean^2)
}

# The factor that the square of a unit has in the variance of the first phase, all stages added up.
square_factors <- function(design) {
  sampled <- as.matrix(design$fpc$sampsize)
  population <- design$fpc$popsize
  if (is.null(population)) return(ifelse(sampled[, 1] == 1 & !adjusts_lonely(), 0, 1))
  stages <- if (isTRUE(getOption("survey.ultimate.cluster"))) 1 else ncol(population)
  above <- 1
  factor <- 0
  for (stage in seq_len(stages)) {
    left <- 1 - sampled[, stage] / population[, stage]
    factor <- factor + above * ifelse(sampled[, stage] == 1 & !adjusts_lonely(), 0, left)
    above <- above * sampled[, stage] / population[, stage]
  }
  factor
}

adjusts_lonely <- function() getOption("survey.lonely.psu") == "adjust"
