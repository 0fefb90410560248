# The same raking by R survey. Arguments: folder, epsilon, file of weights.
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "../task.R"))
suppressPackageStartupMessages(library(survey))

arguments <- commandArgs(TRUE)
persons <- load_survey(arguments[1], c("stratum", "unit", "sex", "schooling", "department", "cause"), "weight")
persons$sex_schooling <- (persons$sex - 1) * 7 + persons$schooling
design <- svydesign(ids = ~unit, strata = ~stratum, weights = ~weight, data = persons)
margin <- function(variable, name = variable) {
  totals <- load_numbers(arguments[1], paste0("totals-", name))
  setNames(data.frame(seq_along(totals), totals), c(variable, "Freq"))
}
margins <- list(margin("sex_schooling", "sex-schooling"), margin("department"), margin("cause"))

measured(function() {
  raked <<- rake(design, list(~sex_schooling, ~department, ~cause), margins,
    control = list(maxit = 100, epsilon = as.numeric(arguments[2])))
})
if (length(arguments) > 2) writeBin(as.vector(weights(raked)), arguments[3])
