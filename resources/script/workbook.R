# ---- Workbooks --------------------------------------------------------------------------------------------------

# A sheet of an XLSX workbook as the study reads it: moments as days since 1970-01-01, durations as seconds, TRUE and
# FALSE as 1 and 0, formulas by the value computed last; texts of numbers and days where a column is text.
read_workbook <- function(name, bytes, numbers, texts, sheet = NULL, header_row = NULL, decimal = NULL) {
  cells <- cells_of_sheet(source_file(name, bytes), sheet)
  header_row <- if (is.null(header_row)) min(cells$row) else header_row
  heads <- cells[cells$row == header_row, ]
  cells <- cells[cells$row > header_row, ]
  header <- rep("", max(heads$column, cells$column))
  header[heads$column] <- heads$text
  header <- column_names(header)
  rows <- max(cells$row) - header_row
  column <- function(variable) cells[cells$column == match(variable, header), ]
  written <- lapply(setNames(nm = numbers), function(variable) with(column(variable), text[is.na(value)]))
  marks <- vapply(written, mark_shown, "")
  shown <- unique(marks[!is.na(marks)])
  placed <- function(own, values) replace(rep(values[NA_integer_], rows), own$row - header_row, values)
  columns <- lapply(setNames(nm = unique(c(numbers, texts))), function(variable) {
    own <- column(variable)
    if (!(variable %in% numbers)) return(placed(own, own$text))
    mark <- if (!is.null(decimal)) decimal else if (!is.na(marks[[variable]])) marks[[variable]] else
      if (length(shown) == 1) shown else "."
    placed(own, ifelse(is.na(own$value), numbers_in(own$text, mark), own$value))
  })
  as.data.frame(columns, check.names = FALSE, optional = TRUE, stringsAsFactors = FALSE)
}

# The cells of a sheet that are not blank: row, column, text, and the value of those that are no text.
cells_of_sheet <- function(path, sheet) {
  part <- function(name) part_of_workbook(path, name)
  types <- elements(part("[Content_Types].xml"), "Override")
  main <- sub("^/", "", attribute(types[endsWith(attribute(types, "ContentType"), ".main+xml")], "PartName"))[1]
  home <- dirname(main)
  relations <- part(file.path(home, "_rels", paste0(basename(main), ".rels")))
  book <- part(main)
  sheets <- elements(book, "sheet")
  visible <- !grepl("hidden", attribute(sheets, "state"), ignore.case = TRUE)
  wanted <- if (is.null(sheet)) c(which(visible), 1)[1] else match(sheet, unescaped(attribute(sheets, "name")))
  id <- attribute(sheets[wanted], "\\w+:id")
  shared <- related(relations, "sharedStrings", home)
  strings <- if (is.na(shared)) character(0) else texts_in(elements(part(shared), "si"))
  styled <- related(relations, "styles", home)
  meanings <- if (is.na(styled)) character(0) else meanings_of_styles(part(styled))
  rows <- elements(part(related(relations, "worksheet", home, id)), "row")
  of_rows <- lapply(rows, elements, "c")
  cells <- unlist(of_rows)
  row <- rep(counted_on(suppressWarnings(as.integer(attribute(rows, "r")))), lengths(of_rows))
  column <- ave(column_number(gsub("[0-9]", "", attribute(cells, "r"))), row, FUN = counted_on)
  type <- attribute(cells, "t")
  kept <- unescaped(content(cells, "v"))
  kept[type == "inlineStr"] <- texts_in(cells[type == "inlineStr"])
  text <- ifelse(type == "s", strings[suppressWarnings(as.integer(kept)) + 1], kept)
  style <- meanings[suppressWarnings(as.integer(attribute(cells, "s"))) + 1]
  from_1904 <- any(attribute(elements(book, "workbookPr"), "date1904") %in% c("1", "true"))
  found <- data.frame(row, column, valued(type, unname(text), style, from_1904), stringsAsFactors = FALSE)
  found[type != "e" & !grepl("^[[:cntrl:][:space:]]*$", found$text), ]
}

part_of_workbook <- function(path, name) {
  size <- unzip(path, list = TRUE)
  connection <- unz(path, name, "rb")
  on.exit(close(connection))
  text <- rawToChar(readBin(connection, "raw", size$Length[size$Name == name]))
  Encoding(text) <- "UTF-8"
  text
}

# The part that a part refers to, by what it is there or by its name.
related <- function(relations, kind, home, id = NULL) {
  links <- elements(relations, "Relationship")
  found <- links[endsWith(attribute(links, "Type"), paste0("/", kind)) & (is.null(id) | attribute(links, "Id") %in% id)]
  if (length(found) == 0) return(NA)
  target <- unescaped(attribute(found[1], "Target"))
  if (startsWith(target, "/")) return(substring(target, 2))
  parts <- strsplit(file.path(home, target), "/")[[1]]
  for (up in which(parts == "..")) parts[c(max(which(parts[seq_len(up - 1)] != ".")), up)] <- "."
  paste(parts[!(parts %in% c("", "."))], collapse = "/")
}

elements <- function(xml, name) {
  pattern <- sprintf("(?s)<((?:\\w+:)?%s)(?=[ />\\s])[^>]*?(?:/>|>.*?</\\1>)", name)
  regmatches(xml, gregexpr(pattern, xml, perl = TRUE))[[1]]
}

attribute <- function(element, name) {
  pattern <- sprintf("(?s)^<[^>]*?\\s%s=(?:\"([^\"]*)\"|'([^']*)').*$", name)
  ifelse(grepl(pattern, element, perl = TRUE), sub(pattern, "\\1\\2", element, perl = TRUE), "")
}

