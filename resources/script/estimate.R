# ---- Estimates --------------------------------------------------------------------------------------------------

# Categories of a variable: those of the codebook in its order, then others that occur; `place` is that of each record.
categories_of <- function(data, variable, declared) {
  values <- data[[variable]]
  if (is.character(values)) {
    codes <- c(declared, sort(setdiff(values[!is.na(values)], declared), method = "radix"))
    return(list(codes = codes, place = match(values, codes, incomparables = NA)))
  }
  known <- as.numeric(declared)
  others <- sort(setdiff(values[!is.na(values)], known))
  list(codes = c(declared, number_text(others)), place = match(values, c(known, others), incomparables = NA))
}

# Some categories taken as one, at the place of the first of them; the code is theirs joined by "+".
merged <- function(found, merges) {
  head <- seq_along(found$codes)
  names <- found$codes
  for (codes in merges) {
    places <- match(codes, found$codes)
    head[places] <- min(places)
    names[min(places)] <- paste(codes, collapse = "+")
  }
  kept <- sort(unique(head))
  list(codes = names[kept], place = match(head[found$place], kept, incomparables = NA))
}

# The categories of a variable as a table shows them.
shown_categories <- function(table, data, variable, declared) {
  merged(categories_of(data, variable, declared), table$merge[[variable]])
}

# What a table measures: a column of `y` per figure, the denominator `x` of ratios, and who answered.
measured <- function(table, data) {
  if (!is.null(table$items)) {
    y <- vapply(table$items, function(item) as.numeric(is_counted(data[[item]], table$counted)), numeric(nrow(data)))
    y <- matrix(y, nrow(data))
    return(list(y = y, x = rowSums(y), answered = rowSums(y) > 0, levels = table$items))
  }
  if (is.null(table$variable)) return(list(y = matrix(1, nrow(data)), answered = rep(TRUE, nrow(data)), levels = ""))
  values <- data[[table$variable]]
  if (!is.null(table$poverty)) values <- poverty_gaps(values, data, table$poverty)
  if (table$statistic %in% c("total", "mean", "quantile", "ratio", "variance", "gini")) {
    x <- if (table$statistic == "ratio") data[[table$over]]
    answered <- !is.na(values) & (if (is.null(x)) TRUE else !is.na(x))
    return(list(y = matrix(values), x = x, answered = answered, levels = ""))
  }
  if (is.null(table$declared) && is.numeric(values) && all(values %in% c(0, 1, NA))) {
    return(list(y = matrix(values), answered = !is.na(values), levels = ""))
  }
  found <- shown_categories(table, data, table$variable, table$declared)
  y <- outer(found$place, seq_along(found$codes), `==`) + 0
  list(y = y, answered = !is.na(found$place), levels = found$codes)
}

is_counted <- function(values, counted) {
  if (is.character(values)) values %in% counted else values %in% as.numeric(counted)
}

# Every cell of a table: the crossings of its dimensions and, where asked for, their margins.
recomputed <- function(table) {
  design <- designs[[table$design]]
  data <- design$survey$variables
  weight <- weights(design$survey)
  options(
    survey.lonely.psu = design$lonely, survey.adjust.domain.lonely = design$lonely_in_domains,
    survey.ultimate.cluster = design$ultimate
  )
  found <- cells_of(table, data, weight)
  parts <- list()
  rows <- lapply(found$cells, function(cell) {
    if (is.null(table$standard)) {
      figures <- figures_of(table, design, found$measure, cell$base, weight)
    } else {
      choice <- paste("of", paste(cell$kept, collapse = " "))
      if (is.null(parts[[choice]])) parts[[choice]] <<- standardised(table, design, found, cell$kept)
      part <- parts[[choice]]
      figures <- figures_of(table, part$design, part$measure, cell$base[part$rows], weights(part$design$survey))
    }
    data.frame(group = paste(cell$codes, collapse = " | "), level = found$measure$levels, figures, stringsAsFactors = FALSE)
  })
  with_precision(do.call(rbind, rows), table)
}

