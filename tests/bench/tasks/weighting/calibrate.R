# The same calibration by R survey. Arguments: folder, file of weights.
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "../task.R"))
suppressPackageStartupMessages(library(survey))

arguments <- commandArgs(TRUE)
margins <- c("department", "year", "cause", "schooling", "sex")
persons <- load_survey(arguments[1], c("stratum", "unit", margins), c("weight", "age"))
persons[margins] <- lapply(persons[margins], factor)
design <- svydesign(ids = ~unit, strata = ~stratum, weights = ~weight, data = persons)
totals <- lapply(margins, function(name) load_numbers(arguments[1], paste0("totals-", name)))
population <- c(sum(totals[[1]]), unlist(lapply(totals, `[`, -1)), load_numbers(arguments[1], "totals-age"))

measured(function() {
  calibrated <<- calibrate(design, ~ department + year + cause + schooling + sex + age, population, calfun = "linear")
})
if (length(arguments) > 1) writeBin(as.vector(weights(calibrated)), arguments[2])
