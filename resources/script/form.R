# ---- Answers and keys of forms ----------------------------------------------------------------------------------

# The marks of a question with several answers: 1 mentioned, 0 not, NA where the question was not answered, which is
# where its summary is blank or, without a summary, where none of `whole`, all of its choices, is mentioned. `items`
# pairs variables with choices, `trust` names the side that holds where columns and summary differ.
answers_in_order <- function(data, items, summary = NULL, blanks = list(), unlisted = character(0), columns = TRUE,
                             whole = FALSE, trust = "") {
  given <- function(item) if (columns) mark_in(data[[item]]) else rep(NA_real_, nrow(data))
  marks <- matrix(vapply(names(items), given, numeric(nrow(data))), nrow(data))
  mentioned <- rowSums(marks == 1, na.rm = TRUE) > 0
  if (is.null(summary)) {
    if (whole) marks[!mentioned, ] <- NA
  } else {
    told <- do.call(without_missing, c(list(data[summary], summary), blanks))[[1]]
    told <- if (is.character(told)) told else number_text(told)
    if (!columns || trust == "summary") marks <- told_in(told, items, unlisted)
    marks[is.na(told) & !(trust == "columns" & mentioned), ] <- NA
  }
  data[names(items)] <- as.data.frame(marks)
  data
}

mark_in <- function(cells) {
  if (is.numeric(cells)) return(cells)
  cells <- tolower(trimws(cells))
  ifelse(grepl("^(1|1[.,]0|true|yes|s[ií]|verdadero)$", cells), 1, ifelse(grepl("^(0|0[.,]0|false|no|falso)$", cells), 0, NA))
}

# Which choices a summary names, codes parted by blanks; those that the form does not have in whatever spelling.
told_in <- function(told, items, unlisted) {
  codes <- strsplit(told, "[[:space:]\u00a0]+")
  named <- function(item) {
    exact <- vapply(codes, function(own) items[[item]] %in% own, NA)
    if (item %in% unlisted) exact | vapply(codes, function(own) spelt(items[[item]]) %in% spelt(own), NA) else exact
  }
  matrix(vapply(names(items), named, logical(length(told))) + 0, length(told))
}

spelt <- function(texts) {
  plain <- chartr("áàâãäéèêëíìîïóòôõöúùûüñç", "aaaaaeeeeiiiiooooouuuunc", tolower(texts))
  gsub("[^[:alnum:]]", "_", plain)
}

# Two keys for the records of a repeat: that of the record of `parent` they belong to, and their own. Of the ways to
# join, the surest first, those count whose key no two records of the parent have.
keyed <- function(data, dataset, parent, links, stable = character(0)) {
  links <- Filter(function(link) !anyDuplicated(key_text(parent, link), incomparables = NA), links)
  keys <- key_text(parent, if (length(stable) > 0) stable else links[[1]])
  row <- rep(NA_integer_, nrow(data))
  for (link in rev(links)) {
    own <- key_text(data, names(link))
    row <- ifelse(is.na(own), row, match(own, key_text(parent, link), incomparables = NA))
  }
  place <- ave(seq_along(row), row, FUN = seq_along)
  data$parent_key <- keys[row]
  data$record_key <- ifelse(is.na(row), NA, sprintf("%s/%s[%d]", keys[row], dataset, place))
  data
}

key_text <- function(data, names) {
  parts <- lapply(unname(names), function(name) if (is.character(data[[name]])) trimws(data[[name]]) else number_text(data[[name]]))
  blank <- Reduce(`|`, lapply(parts, function(part) is.na(part) | part == ""))
  ifelse(blank, NA, do.call(paste, c(parts, sep = "\r")))
}