# What a table measures, and for each of its cells the codes of the dimensions and the records in the base.
cells_of <- function(table, data, weight) {
  measure <- measured(table, data)
  measure$y[is.na(measure$y)] <- 0
  if (!is.null(measure$x)) measure$x[is.na(measure$x)] <- 0
  wanted <- if (is.null(table$where)) rep(TRUE, nrow(data)) else table$where(data)
  dimensions <- Map(function(variable, declared) shown_categories(table, data, variable, declared), names(table$by), table$by)
  choices <- lapply(dimensions, function(one) c(seq_along(one$codes), if (table$margins) NA))
  groups <- if (length(choices) == 0) data.frame(row.names = 1) else expand.grid(choices)
  cells <- lapply(seq_len(nrow(groups)), function(at) {
    inside <- wanted
    for (one in seq_along(dimensions)) {
      place <- groups[at, one]
      if (!is.na(place)) inside <- inside & dimensions[[one]]$place %in% place
    }
    base <- inside & measure$answered & weight > 0
    codes <- mapply(function(one, place) if (is.na(place)) "_T" else one$codes[place], dimensions, unlist(groups[at, ]))
    list(codes = codes, base = base, kept = names(dimensions)[!is.na(unlist(groups[at, ]))])
  })
  list(measure = measure, cells = cells, wanted = wanted, places = lapply(dimensions, function(one) one$place))
}

# Estimate, standard error and what stands behind them for every level in one cell.
figures_of <- function(table, design, measure, base, weight) {
  y <- measure$y[base, , drop = FALSE]
  x <- measure$x[base]
  statistic <- table$statistic
  counts <- data.frame(
    n = sum(base), sum_weights = sum(weight[base]),
    cases = if (statistic %in% c("mean", "quantile", "variance", "gini")) sum(base) else colSums(y != 0)
  )
  if (!design$probability) {
    estimate <- if (any(base)) without_design(table, y, x, weight[base]) else nothing_in(statistic, ncol(y))$estimate
    return(data.frame(estimate, se = NA_real_, deff = NA_real_, df = NA_real_, psus = NA_real_, counts))
  }
  psus <- length(unique(design$survey$cluster[base, 1]))
  df <- degrees_of(table, design, base, weight)
  found <- if (any(base)) estimated(table, design, y, x, base, df) else nothing_in(statistic, ncol(y))
  data.frame(found, df = df, psus = psus, counts)
}

# Degrees of freedom in some records or, where the table asks for it, in the whole design.
degrees_of <- function(table, design, base, weight) {
  repeats <- design$replicates$weights
  whole <- table$df == "design"
  if (whole && !is.null(repeats) && ncol(repeats) <= 500) return(qr(repeats, tol = 1e-5)$rank - 1)
  df <- degrees_in(design$survey, if (whole) weight > 0 else base)
  if (is.null(repeats)) df else min(df, ncol(repeats) - 1)
}

# Primary units less strata; of a sample in two phases the phase with fewer counts.
degrees_in <- function(survey, counted) {
  count <- function(values) length(unique(values[counted]))
  df <- count(survey$cluster[[1]]) - count(survey$strata[[1]])
  if (is.null(survey$phases)) df else min(df, count(survey$phases$unit) - count(survey$phases$stratum))
}

# Of records that are no probability sample nothing but the estimate can be given.
without_design <- function(table, y, x, weight) {
  if (table$statistic == "quantile") {
    return(quantile_in(table, y, svydesign(~1, weights = weight, data = data.frame(y)), 0)$estimate)
  }
  if (table$statistic == "gini") return(gini_of(y, weight)$gini)
  if (table$statistic == "variance") {
    return(as.vector(svyvar(y, svydesign(~1, weights = weight, data = data.frame(y)))))
  }
  denominator <- switch(table$statistic, count = , total = 1, ratio = , shareOfResponses = sum(weight * x), sum(weight))
  colSums(y * weight) / denominator
}

# A cell without records counts 0; nothing else can be said of it.
nothing_in <- function(statistic, figures) {
  value <- if (statistic %in% c("count", "total")) 0 else NA_real_
  data.frame(estimate = rep(value, figures), se = value, deff = NA_real_)
}

