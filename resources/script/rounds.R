# ---- Changes between rounds -------------------------------------------------------------------------------------

# The later round of a table less the earlier one: samples drawn anew, or with primary units in common, which `units`
# names the strata and units of.
change <- function(asked) {
  now <- recomputed_tables[[asked$table]]$cells
  before <- recomputed_tables[[asked$since]]$cells
  at <- match(paste(now$group, now$level, sep = " / "), paste(before$group, before$level, sep = " / "))
  wanted <- which(!is.na(at) & (is.null(asked$levels) | now$level %in% asked$levels))
  overlap <- !is.null(asked$units)
  shared <- if (overlap) covariances(asked, wanted, at[wanted]) else 0
  now <- now[wanted, ]
  before <- before[at[wanted], ]
  variance <- pmax(0, now$se^2 + before$se^2 - 2 * shared)
  cells <- data.frame(
    group = now$group, level = now$level, first = "", second = "", first_estimate = now$estimate,
    second_estimate = before$estimate, estimate = now$estimate - before$estimate,
    se = ifelse(evaluable(now) & evaluable(before), sqrt(variance), NA),
    df = if (overlap) pmin(now$df, before$df) else now$df + before$df,
    largest = pmax(abs(now$estimate), abs(before$estimate)), n = now$n + before$n, stringsAsFactors = FALSE
  )
  held_against(asked$id, with_tests(cells, asked), stored(asked$id, asked$by, figures_of_comparisons),
    figures_of_comparisons)
}

# The covariance of figures of two rounds: sqrt((1 - f)(1 - f')) m / (m - 1) sum (u - mean)(u' - mean') over the m units of
# a stratum that both have, u their influence sums (Kish 1965, 12.4); with all in common that of the rounds stacked.
covariances <- function(asked, now, before) {
  later <- round_of(asked$table, asked$units[[1]], now)
  earlier <- round_of(asked$since, asked$units[[2]], before)
  common <- intersect(rownames(later$sums), rownames(earlier$sums))
  total <- numeric(length(now))
  for (units in split(common, later$stratum[common])) {
    m <- length(units)
    if (m < 2) next
    centred <- function(round) scale(round$sums[units, , drop = FALSE], scale = FALSE)
    left <- sqrt(later$left[units[1]] * earlier$left[units[1]])
    total <- total + left * m / (m - 1) * colSums(centred(later) * centred(earlier))
  }
  total
}

# The influence sums of the primary units on some figures of a table, a column for each, with the units' strata and the
# share of these that was not sampled.
round_of <- function(id, names, figures) {
  from <- recomputed_tables[[id]]
  estimation <- estimation_of(from$table)
  survey <- estimation$design$survey
  weight <- weights(survey)
  measure <- estimation$found$measure
  levels <- length(measure$levels)
  influence <- vapply(figures, function(figure) {
    base <- estimation$found$cells[[(figure - 1) %/% levels + 1]]$base
    one <- list(place = (figure - 1) %% levels + 1, row = from$cells[figure, ])
    as.vector(residuals_of(as.matrix(influence_of(from$table, measure, one, base, weight)), survey$postStrata))
  }, numeric(length(weight)))
  variables <- designs[[from$table$design]]$survey$variables[estimation$rows, ]
  unit <- cell_in(variables, names)
  first <- !duplicated(unit)
  population <- survey$fpc$popsize
  left <- if (is.null(population)) rep(1, length(unit)) else pmax(0, 1 - as.matrix(survey$fpc$sampsize)[, 1] / population[, 1])
  list(
    sums = rowsum(matrix(influence, length(unit)), unit), stratum = setNames(paste(survey$strata[[1]])[first], unit[first]),
    left = setNames(left[first], unit[first])
  )
}
