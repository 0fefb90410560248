# ---- Comparison with the study ----------------------------------------------------------------------------------

tolerance <- 1e-8
figures_of_tables <- c(
  "estimate", "se", "ci_low", "ci_high", "cv", "log_cv", "deff", "df", "n", "n_eff", "cases", "psus", "sum_weights"
)
outcomes <- list(tables = logical(0), comparisons = logical(0))
# What was asked of each table and what came out, for the comparisons between their figures.
recomputed_tables <- list()

# The values of the study, with the same keys as those recomputed; `names` are those of the dimensions.
stored <- function(id, names, figures) {
  path <- file.path(values_folder, paste0(id, ".csv"))
  values <- read.csv(path, colClasses = "character", check.names = FALSE, na.strings = "", encoding = "UTF-8")
  formula <- "^'(?='*[=+@\t\r\n\uff1d\uff0b\uff0d\uff20-])"
  plain <- function(texts) sub(formula, "", ifelse(is.na(texts), "", texts), perl = TRUE)
  codes <- lapply(names, function(name) plain(values[[paste0("by_", name)]]))
  group <- if (length(codes) == 0) rep("", nrow(values)) else do.call(paste, c(codes, sep = " | "))
  of <- function(name) if (name %in% colnames(values)) plain(values[[name]]) else rep("", nrow(values))
  key <- data.frame(group = group, level = of("level"), first = of("first"), second = of("second"))
  data.frame(key, lapply(values[figures], as.numeric), stringsAsFactors = FALSE)
}

# Distances as shares of the study's figure; a standard error of less than a ten-thousandth of its estimate counts as
# none, and where there is none neither do a design effect and an effective size. A difference is small beside what it
# is one of, and its estimate is held against its standard error.
distances <- function(here, there, figures) {
  if (nrow(here) == 0) return(matrix(0, 0, length(figures), dimnames = list(NULL, figures)))
  size <- if ("t" %in% figures) pmax(abs(there$estimate), 1e4 * there$se, na.rm = TRUE) else abs(there$estimate)
  result <- vapply(figures, function(figure) {
    a <- here[[figure]]
    b <- there[[figure]]
    least <- switch(figure, estimate = if ("t" %in% figures) 1e-4 * size else 0, se = , ci_low = , ci_high = 1e-4 * size, 1e-4)
    scale <- pmax(abs(b), ifelse(is.na(least), 0, least))
    distance <- ifelse(a == b, 0, abs(a - b) / scale)
    distance <- ifelse(is.na(a) & is.na(b), 0, ifelse(is.na(distance), Inf, distance))
    if (figure %in% c("deff", "n_eff")) distance[(there$se <= 1e-9 * abs(there$estimate)) %in% TRUE] <- 0
    distance
  }, numeric(nrow(here)))
  matrix(result, nrow(here), dimnames = list(NULL, figures))
}

compare <- function(table) {
  # That a domain leaves one unit in a stratum is what the design's rule for lonely units is for.
  here <- suppressWarnings(recomputed(table))
  recomputed_tables[[table$id]] <<- list(table = table, cells = here)
  held_against(table$id, here, stored(table$id, names(table$by), figures_of_tables), figures_of_tables)
}

held_against <- function(id, here, there, figures) {
  for (part in c("first", "second")) if (!(part %in% names(here))) here[[part]] <- rep("", nrow(here))
  key <- function(cells) paste(cells$group, cells$level, cells$first, cells$second, sep = " / ")
  only <- c(if (!published_only) setdiff(key(here), key(there)), setdiff(key(there), key(here)))
  if (published_only && nrow(there) == 0) return(cat(sprintf("%-32s %s\n", id, say[["hidden"]])))
  if (published_only) here <- here[key(here) %in% key(there), ]
  there <- there[match(key(here), key(there)), ]
  paired <- !is.na(there$n)
  distance <- distances(here[paired, ], there[paired, ], figures)
  worst <- max(0, distance)
  equal <- worst <= tolerance && length(only) == 0
  kind <- if ("t" %in% figures) "comparisons" else "tables"
  outcomes[[kind]][[id]] <<- equal
  cat(sprintf("%-32s %s\n", id, sprintf(say[[if (equal) "equal" else "different"]], nrow(here), worst)))
  if (!equal) explain(here[paired, ], there[paired, ], distance, only)
}

explain <- function(here, there, distance, only) {
  for (key in head(only, 5)) cat("    ", sprintf(say[["only"]], key), "\n", sep = "")
  far <- head(order(-distance), sum(distance > tolerance))
  for (at in head(far, 5)) {
    row <- (at - 1) %% nrow(distance) + 1
    figure <- colnames(distance)[(at - 1) %/% nrow(distance) + 1]
    cell <- paste(here$group[row], here$level[row], sep = " / ")
    cat(sprintf("    %s  %s  %.12g  %.12g\n", cell, figure, here[[figure]][row], there[[figure]][row]))
  }
}

finish <- function() {
  cat("\n")
  for (kind in names(outcomes)) if (kind == "tables" || length(outcomes[[kind]]) > 0) {
    cat(sprintf(say[[kind]], sum(outcomes[[kind]]), length(outcomes[[kind]])), "\n", sep = "")
  }
  if (!interactive()) quit(status = if (all(unlist(outcomes))) 0 else 1)
}