# The whole design is kept: what lies outside the cell counts as 0 in the variance.
estimated <- function(table, design, y, x, base, df) {
  survey <- design$survey
  replicates <- design$replicates
  weight <- weights(survey)
  survey$variables <- data.frame(row = seq_along(base))
  domain <- if (is.null(replicates)) survey[base, ] else with_replicates(replicates, weight, base, df)
  at <- match(domain$variables$row, which(base))
  place <- function(values) {
    values <- as.matrix(values)[at, , drop = FALSE]
    values[is.na(values)] <- 0
    values
  }
  if (table$statistic == "quantile") return(quantile_in(table, place(y), domain, df))
  if (table$statistic == "gini") return(gini_in(design, y, base, weight))
  if (table$statistic == "variance") {
    found <- svyvar(place(y), domain)
    return(data.frame(estimate = as.vector(found), se = sqrt(as.vector(attr(found, "var"))), deff = NA_real_))
  }
  found <- switch(table$statistic,
    count = , total = svytotal(place(y), domain),
    ratio = , shareOfResponses = svyratio(place(y), place(x), domain),
    svymean(place(y), domain)
  )
  estimate <- as.vector(coef(found))
  if (!is.null(x) && table$statistic != "shareOfCases") y <- (y - outer(x, estimate)) / sum(weight[base] * x)
  # A count is held against a simple sample of all records of the design, anything else of those in the cell.
  counts_records <- table$statistic == "count" && is.null(table$variable)
  simple <- if (counts_records) simple_variance(matrix(base[weight > 0] + 0), weight[weight > 0], table$deff)
            else simple_variance(y, weight[base], table$deff)
  population <- sum(if (counts_records) weight else weight[base])
  if (!(table$statistic %in% c("mean", "proportion", "shareOfCases"))) simple <- simple * population^2
  variance <- as.vector(SE(found))^2
  if (!is.null(replicates)) variance[any(empty_in(table, replicates, x, base))] <- NaN
  data.frame(estimate, se = sqrt(variance), deff = variance / simple)
}

# The replicates in which a figure has nothing to be divided by: it then has no variance.
empty_in <- function(table, replicates, x, base) {
  if (table$statistic %in% c("count", "total")) return(FALSE)
  divisor <- if (table$statistic %in% c("ratio", "shareOfResponses")) x else 1
  colSums(replicates$weights[base, replicates$rscales > 0, drop = FALSE] * divisor) == 0
}

# The variance of a mean in a simple sample, as survey has it: S2 / n, times (N - n) / N when drawn without replacement.
simple_variance <- function(y, weight, kind) {
  n <- length(weight)
  population <- sum(weight)
  centred <- sweep(y, 2, colSums(y * weight) / population)
  spread <- colSums(centred^2 * weight) / population * n / (n - 1)
  left <- if (kind == "replace") 1 else if (population < n) NA else (population - n) / population
  spread / n * left
}

# A quantile with Woodruff's limits on the degrees of freedom of the cell; the design effect is that of the share below.
quantile_in <- function(table, y, domain, df) {
  wanted <- table$quantile
  ask <- function(ci, order = wanted$order) {
    suppressMessages(svyquantile(
      as.data.frame(y), domain, order, alpha = 1 - table$level,
      interval.type = if (wanted$interval == "replicates") "quantile" else wanted$interval,
      qrule = wanted$rule, df = df, ci = ci
    ))[[1]]
  }
  value <- unname(ask(FALSE)[1])
  if (df < 1) {
    return(data.frame(estimate = value, se = NA_real_, deff = NA_real_, ci_low = NA_real_, ci_high = NA_real_))
  }
  below <- (y <= value) + 0
  share <- svymean(below, domain)
  methods <- c(xlogit = "logit", beta = "beta", asin = "asin")
  # With replicates survey knows the interval of means alone.
  own <- inherits(domain, "svyrep.design") && wanted$interval %in% names(methods)
  limits <- if (own) {
    bounds <- interval(as.vector(coef(share)), as.vector(SE(share)), df, nrow(y), methods[[wanted$interval]], table$level)
    vapply(bounds, function(bound) if (is.na(bound)) NA_real_ else unname(ask(FALSE, bound)[1]), 0)
  } else {
    found <- tryCatch(suppressWarnings(ask(TRUE)), error = function(e) rep(NA_real_, 4))
    unname(found[2:3])
  }
  weight <- weights(domain, "sampling")
  simple <- simple_variance(below[weight > 0, , drop = FALSE], weight[weight > 0], table$deff)
  se <- diff(limits) / (2 * qt((1 + table$level) / 2, df))
  data.frame(estimate = value, se, deff = as.vector(SE(share))^2 / simple, ci_low = limits[1], ci_high = limits[2])
}

