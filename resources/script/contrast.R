# ---- Comparisons between figures --------------------------------------------------------------------------------

figures_of_comparisons <- c(
  "first_estimate", "second_estimate", "estimate", "se", "ci_low", "ci_high", "t", "df", "p", "p_holm", "n"
)

# Differences, contrasts and trends of the figures of a table, with the covariance of the design.
contrast <- function(asked) {
  from <- recomputed_tables[[asked$table]]
  table <- from$table
  estimation <- estimation_of(table)
  design <- estimation$design
  found <- estimation$found
  weight <- weights(design$survey)
  codes <- lapply(found$cells, function(cell) unlist(cell$codes))
  compared <- intersect(names(table$by), asked$compared)
  rest <- setdiff(names(table$by), compared)
  levels <- if (is.null(asked$levels)) found$measure$levels else asked$levels
  groups <- unique(lapply(codes, function(code) code[rest]))
  results <- list()
  for (group in groups) for (level in levels) {
    figure_at <- function(at) {
      wanted <- c(setNames(group, rest), setNames(at, compared))[names(table$by)]
      cell <- Position(function(code) identical(unname(code), unname(wanted)), codes)
      place <- match(level, found$measure$levels)
      row <- from$cells[(cell - 1) * length(found$measure$levels) + place, ]
      list(cell = cell, place = place, row = row)
    }
    for (combination in combinations_of(asked, figure_at)) {
      tested <- suppressWarnings(combined_figures(table, design, found, weight, combination))
      key <- data.frame(group = paste(group, collapse = " | "), level = level, first = combination$first,
        second = combination$second, stringsAsFactors = FALSE)
      results <- c(results, list(cbind(key, tested)))
    }
  }
  held_against(asked$id, with_tests(do.call(rbind, results), asked),
    stored(asked$id, rest, figures_of_comparisons), figures_of_comparisons)
}

# The design, the measure and the cells that a table was recomputed from.
estimation_of <- function(table) {
  design <- designs[[table$design]]
  options(
    survey.lonely.psu = design$lonely, survey.adjust.domain.lonely = design$lonely_in_domains,
    survey.ultimate.cluster = design$ultimate
  )
  found <- cells_of(table, design$survey$variables, weights(design$survey))
  if (is.null(table$standard)) return(list(design = design, found = found, rows = seq_along(found$wanted)))
  part <- standardised(table, design, found, names(table$by))
  found$measure <- part$measure
  found$cells <- lapply(found$cells, function(cell) replace(cell, "base", list(cell$base[part$rows])))
  list(design = part$design, found = found, rows = part$rows)
}

# The combinations that are asked for: figures with their coefficients, and the categories where they are two.
combinations_of <- function(asked, figure_at) {
  if (asked$compare == "differences") {
    categories <- asked$categories
    pairs <- if (is.null(asked$reference)) {
      do.call(c, lapply(seq_along(categories), function(i) lapply(seq_along(categories)[-seq_len(i)], function(j) categories[c(i, j)])))
    } else {
      lapply(setdiff(categories, asked$reference), function(first) c(first, asked$reference))
    }
    return(lapply(pairs, function(pair) {
      list(figures = lapply(pair, figure_at), coefficients = c(1, -1), first = pair[1], second = pair[2])
    }))
  }
  figures <- lapply(asked$at, figure_at)
  coefficients <- asked$coefficients
  if (asked$compare == "trend") {
    there <- vapply(figures, function(figure) !is.na(figure$row$estimate), logical(1))
    figures <- figures[there]
    centred <- coefficients[there] - mean(coefficients[there])
    coefficients <- centred / sum(centred^2)
    if (length(figures) < 3) figures <- list()
  }
  list(list(figures = figures, coefficients = coefficients, first = "", second = ""))
}

