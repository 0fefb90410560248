# The same by R survey, with its own draws. Arguments: folder, file of multipliers, file of standard errors.
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "../task.R"))
suppressPackageStartupMessages(library(survey))

arguments <- commandArgs(TRUE)
persons <- load_survey(arguments[1], c("stratum", "unit", "sex", "band", "cause"), "weight")
persons$cause <- factor(persons$cause)
design <- svydesign(ids = ~unit, strata = ~stratum, weights = ~weight, data = persons)
set.seed(1)

measured(function() {
  replicated <<- as.svrepdesign(design, type = "subbootstrap", replicates = 500)
  shares <<- svyby(~cause, ~ sex + band, replicated, svymean)
  totals <<- svyby(~cause, ~ sex + band, replicated, svytotal)
})
if (length(arguments) > 2) {
  multipliers <- weights(replicated, type = "replication")[!duplicated(persons$unit), ]
  writeBin(as.vector(multipliers), arguments[2])
  errors <- function(table) t(SE(table)[order(table$sex, table$band), ])
  writeBin(as.vector(cbind(errors(totals), errors(shares))), arguments[3])
}