# Coefficients of variation, intervals and effective sample sizes. Rounding of shares of 0 and 1 is taken off first.
with_precision <- function(cells, table) {
  share <- table$statistic %in% c("proportion", "shareOfCases", "shareOfResponses") ||
    (table$statistic == "ratio" && all(cells$estimate >= 0 & cells$estimate <= 1, na.rm = TRUE))
  exact <- abs(cells$estimate - round(cells$estimate)) < 1e-12 & cells$se < 1e-12
  cells$estimate <- ifelse(exact %in% TRUE, round(cells$estimate), cells$estimate)
  cells$se <- ifelse(exact %in% TRUE, 0, cells$se)
  cells$deff <- ifelse(is.finite(cells$deff) & !(exact %in% TRUE), cells$deff, NA)
  cells$cv <- ifelse(cells$estimate == 0, NA, cells$se / abs(cells$estimate))
  cells$log_cv <- if (share) log_cv(cells$estimate, cells$se, table$log_cv) else NA_real_
  cells$n_eff <- ifelse(cells$deff == 0, NA, cells$n / cells$deff)
  if ("ci_low" %in% names(cells)) return(cells)
  if (table$statistic %in% c("variance", "gini")) {
    reach <- if (table$ci == "waldZ") qnorm((1 + table$level) / 2) else suppressWarnings(qt((1 + table$level) / 2, cells$df))
    reach <- ifelse((cells$df >= 1) %in% TRUE, reach, NA)
    cells$ci_low <- cells$estimate - reach * cells$se
    cells$ci_high <- cells$estimate + reach * cells$se
    return(cells)
  }
  limits <- mapply(interval, cells$estimate, cells$se, cells$df, cells$n, MoreArgs = list(table$ci, table$level))
  cells$ci_low <- limits[1, ]
  cells$ci_high <- limits[2, ]
  cells
}

log_cv <- function(p, se, variant) {
  other <- if (variant == "symmetric") 1 - p else p
  inside <- (p > 0 & p < 1) %in% TRUE
  ifelse(inside, ifelse(p < 0.5, se / (p * -log(p)), se / (other * -log1p(-p))), NA)
}

# Confidence limits with t on the degrees of freedom inside the cell; none below one, nor around 0 or 1 without spread.
interval <- function(estimate, se, df, n, method, level) {
  if (is.na(estimate) || is.na(se) || is.na(df) || df < 1) return(c(NA_real_, NA_real_))
  if (se == 0 && estimate %in% c(0, 1)) return(c(NA_real_, NA_real_))
  if (!(method %in% c("wald", "waldZ")) && !(estimate > 0 && estimate < 1 && se > 0)) return(c(NA_real_, NA_real_))
  tail <- (1 - level) / 2
  t <- qt(tail, df, lower.tail = FALSE)
  p <- estimate
  size <- p * (1 - p) / se^2
  switch(method,
    wald = estimate + c(-1, 1) * t * se,
    waldZ = estimate + c(-1, 1) * qnorm(tail, lower.tail = FALSE) * se,
    logit = plogis(qlogis(p) + c(-1, 1) * t * se / (p * (1 - p))),
    asin = sin(pmin(pmax(asin(sqrt(p)) + c(-1, 1) * t * se / (2 * sqrt(p * (1 - p))), 0), pi / 2))^2,
    wilson = (p + t^2 / (2 * size) + c(-1, 1) * t * sqrt(se^2 + t^2 / (4 * size^2))) / (1 + t^2 / size),
    beta = {
      size <- size * (qt(tail, n - 1, lower.tail = FALSE) / t)^2
      c(qbeta(tail, size * p, size * (1 - p) + 1), qbeta(tail, size * p + 1, size * (1 - p), lower.tail = FALSE))
    },
    likelihood = {
      excess <- function(u) {
        2 * (p * (log(p) - plogis(u, log.p = TRUE)) + (1 - p) * (log1p(-p) - plogis(-u, log.p = TRUE))) - t^2 / size
      }
      end <- function(from, to) uniroot(excess, c(from, to), tol = 1e-14)$root
      plogis(c(end(-745, qlogis(p)), end(qlogis(p), 745)))
    }
  )
}