content <- function(element, name) {
  pattern <- sprintf("(?s)^.*<(?:\\w+:)?%s(?:\\s[^>]*)?>(.*?)</.*$", name)
  ifelse(grepl(pattern, element, perl = TRUE), sub(pattern, "\\1", element, perl = TRUE), "")
}

# The pieces of a text that differ in their letters, together; how it is pronounced is no part of it.
texts_in <- function(found) {
  single <- content(found, "t")
  pieces <- grepl("<(\\w+:)?rPh|<(\\w+:)?t[ />].*<(\\w+:)?t[ />]", found)
  single[pieces] <- vapply(found[pieces], function(element) {
    spoken <- gsub("(?s)<(?:\\w+:)?rPh.*?</(?:\\w+:)?rPh>", "", element, perl = TRUE)
    paste(content(elements(spoken, "t"), "t"), collapse = "")
  }, "")
  unescaped(single)
}

unescaped <- function(texts) {
  escapes <- grepl("&|_x", texts)
  if (any(escapes)) texts[escapes] <- vapply(texts[escapes], unescaped_one, "")
  texts
}

unescaped_one <- function(text) {
  for (pattern in c("&#[0-9]+;", "&#x[0-9A-Fa-f]+;", "_x[0-9A-Fa-f]{4}_")) {
    for (found in unique(regmatches(text, gregexpr(pattern, text))[[1]])) {
      digits <- gsub("^(&#x?|_x)|[;_]$", "", found)
      code <- strtoi(digits, if (startsWith(pattern, "&#[")) 10 else 16)
      if (code > 0) text <- gsub(found, intToUtf8(code), text, fixed = TRUE)
    }
  }
  named <- c(`&lt;` = "<", `&gt;` = ">", `&quot;` = "\"", `&apos;` = "'", `&amp;` = "&")
  for (name in names(named)) text <- gsub(name, named[[name]], text, fixed = TRUE)
  text
}

# Where a row or a cell does not say its number it is the next one.
counted_on <- function(numbers) {
  for (at in which(is.na(numbers))) numbers[at] <- if (at == 1) 1 else numbers[at - 1] + 1
  numbers
}

column_number <- function(letters) {
  vapply(strsplit(letters, ""), function(own) if (length(own) == 0) NA_real_ else Reduce(function(sum, letter) sum * 26 + match(letter, LETTERS), own, 0), 0)
}

# What the number of a cell is by its style: a moment where the format has years or days, a duration where it has times.
meanings_of_styles <- function(xml) {
  formats <- elements(xml, "numFmt")
  codes <- setNames(unescaped(attribute(formats, "formatCode")), attribute(formats, "numFmtId"))
  used <- attribute(elements(elements(xml, "cellXfs"), "xf"), "numFmtId")
  vapply(used, function(id) {
    if (!(id %in% names(codes))) {
      if (id %in% c(14:17, 22)) return("moment")
      return(if (id %in% c(18:21, 45:47)) "duration" else "number")
    }
    plain <- gsub("\"[^\"]*\"|[\\\\_*].|\\[(?![hmsHMS]+\\])[^]]*\\]", "", codes[[id]], perl = TRUE)
    plain <- gsub("general|am/pm|a/p|0+e[+-]?0+", "", sub(";.*", "", tolower(plain)))
    if (grepl("[yd]", plain)) "moment" else if (grepl("[hs]|\\[m+\\]", plain)) "duration" else
      if (grepl("m", plain)) "moment" else "number"
  }, "", USE.NAMES = FALSE)
}

# The number of a cell, NA for a text, and what it is as a text. Excel gives 1900 a February 29 that it never had.
valued <- function(type, text, style, from_1904) {
  is_number <- type %in% c("", "n")
  style[is.na(style)] <- "number"
  number <- suppressWarnings(as.numeric(ifelse(is_number, text, NA)))
  long <- is_number & grepl("^-?[0-9]{16,}$", text)
  days <- if (from_1904) number - 24107 else ifelse(number < 60, number + 1, number) - 25569
  iso <- type == "d" & grepl("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+)?$", text)
  days[iso] <- as.numeric(as.POSIXct(sub("T", " ", text[iso]), tz = "UTC", tryFormats = c("%Y-%m-%d %H:%M:%OS", "%Y-%m-%d"))) / 86400
  is_moment <- iso | (is_number & style == "moment")
  seconds <- round(number * 86400000) / 1000
  is_duration <- is_number & style == "duration"
  truth <- type == "b"
  value <- ifelse(is_moment, days, ifelse(is_duration, seconds, ifelse(truth, (text %in% c("1", "true")) + 0, number)))
  value[long & style == "number"] <- NA
  shown <- ifelse(is_moment, moment_text(days), ifelse(is_duration, duration_text(seconds),
    ifelse(truth, ifelse(value == 1, "TRUE", "FALSE"), ifelse(is_number & !long, number_text(number), text))))
  data.frame(text = shown, value = value, stringsAsFactors = FALSE)
}

moment_text <- function(days) {
  moment <- as.POSIXct(round(days * 86400000) / 1000, origin = "1970-01-01", tz = "UTC")
  text <- sub("\\.000$", "", format(moment, "%Y-%m-%dT%H:%M:%OS3"))
  sub("T00:00:00$", "", text)
}

duration_text <- function(seconds) {
  whole <- floor(abs(seconds))
  text <- sprintf("%s%02.0f:%02.0f:%02.0f", ifelse((seconds < 0) %in% TRUE, "-", ""), whole %/% 3600, whole %/% 60 %% 60, whole %% 60)
  fraction <- round((abs(seconds) - whole) * 1000)
  ifelse(fraction %in% 0 | is.na(fraction), text, sprintf("%s.%03.0f", text, fraction))
}
