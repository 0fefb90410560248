# ---- Functions of the plan's formulas ---------------------------------------------------------------------------

# A condition that is no comparison: a number other than 0, a text that is not empty.
is_so <- function(x) !is.na(x) & if (is.character(x)) x != "" else x != 0

same_text <- function(a, b) (a == b) %in% TRUE | (is.na(a) & is.na(b))

# A number as the plan writes it in a text: no more digits than needed, no exponent.
number_text <- function(x) {
  whole <- abs(x) < 1e15 & x == trunc(x)
  ifelse(is.na(x), NA, ifelse(whole, sprintf("%.0f", x), sprintf("%.15g", x)))
}

text_of <- function(x) {
  if (is.character(x)) return(ifelse(is.na(x), "null", x))
  if (is.logical(x)) return(ifelse(is.na(x), "null", ifelse(x, "true", "false")))
  ifelse(is.na(x), "NaN", number_text(x))
}

number_of <- function(x) suppressWarnings(as.numeric(ifelse(trimws(x) == "", "0", x)))
remainder <- function(a, b) a - b * trunc(a / b)
round_up_half <- function(x) floor(x) + (x - floor(x) >= 0.5)
trimmed <- function(x) gsub("^[\\s\u00a0\ufeff]+|[\\s\u00a0\ufeff]+$", "", x, perl = TRUE)
length_of <- function(x) if (is.character(x)) ifelse(is.na(x), 0, nchar(x)) else rep(0, length(x))

leading <- function(x, pattern) {
  if (is.numeric(x)) return(x)
  found <- regexpr(pattern, x, perl = TRUE)
  texts <- rep(NA_character_, length(x))
  texts[!is.na(found) & found > 0] <- regmatches(x, found)
  as.numeric(texts)
}
leading_number <- function(x) leading(x, "^\\s*[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?")
leading_integer <- function(x, base = 10) if (is.numeric(x)) trunc(x) else leading(x, "^\\s*[+-]?[0-9]+")

starts_with <- function(x, start, from = 0) startsWith(part_of(x, from), start) %in% TRUE
ends_with <- function(x, end, until = nchar(x)) endsWith(part_of(x, 0, until), end) %in% TRUE

# Where a text stands in another (0 = at its start); -1 where it does not, and in a blank.
place_in <- function(x, text) {
  at <- mapply(function(one, part) regexpr(part, one, fixed = TRUE) - 1, x, text, USE.NAMES = FALSE)
  ifelse(is.na(at), -1, at)
}

# The characters from place `from` (0 = first) up to, not with, `until`; the lesser of both comes first.
part_of <- function(x, from, until = nchar(x)) {
  until <- pmax(until, 0)
  from <- pmax(from, 0)
  substr(x, pmin(from, until) + 1, pmax(from, until))
}

utc <- function(x) as.POSIXlt(as.POSIXct(moment_of(x) / 1000, origin = "1970-01-01", tz = "UTC"), tz = "UTC")
day_of <- function(x) utc(x)$mday
month_of <- function(x) utc(x)$mon
year_of <- function(x) utc(x)$year + 1900

# Milliseconds since 1970 of 2016, 2016-07 or 2016-07-31, with or without a time, or of a number of days since 1970; NA where a text
# is no date, and where there is no such day or hour. A time without its zone is UTC.
moment_of <- function(x) {
  if (!is.character(x)) return(floor(x * 86400000 + 0.5))
  x <- sub("^(\\d{4})$", "\\1-01", x)
  x <- sub("^(\\d{4}-\\d{2})$", "\\1-01", x)
  pattern <- "^(\\d{4}-\\d{2}-\\d{2})(T(\\d{2}):(\\d{2})(:(\\d{2}(\\.\\d+)?))?(Z|([-+])(\\d{2}):(\\d{2}))?)?$"
  of_one <- function(parts) {
    if (length(parts) < 12) return(NA_real_)
    number <- function(at) if (is.na(at) || parts[at] == "") 0 else as.numeric(parts[at])
    seconds <- function(at) {
      if (number(at[1]) > 23 || number(at[2]) > 59 || number(at[3]) >= 60) return(NA_real_)
      3600 * number(at[1]) + 60 * number(at[2]) + number(at[3])
    }
    ahead <- seconds(c(11, 12, NA)) * (if (parts[10] == "-") -1 else 1)
    day <- as.numeric(as.Date(parts[2], format = "%Y-%m-%d"))
    86400000 * day + floor(1000 * (seconds(c(4, 5, 7)) - ahead) + 0.5)
  }
  vapply(regmatches(x, regexec(pattern, x)), of_one, numeric(1))
}

# Over the records of a group; blanks count in none but the first, and as one value in the second.
records <- function() get(".group_size", envir = parent.frame())
distinct_values <- function(x) length(unique(x))
known <- function(x) sum(!is.na(x))
of_known <- function(x, statistic) if (any(!is.na(x))) statistic(x[!is.na(x)]) else NA
sum_known <- function(x) of_known(x, sum)
mean_known <- function(x) of_known(x, mean)
median_known <- function(x) of_known(x, median)
smallest <- function(x) of_known(x, min)
largest <- function(x) of_known(x, max)
first_known <- function(x) of_known(x, function(known) known[1])
