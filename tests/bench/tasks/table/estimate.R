# The same figures by R survey: svyby of means and of totals of the causes, with design effects.
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "../task.R"))
suppressPackageStartupMessages(library(survey))

folder <- commandArgs(TRUE)[1]
persons <- load_survey(folder, c("stratum", "unit", "sex", "band", "department", "cause"), "weight")
persons$cause <- factor(persons$cause)
design <- svydesign(ids = ~unit, strata = ~stratum, weights = ~weight, data = persons)

measured(function() {
  shares <<- svyby(~cause, ~ sex + band + department, design, svymean, deff = TRUE)
  totals <<- svyby(~cause, ~ sex + band + department, design, svytotal, deff = TRUE)
})

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
if (length(commandArgs(TRUE)) > 1) writeBin(as.vector(figures), commandArgs(TRUE)[2])
