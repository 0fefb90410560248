# ---- Weights ----------------------------------------------------------------------------------------------------

# The cell of every record in a crossing of variables.
cell_in <- function(data, by) {
  do.call(paste, c(lapply(by, function(name) {
    if (is.character(data[[name]])) data[[name]] else number_text(data[[name]])
  }), sep = " | "))
}

# Known totals of the cells of a crossing, those of 0 left out.
totals_of <- function(data, by, total) {
  known <- data.frame(cell = cell_in(data, by), Freq = data[[total]], stringsAsFactors = FALSE)
  known[known$Freq > 0, ]
}

# Records of weight 0 count in the design alone. Fitting them to totals is not for R, which divides by their weights.
weighted_only <- function(survey) if (all(weights(survey) > 0)) survey else survey[weights(survey) > 0, ]

with_cell <- function(survey, margin, name) {
  survey$variables[[name]] <- cell_in(survey$variables, margin$by)
  survey
}

# After several steps the residuals of the last one are taken first, as its totals hold for the final weights and those
# of the steps before do not; survey takes the first step first.
last_first <- function(survey) {
  steps <- length(survey$postStrata)
  survey$postStrata <- c(survey$postStrata[steps], survey$postStrata[-steps])
  survey
}

post_stratified <- function(survey, margin) {
  survey <- with_cell(weighted_only(survey), margin, "cell.1")
  last_first(postStratify(survey, ~cell.1, setNames(margin$totals, c("cell.1", "Freq"))))
}

# Margins that differ by rounding are brought to the sum of the first.
common_totals <- function(margins) {
  population <- sum(margins[[1]]$totals$Freq)
  lapply(margins, function(margin) transform(margin$totals, Freq = Freq * population / sum(Freq)))
}

raked <- function(survey, margins, epsilon, sweeps) {
  survey <- weighted_only(survey)
  names <- paste0("cell.", seq_along(margins))
  for (at in seq_along(margins)) survey <- with_cell(survey, margins[[at]], names[at])
  totals <- Map(function(known, name) setNames(known, c(name, "Freq")), common_totals(margins), names)
  formulas <- lapply(names, reformulate)
  # R stops when cells stop moving, the plan when totals are reached: a little further on costs nothing.
  last_first(rake(survey, formulas, totals, control = list(maxit = 10 * sweeps, epsilon = min(epsilon, 1e-9) / 100)))
}

# With `cluster` all records of one get the same factor: what they explain is its weighted mean in the cluster.
calibrated <- function(survey, margins, numbers, distance, bounds, cluster, steps) {
  survey <- weighted_only(survey)
  names <- paste0("cell.", seq_along(margins))
  known <- numeric(0)
  if (length(margins) > 0) {
    totals <- common_totals(margins)
    known <- c(`(Intercept)` = sum(totals[[1]]$Freq))
    for (at in seq_along(margins)) {
      survey <- with_cell(survey, margins[[at]], names[at])
      cells <- totals[[at]]$cell
      survey$variables[[names[at]]] <- factor(survey$variables[[names[at]]], levels = cells)
      known <- c(known, setNames(totals[[at]]$Freq[-1], paste0(names[at], cells[-1])))
    }
  }
  shown <- sprintf("`%s`", names(numbers))
  known <- c(known, setNames(numbers, ifelse(make.names(names(numbers)) == names(numbers), names(numbers), shown)))
  terms <- c(names[seq_along(margins)], shown)
  formula <- reformulate(terms, intercept = length(margins) > 0)
  if (!is.null(cluster)) {
    explaining <- model.matrix(formula, model.frame(formula, survey$variables))
    key <- cell_in(survey$variables, cluster)
    shares <- weights(survey) / ave(weights(survey), key, FUN = sum)
    means <- apply(explaining * shares, 2, function(values) ave(values, key, FUN = sum))
    names(known) <- colnames(means) <- paste0("mean.", seq_len(ncol(means)))
    survey$variables[colnames(means)] <- as.data.frame(means)
    formula <- reformulate(colnames(means), intercept = FALSE)
  }
  if (distance == "linear" && all(is.infinite(bounds))) return(last_first(calibrate(survey, formula, known)))
  reached(survey, model.matrix(formula, model.frame(formula, survey$variables)), known, distance, bounds, steps)
}