combined_figures <- function(table, design, found, weight, combination) {
  figures <- combination$figures
  rows <- do.call(rbind, lapply(figures, function(figure) figure$row))
  is_pair <- combination$first != ""
  blank <- data.frame(
    first_estimate = if (is_pair) rows$estimate[1] else NA_real_, second_estimate = if (is_pair) rows$estimate[2] else NA_real_,
    estimate = NA_real_, se = NA_real_, df = NA_real_, largest = NA_real_, n = sum(rows$n)
  )
  if (length(figures) == 0) return(blank)
  blank$estimate <- sum(combination$coefficients * rows$estimate)
  blank$largest <- max(abs(rows$estimate), 0, na.rm = TRUE)
  if (!design$probability || is.na(blank$estimate) || !all(evaluable(rows))) return(blank)
  bases <- lapply(figures, function(figure) found$cells[[figure$cell]]$base)
  inside <- Reduce(`|`, bases)
  blank$df <- degrees_of(table, design, inside, weight)
  if (!is.null(design$replicates)) {
    blank$se <- sqrt(variance_of_repeats(table, design$replicates, found$measure, figures, bases, combination$coefficients, blank$estimate))
    return(blank)
  }
  influence <- Reduce(`+`, Map(function(figure, base, coefficient) {
    coefficient * influence_of(table, found$measure, figure, base, weight)
  }, figures, bases, combination$coefficients))
  blank$se <- sqrt(variance_in(design$survey, influence, inside))
  blank
}

# A figure without a standard error, or whose standard error is rounding, cannot be compared.
evaluable <- function(rows) (!is.na(rows$se) & rows$se > 1e-10 * abs(rows$estimate)) %in% TRUE

# The variance of a combination from its replicates.
variance_of_repeats <- function(table, replicates, measure, figures, bases, coefficients, estimate) {
  repeats <- Reduce(`+`, Map(function(figure, base, coefficient) {
    weights <- replicates$weights[base, , drop = FALSE]
    divisor <- switch(table$statistic, count = , total = 1, ratio = , shareOfResponses = colSums(weights * measure$x[base]), colSums(weights))
    coefficient * colSums(weights * measure$y[base, figure$place]) / divisor
  }, figures, bases, coefficients))
  if (anyNA(repeats[replicates$rscales > 0])) return(NA)
  as.vector(svrVar(repeats, replicates$scale, replicates$rscales, mse = replicates$mse, coef = estimate))
}

# The weighted influence of every record on a figure.
influence_of <- function(table, measure, figure, base, weight) {
  y <- measure$y[, figure$place] * base * weight
  switch(table$statistic,
    count = , total = y,
    ratio = , shareOfResponses = {
      x <- measure$x * base * weight
      (y - figure$row$estimate * x) / sum(x)
    },
    (y - figure$row$estimate * base * weight) / sum(base * weight)
  )
}

variance_in <- function(survey, influence, inside) {
  survey$variables <- data.frame(row = seq_along(inside))
  domain <- survey[inside, ]
  u <- matrix(influence[domain$variables$row])
  if (inherits(survey, "own_variance")) return(as.vector(variance_of(u, domain)))
  as.vector(svyrecvar(u, domain$cluster, domain$strata, domain$fpc, postStrata = domain$postStrata))
}

# Student's t of every comparison, and its p value adjusted for all of them (Holm). The shares of two complements (yes and
# no) are one test, which counts once.
with_tests <- function(cells, asked) {
  level <- asked$level
  cells$se[is.na(cells$estimate)] <- NA
  tested <- (cells$se > 1e-10 * cells$largest & cells$df >= 1) %in% TRUE
  reach <- ifelse(tested, qt((1 - level) / 2, pmax(cells$df, 1, na.rm = TRUE), lower.tail = FALSE), NA)
  cells$ci_low <- cells$estimate - reach * cells$se
  cells$ci_high <- cells$estimate + reach * cells$se
  cells$t <- ifelse(tested, cells$estimate / cells$se, NA)
  cells$df[is.na(cells$se)] <- NA
  cells$p <- ifelse(tested, 2 * pt(abs(cells$t), pmax(cells$df, 1, na.rm = TRUE), lower.tail = FALSE), NA)
  test <- if (isTRUE(asked$complements)) paste(cells$group, cells$first, cells$second, sep = " / ") else seq_len(nrow(cells))
  family <- which(!is.na(cells$p) & !duplicated(data.frame(test, is.na(cells$p))))
  cells$p_holm <- p.adjust(cells$p[family], "holm")[match(test, test[family])]
  cells$p_holm[is.na(cells$p)] <- NA
  cells
}
