# ---- Designs whose variances survey does not have ---------------------------------------------------------------

svytotal.own_variance <- function(x, design, ...) {
  x <- as.matrix(x)
  statistic_of(colSums(x * weights(design)), x * weights(design), design)
}

svymean.own_variance <- function(x, design, ...) {
  x <- as.matrix(x)
  weight <- weights(design)
  estimate <- colSums(x * weight) / sum(weight)
  statistic_of(estimate, sweep(x, 2, estimate) * weight / sum(weight), design)
}

svyratio.own_variance <- function(numerator, denominator, design, ...) {
  weight <- weights(design)
  base <- as.vector(denominator)
  estimate <- colSums(numerator * weight) / sum(base * weight)
  statistic_of(estimate, (numerator - outer(base, estimate)) * weight / sum(base * weight), design)
}

statistic_of <- function(estimate, influence, design) {
  structure(estimate, var = diag(variance_of(influence, design), length(estimate)), statistic = "", class = "svystat")
}

variance_of <- function(influence, design) {
  influence <- as.matrix(influence)
  if (inherits(design, "two_phases")) two_phase_variance(influence, design) else unequal_variance(influence, design)
}

# What calibration leaves of the influence of records, step by step as survey takes it off.
residuals_of <- function(influence, layers) {
  for (layer in layers) {
    weight <- attr(layer, "weights")
    if (inherits(layer, "greg_calibration")) {
      influence <- as.matrix(qr.resid(layer$qr, influence / layer$w) * layer$w)
    } else if (inherits(layer, "raking")) {
      for (round in 1:10) for (margin in layer) {
        weight <- attr(margin, "weights")
        influence <- influence - weight * apply(influence / weight, 2, ave, margin)
      }
    } else {
      before <- attr(layer, "oldweights")
      means <- rowsum(influence / weight * before, layer) / as.vector(rowsum(before, layer))
      influence <- influence - means[as.character(layer), ] * weight
    }
  }
  influence
}
