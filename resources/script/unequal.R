# ---- Unequal probabilities --------------------------------------------------------------------------------------

# Primary units drawn without replacement with unequal probabilities pi: variances are sums over pairs of units of a
# stratum of d u v, d = 1 - pi_i pi_j / pi_ij with the joint probabilities given or those of Overton or Hartley & Rao;
# that of Brewer is n / (n - 1) sum (1 - pi) (u - mean)^2.
unequally_drawn <- function(survey, method, probability, lonely, squares = NULL, joint = NULL) {
  unit <- in_order(survey$cluster[[1]])
  first <- !duplicated(unit)
  pi <- probability[first]
  stratum <- in_order(survey$strata[[1]])[first]
  n <- ave(pi, stratum, FUN = length)
  if (method == "brewer") {
    rest <- 1 - pi
    whole <- ave(rest, stratum, FUN = sum)
    dependence <- (diag(rest) - outer(rest, rest, "+") / n + whole / n^2) * n / (n - 1)
  } else {
    both <- switch(method,
      overton = (n - 1) * outer(pi, pi) / (n - outer(pi, pi, "+") / 2),
      hartleyRao = (n - 1) * outer(pi, pi) / (n - outer(pi, pi, "+") + if (is.null(squares)) ave(pi, stratum) else squares),
      as.matrix(joint)
    )
    dependence <- 1 - outer(pi, pi) / both
    diag(dependence) <- 1 - pi
  }
  alone <- n == 1
  diag(dependence)[alone] <- if (lonely == "adjust") 1 - pi[alone] else 0
  dependence[outer(stratum, stratum, "!=")] <- 0
  survey$drawn <- list(unit = survey$cluster[[1]][first], dependence = dependence, differences = method == "yatesGrundy")
  class(survey) <- c("unequal", "own_variance", class(survey))
  survey
}

unequal_variance <- function(influence, design) {
  drawn <- design$drawn
  unit <- factor(match(design$cluster[[1]], drawn$unit), levels = seq_along(drawn$unit))
  influence <- residuals_of(influence, design$postStrata)
  apply(influence, 2, function(values) {
    sums <- as.vector(tapply(values, unit, sum, default = 0))
    square <- sum(drawn$dependence * outer(sums, sums))
    if (drawn$differences) square - sum(rowSums(drawn$dependence) * sums^2) else square
  })
}