# Calibration by Newton's method with the distances of survey; its own calibrate takes such steps with package MASS.
reached <- function(survey, x, known, distance, bounds, steps) {
  metric <- list(linear = cal.linear, raking = cal.raking, logit = cal.logit)[[distance]]
  limits <- list(lower = bounds[1], upper = bounds[2])
  weight <- weights(survey)
  slope <- numeric(ncol(x))
  for (step in seq_len(2 * steps)) {
    at <- drop(x %*% slope)
    left <- known - colSums(x * weight * (1 + metric$Fm1(at, limits)))
    if (all(abs(left) < 1e-14 * (1 + abs(known)))) break
    change <- qr.coef(qr(crossprod(x * weight * metric$dF(at, limits), x)), left)
    change[is.na(change)] <- 0
    while (!all(is.finite(metric$Fm1(drop(x %*% (slope + change)), limits)))) change <- change / 2
    slope <- slope + change
  }
  factor <- 1 + metric$Fm1(drop(x %*% slope), limits)
  layer <- list(qr = qr(x * sqrt(weight)), w = factor * sqrt(weight), stage = 0, index = NULL)
  class(layer) <- c("greg_calibration", "gen_raking")
  survey$postStrata <- c(list(layer), survey$postStrata)
  reweighted(survey, weight * factor)
}

reweighted <- function(survey, weights) {
  survey$prob <- 1 / weights
  survey
}

# Weights outside the bounds move to them; what that takes or adds is spread in equal parts over the others.
trimmed_weights <- function(survey, lower = 0, upper = Inf, strict = TRUE) {
  weights <- weights(survey)
  repeat {
    bounded <- ifelse(weights == 0, 0, pmin(pmax(weights, lower), upper))
    inside <- weights > 0 & bounded == weights
    if (all(bounded == weights)) break
    bounded[inside] <- bounded[inside] + sum(weights - bounded) / sum(inside)
    weights <- bounded
    if (!strict) break
  }
  reweighted(survey, weights)
}

# Within every class the weight of those whose role is 0 goes to those whose role is 1.
redistributed <- function(survey, role, class = rep(1, length(role))) {
  weights <- weights(survey)
  taken <- tapply(weights * (role %in% 1), class, sum)
  given <- tapply(weights * (role %in% 0), class, sum)
  factor <- ((taken + given) / taken)[as.character(class)]
  reweighted(survey, ifelse(role %in% 1, weights * factor, ifelse(role %in% 0, 0, weights)))
}

# By response propensities of a weighted logistic regression: their inverse, or classes of as many records each.
adjusted_by_propensity <- function(survey, role, predictors, classes = NULL, step = NULL) {
  weights <- weights(survey)
  inside <- !is.na(role)
  chances <- function() {
    model <- suppressWarnings(glm(
      role ~ ., cbind(role = role, predictors)[inside, ], family = quasibinomial, weights = weights[inside],
      control = glm.control(epsilon = 1e-14, maxit = 100)
    ))
    replace(rep(NA_real_, length(role)), inside, fitted(model))
  }
  if (is.null(classes)) {
    return(reweighted(survey, ifelse(role %in% 1, weights / chances(), ifelse(role %in% 0, 0, weights))))
  }
  redistributed(survey, role, kept_groups(survey, step, function() groups_of(chances(), inside, classes)))
}

groups_of <- function(chance, inside, classes) {
  sorted <- sort(chance)
  limits <- sorted[floor(seq_len(classes - 1) * length(sorted) / classes) + 1]
  ifelse(inside, findInterval(chance, limits), -1)
}

# Groups that a step made of the full sample are those of every replicate.
kept_groups <- function(survey, step, make) {
  if (is.null(survey$groups)) return(make())
  record <- survey$variables$record.
  if (is.null(survey$groups[[step]])) survey$groups[[step]] <- setNames(make(), record)
  unname(survey$groups[[step]][as.character(record)])
}

as_factor_of <- function(values, declared) {
  codes <- categories_of(data.frame(values, stringsAsFactors = FALSE), "values", declared)
  factor(codes$codes[codes$place], levels = codes$codes)
}

# A stage whose population is not known counts as drawn with replacement: infinite among sizes, 0 among fractions.
without_size <- function(sizes) rep(if (any(sizes > 1)) Inf else 0, length(sizes))
