# ---- Steps of the plan ------------------------------------------------------------------------------------------

blank_in <- function(data, variables) {
  blank <- rep(FALSE, nrow(data))
  for (variable in variables) blank <- blank | is.na(data[[variable]])
  blank
}

# A derived variable: NA where one of the variables in `needs` is.
computed <- function(data, needs, expression) {
  value <- suppressWarnings(eval(substitute(expression), data, parent.frame()))
  value <- rep_len(value, nrow(data))
  if (is.logical(value)) value <- as.numeric(value)
  if (is.character(value)) value[value %in% ""] <- NA
  value[is.na(value) | blank_in(data, needs)] <- NA
  value
}

# The records for which a condition holds; where it cannot be told it does not.
chosen <- function(data, needs, expression) {
  value <- suppressWarnings(eval(substitute(expression), data, parent.frame()))
  value <- rep_len(value, nrow(data))
  if (is.character(value)) return(rep(FALSE, nrow(data)))
  (value > 0) %in% TRUE & !blank_in(data, needs)
}

# The records for which a condition does not hold.
without <- function(data, needs, expression) {
  out <- eval(substitute(chosen(data, needs, condition), list(condition = substitute(expression))))
  data[!out, , drop = FALSE]
}

# The band whose ends, both inside, hold the whole part of a number.
banded <- function(values, codes, from, to) {
  band <- rep(NA_character_, length(values))
  for (at in rev(seq_along(codes))) band[(values >= from[at] & trunc(values) <= to[at]) %in% TRUE] <- codes[at]
  band
}

# Codes translated by pairs old = new; a code without a pair becomes `otherwise`.
recoded <- function(values, pairs, otherwise = NA) {
  old <- if (is.character(values)) values else number_text(values)
  new <- ifelse(old %in% names(pairs), unname(pairs[old]), otherwise)
  new[is.na(values) | new %in% ""] <- NA
  new
}

# The names of the variables that have the value counted, joined by "+"; "0" where none has it.
combined <- function(data, variables, counted) {
  named <- rep("", nrow(data))
  for (variable in variables) {
    values <- data[[variable]]
    values <- if (is.character(values)) values else number_text(values)
    named <- ifelse(values %in% counted, paste0(named, ifelse(named == "", "", "+"), variable), named)
  }
  named[named == ""] <- "0"
  named[blank_in(data, variables)] <- NA
  named
}

key_of <- function(data, variables) {
  parts <- lapply(variables, function(variable) {
    if (is.character(data[[variable]])) data[[variable]] else sprintf("%.17g", data[[variable]])
  })
  ifelse(blank_in(data, variables), NA, do.call(paste, c(parts, sep = "\r")))
}

# For every record the row of `other` with the same key; `by` pairs the names here with those there.
partner <- function(data, other, by) {
  match(key_of(data, names(by)), key_of(other, unname(by)), incomparables = NA)
}

joined <- function(data, other, by, variables) {
  row <- partner(data, other, by)
  for (variable in variables) data[[variable]] <- other[[variable]][row]
  data
}

# A value per group of `other` with the same key; `absent` where a record has none.
aggregated <- function(data, other, by, absent, expression) {
  expression <- substitute(expression)
  caller <- parent.frame()
  rows <- split(seq_len(nrow(other)), key_of(other, unname(by)))
  values <- vapply(rows, function(own) {
    inside <- list2env(list(.group_size = length(own)), parent = caller)
    value <- suppressWarnings(eval(expression, other[own, , drop = FALSE], inside))
    if (is.logical(value)) as.numeric(value[1]) else value[1]
  }, if (is.character(absent)) "" else 0)
  at <- match(key_of(data, names(by)), names(rows), incomparables = NA)
  ifelse(is.na(at), absent, unname(values)[at])
}

# The records left when only the first of every key stays; a key with a blank is no key.
first_of_key <- function(data, variables) {
  key <- key_of(data, variables)
  data[is.na(key) | !duplicated(key), , drop = FALSE]
}
