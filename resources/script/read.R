# ---- Source files -----------------------------------------------------------------------------------------------

# The path of a source file; its size tells another file of the same name apart.
source_file <- function(name, bytes) {
  path <- file.path(folder, name)
  if (!file.exists(path)) path <- file.path(folder, basename(name))
  if (!file.exists(path)) stop(sprintf(say[["absent"]], name), call. = FALSE)
  if (file.size(path) != bytes) stop(sprintf(say[["other"]], name), call. = FALSE)
  path
}

# A delimited file: cells that are empty or of blanks alone are NA, texts stay as they stand, numbers are read with
# the decimal mark of the plan or, without one, that of the column. What is not given is found in the file.
read_delimited <- function(name, bytes, numbers, texts, delimiter = NULL, encoding = NULL, decimal = NULL) {
  path <- source_file(name, bytes)
  if (is.null(encoding)) encoding <- encoding_of(path, bytes)
  first <- readLines(path, 1, encoding = "latin1", warn = FALSE, skipNul = TRUE)
  named <- regmatches(first, regexec("^\"?sep=(.)\"?$", first, ignore.case = TRUE, useBytes = TRUE))[[1]]
  skipped <- if (length(named) == 2) 1 else 0
  if (is.null(delimiter)) delimiter <- if (skipped == 1) named[2] else delimiter_of(path)
  wide <- encoding %in% c("utf-16le", "utf-16be", "UTF-8-BOM")
  cells <- read.table(
    path, header = FALSE, sep = delimiter, quote = "\"", colClasses = "character", na.strings = character(0),
    comment.char = "", fill = TRUE, skip = skipped, stringsAsFactors = FALSE,
    fileEncoding = if (wide) toupper(encoding) else "", encoding = if (wide) "unknown" else "latin1"
  )
  if (!wide) cells[] <- lapply(cells, in_utf8, encoding)
  header <- column_names(unlist(cells[1, ]))
  has_header <- all(c(numbers, texts) %in% header)
  if (has_header) cells <- cells[-1, , drop = FALSE] else header <- paste0("V", seq_along(header))
  names(cells) <- header
  cells[] <- lapply(cells, function(column) ifelse(grepl("^[[:cntrl:] ]*$", column), NA, column))
  filled <- which(rowSums(!is.na(cells)) > 0)
  cells <- cells[seq_len(max(filled)), unique(c(numbers, texts)), drop = FALSE]
  marks <- vapply(cells[numbers], mark_shown, "")
  shown <- unique(marks[!is.na(marks)])
  common <- if (length(shown) == 1) shown else "."
  for (column in numbers) {
    mark <- if (!is.null(decimal)) decimal else if (!is.na(marks[[column]])) marks[[column]] else common
    cells[[column]] <- numbers_in(cells[[column]], mark)
  }
  rownames(cells) <- NULL
  cells
}

encoding_of <- function(path, bytes) {
  raw <- readBin(path, "raw", bytes)
  if (bytes >= 3 && all(raw[1:3] == as.raw(c(0xef, 0xbb, 0xbf)))) return("UTF-8-BOM")
  if (bytes >= 2 && all(raw[1:2] == as.raw(c(0xff, 0xfe)))) return("utf-16le")
  if (bytes >= 2 && all(raw[1:2] == as.raw(c(0xfe, 0xff)))) return("utf-16be")
  if (validUTF8(rawToChar(raw))) "utf-8" else "windows-1252"
}

# The delimiter that cuts most of the first lines into as many cells as the first one, of equals the one with most.
delimiter_of <- function(path) {
  candidates <- c(",", ";", "\t", "|")
  score <- vapply(candidates, function(candidate) {
    counts <- count.fields(path, sep = candidate, quote = "\"", comment.char = "")
    counts <- head(counts[!is.na(counts)], 1000)
    if (counts[1] < 2) 0 else mean(counts == counts[1]) + counts[1] / 1e6
  }, 0)
  candidates[which.max(score)]
}

in_utf8 <- function(texts, encoding) {
  if (encoding == "utf-8") {
    Encoding(texts) <- "UTF-8"
    return(texts)
  }
  western <- iconv(texts, "windows-1252", "UTF-8")
  ifelse(is.na(western), iconv(texts, "latin1", "UTF-8"), western)
}

# Names as the study gives them: without blanks around, V and the number of the column where empty, _2 where repeated.
column_names <- function(cells) {
  plain <- gsub("\\s+", " ", trimws(cells))
  names <- character(0)
  for (at in seq_along(plain)) {
    name <- wanted <- if (plain[at] == "") paste0("V", at) else substr(plain[at], 1, 255)
    isFirst <- wanted == plain[at] && !(plain[at] %in% plain[seq_len(at - 1)])
    copy <- 1
    while (!isFirst && name %in% c(plain, names)) {
      copy <- copy + 1
      name <- paste0(wanted, "_", copy)
    }
    names <- c(names, name)
  }
  names
}

blank_words <- c("NA", "N/A", "n/a", "#N/A", "NaN", "nan", "NULL", "null", "#NULL!", ".")

