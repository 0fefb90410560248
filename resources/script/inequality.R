# ---- Poverty and inequality, which survey does not have ---------------------------------------------------------

# What a record adds to the measure of Foster, Greer & Thorbecke (1984): ((z - y) / z)^alpha below the line z, else 0.
poverty_gaps <- function(incomes, data, poverty) {
  line <- if (is.character(poverty$line)) data[[poverty$line]] else rep(poverty$line, length(incomes))
  gaps <- ifelse(incomes < line, ((line - incomes) / line)^poverty$alpha, 0)
  ifelse((line > 0) %in% TRUE, gaps, NA)
}

# The Gini index G = sum sum w w' |y - y'| / (2 N Y), N = sum w and Y = sum w y, and its linearised variable
# z = sum w' |y - y'| / (N Y) - G / N - G y / Y (Deville 1999), the index being a function of sums of pairs.
gini_of <- function(y, weight) {
  order <- order(y)
  value <- y[order]
  w <- weight[order]
  population <- sum(w)
  total <- sum(w * value)
  below <- cumsum(w) - w
  distance <- value * (2 * below + w - population) + total - 2 * (cumsum(w * value) - w * value) - w * value
  gini <- if (total > 0) sum(w * distance) / (2 * population * total) else NaN
  z <- numeric(length(y))
  z[order] <- distance / (population * total) - gini / population - gini * value / total
  list(gini = gini, z = z)
}

gini_in <- function(design, y, base, weight) {
  found <- gini_of(y, weight[base])
  replicates <- design$replicates
  variance <- if (is.null(replicates)) {
    influence <- numeric(length(base))
    influence[base] <- found$z * weight[base]
    variance_in(design$survey, influence, base)
  } else {
    repeats <- apply(replicates$weights[base, , drop = FALSE], 2, function(own) gini_of(y, own)$gini)
    if (any(empty_in(list(statistic = "mean"), replicates, NULL, base))) NA else
      as.vector(svrVar(repeats, replicates$scale, replicates$rscales, mse = replicates$mse, coef = found$gini))
  }
  data.frame(estimate = found$gini, se = if (is.nan(found$gini)) NA else sqrt(variance), deff = NA_real_)
}
