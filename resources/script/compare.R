# ---- Comparison -------------------------------------------------------------------------------------------------

tolerance <- 1e-8
compared <- c(
  "estimate", "se", "ci_low", "ci_high", "cv", "log_cv", "deff", "df", "n", "n_eff", "cases", "psus", "sum_weights"
)
outcomes <- character(0)

# The values of the study for a table, with the same keys as those recomputed.
stored <- function(table) {
  path <- file.path(values_folder, paste0(table$id, ".csv"))
  values <- read.csv(path, colClasses = "character", check.names = FALSE, na.strings = "", encoding = "UTF-8")
  plain <- function(texts) sub("^'(?=[=+@-])", "", ifelse(is.na(texts), "", texts), perl = TRUE)
  codes <- lapply(names(table$by), function(name) plain(values[[paste0("by_", name)]]))
  group <- if (length(codes) == 0) rep("", nrow(values)) else do.call(paste, c(codes, sep = " | "))
  level <- if ("level" %in% names(values)) plain(values$level) else ""
  figures <- lapply(values[compared], as.numeric)
  data.frame(group = group, level = level, figures, stringsAsFactors = FALSE)
}

# Distances as shares of the study's figure; a standard error of less than a ten-thousandth of its estimate counts as
# none, and where there is none neither do a design effect and an effective size.
distances <- function(here, there) {
  result <- vapply(compared, function(figure) {
    a <- here[[figure]]
    b <- there[[figure]]
    least <- switch(figure, estimate = 0, se = , ci_low = , ci_high = 1e-4 * abs(there$estimate), 1e-4)
    scale <- pmax(abs(b), ifelse(is.na(least), 0, least))
    distance <- ifelse(a == b, 0, abs(a - b) / scale)
    distance <- ifelse(is.na(a) & is.na(b), 0, ifelse(is.na(distance), Inf, distance))
    if (figure %in% c("deff", "n_eff")) distance[(there$se <= 1e-9 * abs(there$estimate)) %in% TRUE] <- 0
    distance
  }, numeric(nrow(here)))
  matrix(result, nrow(here), dimnames = list(NULL, compared))
}

compare <- function(table) {
  # That a domain leaves one unit in a stratum is what the design's rule for lonely units is for.
  here <- suppressWarnings(recomputed(table))
  there <- stored(table)
  key <- function(cells) paste(cells$group, cells$level, sep = " / ")
  only <- c(setdiff(key(here), key(there)), setdiff(key(there), key(here)))
  there <- there[match(key(here), key(there)), ]
  paired <- !is.na(there$n)
  distance <- distances(here[paired, ], there[paired, ])
  worst <- max(0, distance)
  equal <- worst <= tolerance && length(only) == 0
  outcomes[[table$id]] <<- if (equal) "equal" else "different"
  cat(sprintf("%-32s %s\n", table$id, sprintf(say[[if (equal) "equal" else "different"]], nrow(here), worst)))
  if (!equal) explain(here[paired, ], there[paired, ], distance, only)
}

explain <- function(here, there, distance, only) {
  for (key in head(only, 5)) cat("    ", sprintf(say[["only"]], key), "\n", sep = "")
  far <- head(order(-distance), sum(distance > tolerance))
  for (at in head(far, 5)) {
    row <- (at - 1) %% nrow(distance) + 1
    figure <- compared[(at - 1) %/% nrow(distance) + 1]
    cell <- paste(here$group[row], here$level[row], sep = " / ")
    cat(sprintf("    %s  %s  %.12g  %.12g\n", cell, figure, here[[figure]][row], there[[figure]][row]))
  }
}

finish <- function() {
  different <- names(outcomes)[outcomes == "different"]
  cat("\n", sprintf(say[["finished"]], length(outcomes) - length(different), length(outcomes)), "\n", sep = "")
  if (!interactive()) quit(status = if (length(different) > 0) 1 else 0)
}