# The decimal mark that a column shows for certain ("1.234" may be either), else NA.
mark_shown <- function(cells) {
  cells <- trimws(cells[!is.na(cells)])
  either <- "^[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}$"
  certain <- cells[!grepl(either, cells)]
  comma <- any(grepl("^[+-]?[0-9.]*,[0-9]+([eE][+-]?[0-9]+)?$", certain) | grepl("[0-9]\\.[0-9]{3}\\.[0-9]", certain))
  point <- any(grepl("^[+-]?[0-9,]*\\.[0-9]+([eE][+-]?[0-9]+)?$", certain) | grepl("[0-9],[0-9]{3},[0-9]", certain))
  if (comma == point) NA_character_ else if (comma) "," else "."
}

numbers_in <- function(cells, mark) {
  cells <- trimws(cells)
  cells[cells %in% blank_words] <- NA
  cells <- gsub(if (mark == ",") "." else ",", "", cells, fixed = TRUE)
  as.numeric(sub(mark, ".", gsub("[ \u00a0\u202f\u2009]", "", cells), fixed = TRUE))
}

# An SPSS or Stata file: user-missing values of SPSS as numbers, moments as days since 1970-01-01, durations as seconds.
read_labelled <- function(name, bytes, numbers, texts, encoding = NULL) {
  path <- source_file(name, bytes)
  is_stata <- grepl("\\.dta$", name, ignore.case = TRUE)
  data <- if (is_stata) read_dta(path, encoding = encoding) else read_sav(path, encoding = encoding, user_na = TRUE)
  names(data) <- trimws(names(data))
  columns <- lapply(unique(c(numbers, texts)), function(variable) {
    column <- data[[variable]]
    if (inherits(column, "POSIXct")) column <- as.numeric(column) / 86400
    if (is.character(column)) {
      column <- sub("[ \\x00]+$", "", as.vector(unclass(column)), perl = TRUE)
      ifelse(column == "", NA, column)
    } else as.numeric(unclass(column))
  })
  names(columns) <- unique(c(numbers, texts))
  as.data.frame(columns, check.names = FALSE, optional = TRUE, stringsAsFactors = FALSE)
}

# Records that the study wrote beside this script, because no source file holds them: UTF-8 with commas, an apostrophe
# before what a spreadsheet would take for a formula, `moments` as days with the time behind. Their digest tells them from
# other records of the same size.
read_records <- function(name, bytes, md5, numbers, texts, moments = character(0)) {
  path <- file.path(beside, name)
  if (!file.exists(path)) stop(sprintf(say[["away"]], name), call. = FALSE)
  if (file.size(path) != bytes || tools::md5sum(path) != md5) stop(sprintf(say[["later"]], name), call. = FALSE)
  cells <- read.table(
    path, header = FALSE, sep = ",", quote = "\"", colClasses = "character", na.strings = character(0),
    comment.char = "", blank.lines.skip = FALSE, stringsAsFactors = FALSE, fileEncoding = "UTF-8-BOM"
  )
  cells[] <- lapply(cells, plain_text)
  header <- unlist(cells[1, ])
  cells <- cells[-1, , drop = FALSE]
  cells[] <- lapply(cells, function(column) ifelse(column == "", NA, column))
  names(cells) <- header
  for (column in numbers) cells[[column]] <- if (column %in% moments) days_in(cells[[column]]) else as.numeric(cells[[column]])
  rownames(cells) <- NULL
  cells[unique(c(numbers, texts))]
}

# A text without the apostrophe that keeps spreadsheets from reading it as a formula.
plain_text <- function(texts) sub("^'(?='*[=+@\t\r-])", "", texts, perl = TRUE)

# Days since 1970-01-01 of 2016-07-31 or 2016-07-31T10:30:00.250, by the Gregorian calendar in both directions; what no
# calendar can write stands as the number of days.
days_in <- function(texts) {
  parts <- regmatches(texts, regexec("^([+-]?[0-9]+)-([0-9]{2})-([0-9]{2})(T([0-9]{2}):([0-9]{2}):([0-9.]+))?$", texts))
  vapply(seq_along(texts), function(at) {
    part <- as.numeric(parts[[at]][-c(1, 5)])
    if (length(part) == 0 || is.na(part[1])) return(as.numeric(texts[at]))
    year <- part[1] - (part[2] <= 2)
    day_of_year <- floor((153 * ((part[2] + 9) %% 12) + 2) / 5) + part[3] - 1
    days <- 365 * year + floor(year / 4) - floor(year / 100) + floor(year / 400) + day_of_year - 719468
    if (is.na(part[4])) days else days + (part[4] * 3600 + part[5] * 60 + part[6]) / 86400
  }, 0)
}

# Answers that the codebook calls missing, by value or by range, become NA.
without_missing <- function(data, variables, codes = character(0), from = numeric(0), to = numeric(0)) {
  for (variable in variables) {
    values <- data[[variable]]
    as_number <- if (is.numeric(values)) values else suppressWarnings(as.numeric(values))
    missing <- if (is.numeric(values)) values %in% as.numeric(codes) else values %in% codes
    for (range in seq_along(from)) missing <- missing | (as_number >= from[range] & as_number <= to[range]) %in% TRUE
    data[[variable]][missing] <- NA
  }
  data
}
