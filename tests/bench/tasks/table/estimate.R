# The same figures by R survey: svyby of means and of totals of the causes, with design effects. Arguments: folder, how
# many of the 14 departments to go through, file of figures. The design is always that of all persons. svyby goes through
# domains one by one: with fewer departments than all the time is that of the first and, for each of the other 13, what
# one more has taken.
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "../task.R"))
suppressPackageStartupMessages(library(survey))

folder <- commandArgs(TRUE)[1]
departments <- as.integer(commandArgs(TRUE)[2])
persons <- load_survey(folder, c("stratum", "unit", "sex", "band", "department", "cause"), "weight")
persons$cause <- factor(persons$cause)
design <- svydesign(ids = ~unit, strata = ~stratum, weights = ~weight, data = persons)

table_of <- function(departments) {
  chosen <- update(design, department = ifelse(department > departments, NA, department))
  timed(function() {
    shares <<- svyby(~cause, ~ sex + band + department, chosen, svymean, deff = TRUE)
    totals <<- svyby(~cause, ~ sex + band + department, chosen, svytotal, deff = TRUE)
  })
}

before <- peak_mb()
if (departments == 14) {
  report(table_of(14), before)
} else {
  first <- table_of(1)
  report(first + 13 * (table_of(departments) - first) / (departments - 1), before)
}

# The order of figures-file.ts: cells of sex, band, department and cause, twelve figures each.
causes <- nlevels(persons$cause)
figures <- array(NaN, c(12, causes, 14, 5, 2))
columns <- function(table, prefix) as.matrix(as.data.frame(table)[paste0(prefix, "cause", seq_len(causes))])
put <- function(table, first) {
  at <- cbind(table$department, table$band, table$sex)
  for (kind in 1:3) {
    values <- columns(table, c("", "se.", "DEff.")[kind])
    for (row in seq_len(nrow(at))) figures[first + kind - 1, , at[row, 1], at[row, 2], at[row, 3]] <<- values[row, ]
  }
}
put(totals, 1)
put(shares, 4)
if (length(commandArgs(TRUE)) > 2) writeBin(as.vector(figures), commandArgs(TRUE)[3])
